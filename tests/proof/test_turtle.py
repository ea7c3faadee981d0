"""The fast reader of Turtle gives what rdflib's own gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from exporters.proof import turtle
from exporters.proof.turtle import read

Statements = list[tuple[str, str, str]]

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def _read(path: Path, text: str) -> Statements:
    path.write_bytes(text.encode())
    statements: Statements = []
    read(path, lambda *statement: statements.append(statement))
    return statements


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test may write."""
    return tmp_path / "document.ttl"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<urn:o> .", "urn:o"),
        ("p:o .", "urn:p:o"),
        (r"p:o\#x .", "urn:p:o#x"),
        (r"<urn:\u00e9> .", "urn:é"),
        ('"text" .', '"text'),
        ('"text"@nl-BE .', '"text'),
        ('"2006"^^p:year .', '"2006'),
        ("'text' .", '"text'),
        ('"""long\n"text" """ .', '"long\n"text" '),
        ('"""""" .', '"'),
        ('"" .', '"'),
        (r'"caf\u00e9" .', '"café'),
    ],
)
def test_objects(written: str, expected: str, path: Path) -> None:
    assert _read(path, f"@prefix p: <urn:p:> .\n<urn:s> p:is {written}") == [("urn:s", "urn:p:is", expected)]


def test_lists_of_objects_and_properties(path: Path) -> None:
    text = '<urn:s> a <urn:C> , <urn:D> ;\n    <urn:p> "a" , "b"@en ;\n    <urn:q> <urn:o> .\n'
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    expected = [(kind, "urn:C"), (kind, "urn:D"), ("urn:p", '"a'), ("urn:p", '"b'), ("urn:q", "urn:o")]
    assert _read(path, text) == [("urn:s", *rest) for rest in expected]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_any_literal(text: str, path: Path) -> None:
    graph = Graph()
    graph.add((URIRef("urn:s"), URIRef("urn:p"), Literal(text, lang="en")))
    [(_, _, found)] = _read(path, graph.serialize(format="turtle"))
    if not set(text) & set('"\\\n\r\t\b\f'):
        assert found == f'"{text}'


@pytest.mark.parametrize(
    "text",
    [
        "<urn:s> <urn:p> <urn:o>",
        "<urn:s> <urn:p> <urn:o> ; <urn:o> .",
        "<urn:s> q:p <urn:o> .",
        '<urn:s> <urn:p> "open .',
        '<urn:s> <urn:p> "a\nb" .',
        r'<urn:s> <urn:p> "\x" .',
        "Nonsense.",
    ],
)
def test_what_is_not_turtle_is_refused(text: str, path: Path) -> None:
    with pytest.raises(ValueError, match="is not Turtle"):
        _read(path, text)


def test_blank_nodes_are_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="blank node"):
        _read(path, "<urn:s> <urn:p> [ <urn:q> <urn:o> ] .")


def test_pieces_make_the_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "@prefix p: <urn:p:> .\n\n" + "".join(f'<urn:{n}> p:is "{n}" ;\n    p:of <urn:x> .\n\n' for n in range(50))
    whole = _read(path, text)
    monkeypatch.setattr(turtle, "_PIECE", 10)
    assert _read(path, text) == whole
    assert len(whole) == 100


def test_a_cut_inside_a_literal_cannot_go_unseen(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turtle, "_PIECE", 10)
    with pytest.raises(ValueError, match="is not Turtle"):
        _read(path, '<urn:s> <urn:p> """one\n\n<urn:a> <urn:b> <urn:c> .\n\n""" .')


def test_lines_of_any_kind(path: Path) -> None:
    assert _read(path, '<urn:s>\r\n  <urn:p>\r\n  "a" , # why\r\n  <urn:o> .\r\n') == [
        ("urn:s", "urn:p", '"a'),
        ("urn:s", "urn:p", "urn:o"),
    ]
