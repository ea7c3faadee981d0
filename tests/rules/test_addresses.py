"""Which addresses are legal without a closer look."""

from __future__ import annotations

import pyoxigraph
from hypothesis import given
from hypothesis import strategies as st

from exporters.rules.vocabularies import PLAIN_ADDRESS


@given(st.from_regex(PLAIN_ADDRESS, fullmatch=True))
def test_a_plain_address_is_legal(address: str) -> None:
    assert pyoxigraph.NamedNode(address).value == address


def test_most_addresses_are_plain() -> None:
    assert PLAIN_ADDRESS.fullmatch("http://publications.europa.eu/resource/authority/licence/CC_BY_4_0")
    assert PLAIN_ADDRESS.fullmatch("https://example.org/variables/id")
    assert not PLAIN_ADDRESS.fullmatch("https://example.org/a b")
    assert not PLAIN_ADDRESS.fullmatch("https://example.org/a[b]")
