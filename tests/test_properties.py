"""What holds for any catalogue: if it checks clean, it is written, proven, and written again to the same bytes."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters import check
from exporters.format import Settings
from exporters.model.vocabulary import (
    AccessLevel,
    Frequency,
    MeasurementLevel,
    PersonalData,
    Status,
)
from exporters.registry import plugins, reader

BASE = Path(__file__).parent / "rules" / "base"
FORMATS = [plugin.format for plugin in plugins() if plugin.format and plugin.distribution == "varcat"]

any_text = st.text(min_size=1, max_size=60)
markdown = st.one_of(
    any_text,
    st.lists(
        st.sampled_from(
            [
                *("- item\n", "  - deeper\n", "1. one\n", "> quoted\n", "*em* ", "**strong** ", "`code` ", "# title\n"),
                *("[share](share) ", "[web](https://example.org/a?b=c&d) ", "<b>html</b> ", "    block\n", "&amp; "),
                *("\\* ", "![i](u) ", "```\nfence\n```\n", "---\n", "| a | b |\n", "&#7; ", "]]> ", "<!-- x --> "),
                "\n\n",
            ]
        ),
        max_size=12,
    ).map("".join),
)
usable_id = st.from_regex(r"\A[A-Za-z][A-Za-z0-9_-]{0,20}\Z")
any_id = st.one_of(usable_id, usable_id, usable_id, any_text)
links = {
    "stat": {"sources": ["visits"], "cubes": ["care_cube"], "keywords": ["care"], "codelist": "sexes"},
    "source": {"sources": ["visits"], "keywords": ["care"], "codelist": "sexes"},
    "cube": {"sources": ["visits"], "keywords": ["care"], "measures": ["share"]},
}
day = st.dates(max_value=__import__("datetime").date(2025, 1, 1)).map(str)


def per_language(texts: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({"nl": texts, "fr": texts})


@st.composite
def definitions(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["stat", "source", "cube"]))
    optional = {
        "code": any_text,
        "definition": per_language(markdown),
        "remarks": per_language(markdown),
        "modified": day,
        "status": st.sampled_from([*map(str, Status)]),
        "exact_match": st.lists(st.sampled_from(["https://example.org/x", "https://example.org/é"]), unique=True),
        "contact": st.fixed_dictionaries({"name": per_language(any_text)}),
        "legal_basis": st.lists(st.fixed_dictionaries({"title": per_language(any_text)}), max_size=2),
        "population": per_language(any_text),
        "update": st.fixed_dictionaries(
            {"frequency": st.sampled_from([*map(str, Frequency)]), "timing": per_language(any_text)}
        ),
        "available_from": st.one_of(st.integers(1900, 2020), day),
        "breaks": st.lists(st.fixed_dictionaries({"date": day, "reason": per_language(any_text)}), max_size=2),
        "access_level": st.sampled_from([*map(str, AccessLevel)]),
        "personal_data": st.sampled_from([*map(str, PersonalData)]),
        "platform": any_text,
        **{name: st.just(value) for name, value in links[kind].items()},
    }
    if kind == "cube":
        axis = st.fixed_dictionaries({"id": any_id, "title": per_language(any_text), "variable": st.just("visits")})
        optional["dimensions"] = st.lists(axis, max_size=3, unique_by=lambda d: d["id"].casefold())
    else:
        optional["unit"] = st.fixed_dictionaries({"label": per_language(any_text), "multiplier": st.integers(-15, 15)})
        optional["measurement_level"] = st.sampled_from([*map(str, MeasurementLevel)])
        optional["calculation"] = st.fixed_dictionaries(
            {"text": per_language(any_text), "numerator": st.just(["visits"])}
        )
    required = {"id": any_id, "kind": st.just(kind), "title": per_language(any_text)}
    return draw(st.fixed_dictionaries(required, optional=optional))


code_lists = st.fixed_dictionaries(
    {
        "id": any_id,
        "kind": st.just("codelist"),
        "title": per_language(any_text),
        "codes": st.lists(
            st.fixed_dictionaries({"code": any_text, "title": per_language(any_text)}, optional={"valid_from": day}),
            max_size=4,
            unique_by=lambda code: code["code"],
        ),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(st.one_of(definitions(), code_lists), max_size=4), st.booleans())
def test_what_checks_clean_is_carried_by_every_format(contents: list[dict[str, Any]], allow_unicode: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalogue"
        shutil.copytree(BASE, root)
        for number, content in enumerate(contents):
            name = content["id"] if content["id"].isascii() and content["id"].isalnum() else f"file{number}"
            document = yaml.safe_dump(content, allow_unicode=allow_unicode, sort_keys=False)
            (root / content["kind"] / f"{name}.yaml").write_text(document, encoding="utf-8", errors="surrogatepass")
        checked = check(root)
        assert all(finding.location.line >= 1 for finding in checked.findings)
        if checked.errors or checked.catalog is None:
            return
        for form in FORMATS:
            for document in form.plan(checked.catalog):
                streams = [io.BytesIO(), io.BytesIO()]
                for stream in streams:
                    form.writer(document)(stream, checked.catalog, document.subjects, Settings())
                assert streams[0].getvalue() == streams[1].getvalue()
                file = Path(folder) / Path(document.path).name
                file.write_bytes(streams[0].getvalue())
                expected = checked.catalog.edges(d.id for d in document.subjects)
                assert frozenset(reader(form.name)(file)) == expected
