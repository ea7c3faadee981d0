"""What harvesters find their way by: `sitemap.xml`, and `feed.xml` with what has changed since the last publication.

Both are made from the list of published files alone. Any static web server can serve them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import BinaryIO, Final
from urllib.parse import quote

from lxml import etree

from exporters.format import PublishedFile
from exporters.formats.xml import XmlStream, xml_document
from exporters.model.catalog import Catalog
from exporters.model.citation import in_language
from exporters.model.definitions import Definition
from exporters.model.vocabulary import Role

SITEMAP: Final = "sitemap.xml"
FEED: Final = "feed.xml"

_ATOM: Final = "http://www.w3.org/2005/Atom"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"
_RESOURCE_SYNC: Final = "http://www.openarchives.org/rs/terms/"
_HASH: Final = f"{{{_RESOURCE_SYNC}}}hash"
_SITEMAPS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SUCCESSOR: Final = "successor-version"
"""The relation of RFC 5829 that leads to what replaces a record."""
_NEVER: Final = "1970-01-01"
"""What stands for now in a catalogue without any date."""
_URLS: Final = 50_000
"""As many addresses as a sitemap may have (sitemaps.org)."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a feed says of one definition: when it last changed, its files (address -> hash), what replaces it."""

    updated: str
    files: Mapping[str, str] = field(default_factory=dict)
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: the records there are, and those that were withdrawn, each by its IRI."""

    records: Mapping[str, Record] = field(default_factory=dict)
    withdrawn: Mapping[str, Record] = field(default_factory=dict)


def read_feed(content: bytes) -> Feed:
    """The feed of an earlier publication; an empty one if it cannot be read any more."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return Feed()
    entries = {e.findtext(_atom("id")): _read(e, e.findtext(_atom("updated"))) for e in root.iterfind(_atom("entry"))}
    gone = root.iterfind(f"{{{_TOMBSTONES}}}deleted-entry")
    return Feed(entries, {e.get("ref"): _read(e, e.get("when")) for e in gone})


def _atom(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _read(element: etree._Element, updated: str) -> Record:
    links = element.findall(_atom("link"))
    files = {link.get("href"): link.get(_HASH) for link in links if link.get("rel") == "alternate"}
    return Record(updated, files, tuple(link.get("href") for link in links if link.get("rel") == _SUCCESSOR))


def next_feed(before: Feed, catalog: Catalog, files: Sequence[PublishedFile], now: datetime) -> Feed:
    """The feed after this publication.

    A record whose files stayed the same keeps its date, so that nothing changes when nothing changed; one that is gone
    leaves a tombstone, with what replaced it when it was last published.
    """
    current: dict[str, dict[str, str]] = {}
    for file in files:
        if file.definition:
            current.setdefault(file.definition, {})[address(catalog, file.path)] = f"sha-256:{file.sha256}"
    moment = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    records = {}
    for identifier, hashes in current.items():
        iri = _iri(catalog, identifier)
        old = before.records.get(iri)
        updated = old.updated if old and old.files == hashes else _changed(catalog[identifier], old, moment)
        records[iri] = Record(updated, hashes, _successors(catalog, identifier))
    gone = {iri: Record(moment, {}, old.successors) for iri, old in before.records.items() if iri not in records}
    kept = {iri: old for iri, old in before.withdrawn.items() if iri not in records}
    return Feed(records, {**gone, **kept})


def _iri(catalog: Catalog, identifier: str) -> str:
    return f"{catalog.info.base_iri}record/{identifier}"


def _changed(definition: Definition, old: Record | None, moment: str) -> str:
    """When a record changed: the day that it gives itself, if that tells anything new, or else now."""
    own = f"{definition.modified}T00:00:00Z" if definition.modified else ""
    return own if own > (old.updated if old else "") else moment


def _successors(catalog: Catalog, identifier: str) -> tuple[str, ...]:
    return tuple(_iri(catalog, other) for other in catalog.links_to(identifier).get(Role.REPLACES, ()))


def address(catalog: Catalog, path: str) -> str:
    """The address of a file of the publication."""
    return (catalog.info.published_at or catalog.info.base_iri) + quote(path, safe="/;")


def write_feed(out: BinaryIO, feed: Feed, catalog: Catalog) -> None:
    """Writes the feed as Atom (RFC 4287).

    Every file has a hash, as in ResourceSync (ANSI/NISO Z39.99); withdrawn records are tombstones (RFC 6721).
    """
    namespaces = {"xmlns": _ATOM, "xmlns:at": _TOMBSTONES, "xmlns:rs": _RESOURCE_SYNC}
    language = catalog.info.languages[0]
    moments = [record.updated for part in (feed.records, feed.withdrawn) for record in part.values()]
    with xml_document(out, "feed", namespaces) as xml:
        xml.text("id", address(catalog, FEED))
        xml.text("title", in_language(catalog.info.title, language))
        xml.text("updated", max(moments, default="1970-01-01T00:00:00Z"))
        with xml.element("author"):
            xml.text("name", in_language(catalog.info.publisher.name, language))
        xml.empty("link", {"rel": "self", "href": address(catalog, FEED)})
        for iri, record in sorted(feed.records.items()):
            _write_record(xml, iri, record, in_language(catalog[iri.rpartition("/")[2]].title, language))
        for iri, record in sorted(feed.withdrawn.items()):
            with xml.element("at:deleted-entry", {"ref": iri, "when": record.updated}):
                _write_successors(xml, record)


def _write_record(xml: XmlStream, iri: str, record: Record, title: str) -> None:
    with xml.element("entry"):
        xml.text("id", iri)
        xml.text("title", title)
        xml.text("updated", record.updated)
        for href, digest in record.files.items():
            xml.empty("link", {"rel": "alternate", "href": href, "rs:hash": digest})
        _write_successors(xml, record)


def _write_successors(xml: XmlStream, record: Record) -> None:
    for href in record.successors:
        xml.empty("link", {"rel": _SUCCESSOR, "href": href})


def sitemaps(catalog: Catalog, files: Sequence[PublishedFile], feed: Feed) -> Iterator[tuple[str, bytes]]:
    """`sitemap.xml` (sitemaps.org), by path: the addresses of all files, each with the day on which it changed.

    By the feed, which knows the content: a file about one definition has the day of its record, the others have the
    last day of all. More than 50,000 addresses are split over several, of which `sitemap.xml` is then the index.
    """
    days = {iri: _day(record) for iri, record in feed.records.items()}
    latest = max(filter(None, (*days.values(), *map(_day, feed.withdrawn.values()))), default=None)
    rows = [(address(catalog, f.path), days[_iri(catalog, f.definition)] if f.definition else latest) for f in files]
    if len(rows) <= _URLS:
        yield SITEMAP, _sitemap("urlset", "url", rows)
        return
    parts = [rows[start : start + _URLS] for start in range(0, len(rows), _URLS)]
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, 1)]
    yield SITEMAP, _sitemap("sitemapindex", "sitemap", [(address(catalog, name), latest) for name in names])
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap("urlset", "url", part)


def _day(record: Record) -> str | None:
    """The day on which a record changed, as far as anything in the catalogue has a date."""
    return None if record.updated.startswith(_NEVER) else record.updated[:10]


def _sitemap(root: str, row: str, rows: Sequence[tuple[str, str | None]]) -> bytes:
    out = BytesIO()
    with xml_document(out, root, {"xmlns": _SITEMAPS}) as xml:
        for location, modified in rows:
            with xml.element(row):
                xml.text("loc", location)
                if modified:
                    xml.text("lastmod", modified)
    return out.getvalue()
