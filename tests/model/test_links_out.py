"""Which texts may hold a link that leaves the catalogue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.model.richtext import anchors, may_lead_out

PIECES = (
    "[",
    "]",
    "](",
    ")",
    "(",
    "<",
    ">",
    ":",
    "&#58;",
    "&colon;",
    "\\",
    "\n",
    " ",
    "x",
    "https://a.b",
    "[r]: ",
    "[r]",
)


@pytest.mark.parametrize(
    "source",
    [
        "[a](https://example.org)",
        "[a]( \n https://example.org)",
        "[a](https&#58;//example.org)",
        "[a](https&colon;//example.org)",
        "[a](x(y)z:w)",
        "[a](<a b:c>)",
        "<https://example.org>",
        "<info@example.org>",
        "[a][r]\n\n[r]: https://example.org",
        "![[a](https://example.org)](stat_1) [b](urn:x)",
    ],
)
def test_a_link_to_an_iri_is_never_overlooked(source: str) -> None:
    assert any(anchor.is_external for anchor in anchors(source))
    assert may_lead_out(source)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_leads_outside_is_looked_at(source: str) -> None:
    if any(anchor.is_external for anchor in anchors(source)):
        assert may_lead_out(source)


def test_a_link_to_a_definition_is_not_looked_at() -> None:
    assert not may_lead_out("note: [a](stat_1), and that: no more")
