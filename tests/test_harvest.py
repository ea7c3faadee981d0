"""The published tree as harvesters walk it: a crawler over a loopback server, the feed of changes, the sitemap."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

import pytest
from lxml import etree
from rdflib import RDFS, Graph, Namespace, URIRef

from exporters import load, publish
from exporters.format import PublishedFile
from exporters.harvest import Feed, read_feed, sitemaps
from exporters.model.catalog import Catalog, Edge
from exporters.proof.dcat import read_links

FULL = Path(__file__).parent / "catalogs" / "full"
BASE = Path(__file__).parent / "rules" / "base"
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")


class Crawler:
    """Knows the address of the catalogue file and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fetched: dict[str, Path] = {}

    def get(self, url: str) -> Path:
        if url not in self.fetched:
            self.fetched[url] = self.folder / f"{len(self.fetched)}{Path(urlsplit(url).path).suffix}"
            with urlopen(url) as answer:  # noqa: S310  # our own server
                self.fetched[url].write_bytes(answer.read())
        return self.fetched[url]

    def graph(self, url: str) -> Graph:
        return Graph().parse(self.get(url), format="turtle")

    def walk(self, start: str) -> frozenset[Edge]:
        """Every link of every definition, each read in its own file, found from file to file."""
        edges: set[Edge] = set()
        queue, seen = [start], {start}
        while queue:
            url = queue.pop()
            found = {str(target) for target in self.graph(url).objects(None, RDFS.isDefinedBy)}
            queue += sorted(found - seen)
            seen |= found
            edges |= read_links(self.get(url)) if url != start else set()
        return frozenset(edges)

    def pages(self, start: str) -> Iterator[frozenset[Edge]]:
        """The links of one page after the other."""
        url: object = start
        while url:
            yield frozenset(read_links(self.get(str(url))))
            url = self.graph(str(url)).value(URIRef(str(url)), HYDRA.next)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Catalog]]:
    """The full catalogue, published and served where it says that it is."""
    folder = tmp_path_factory.mktemp("served")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "public")))
    base = f"http://127.0.0.1:{server.server_port}/"
    shutil.copytree(FULL, folder / "catalogue")
    file = folder / "catalogue" / "catalog.yaml"
    file.write_text(file.read_text().replace("https://data.example.org/full/", base))
    publish(folder / "catalogue", folder / "public", formats=["dcat-ap-3.0.1"])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield base, load(folder / "catalogue")
    server.shutdown()


def test_a_crawler_finds_every_link_from_the_catalogue_file(served: tuple[str, Catalog], tmp_path: Path) -> None:
    base, catalog = served
    crawler = Crawler(tmp_path)
    assert crawler.walk(f"{base}dcat-ap-3.0.1/catalog.ttl") == catalog.edges()
    assert len(crawler.fetched) == 1 + len(catalog)


def test_the_pages_lead_through_the_whole_catalogue(served: tuple[str, Catalog], tmp_path: Path) -> None:
    base, catalog = served
    crawler = Crawler(tmp_path)
    start = crawler.graph(f"{base}dcat-ap-3.0.1/catalog.ttl")
    [first] = [str(o) for o in start.objects(None, RDFS.seeAlso) if "/page/" in str(o)]
    pages = list(crawler.pages(first))
    assert len(pages) == -(-len(catalog) // 4)
    assert frozenset().union(*pages) == catalog.edges()


def test_whatever_the_sitemap_and_the_feed_name_is_there(served: tuple[str, Catalog], tmp_path: Path) -> None:
    base, catalog = served
    crawler = Crawler(tmp_path)
    locations = etree.parse(crawler.get(f"{base}sitemap.xml")).findall(".//{*}loc")
    assert len(locations) == 4 + len(catalog) + 3
    for location in locations:
        assert crawler.get(location.text).stat().st_size
    feed = read_feed(crawler.get(f"{base}feed.xml").read_bytes())
    assert {iri.rpartition("/")[2] for iri in feed.records} == set(catalog.definitions)
    for record in feed.records.values():
        for url, digest in record.files.items():
            assert digest == f"sha-256:{hashlib.sha256(crawler.get(url).read_bytes()).hexdigest()}"


def stat(folder: Path, identifier: str, **texts: str) -> Path:
    path = folder / "stat" / f"{identifier}.yaml"
    more = "".join(f"{name}: {text}\n" for name, text in texts.items())
    path.write_text(f"id: {identifier}\nkind: stat\ntitle: {{nl: '{identifier} nl', fr: '{identifier} fr'}}\n{more}")
    return path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A small catalogue in which one indicator was replaced by another."""
    shutil.copytree(BASE, tmp_path / "office")
    stat(tmp_path / "office", "old", status="deprecated", replaced_by="[young]", modified="2024-05-06")
    stat(tmp_path / "office", "young", modified="2024-05-06")
    stat(tmp_path / "office", "other", modified="2023-01-01")
    return tmp_path / "office"


def feed_of(office: Path) -> tuple[bytes, Feed]:
    out = office.parent / "public"
    publish(office, out, formats=["dcat-ap-3.0.1"])
    content = (out / "feed.xml").read_bytes()
    feed = read_feed(content)
    short = [{iri.rpartition("/")[2]: r for iri, r in part.items()} for part in (feed.records, feed.withdrawn)]
    return content, Feed(*short)


def test_nothing_changes_when_nothing_changed(office: Path) -> None:
    assert feed_of(office) == feed_of(office)


def test_a_change_touches_only_what_tells_of_it(office: Path) -> None:
    _, before = feed_of(office)
    stat(office, "other", modified="2025-02-03", unit="{code: '%'}")
    _, after = feed_of(office)
    assert [i for i, record in after.records.items() if record != before.records[i]] == ["other"]
    assert after.records["other"].updated == "2025-02-03T00:00:00Z"


def test_the_sitemap_tells_the_day_on_which_the_content_changed(office: Path) -> None:
    """Also where nobody wrote a new `modified`."""

    def days() -> dict[str, str]:
        feed_of(office)
        rows = etree.parse(office.parent / "public" / "sitemap.xml").getroot()
        return {row.findtext("{*}loc").rpartition("/")[2]: row.findtext("{*}lastmod") for row in rows}

    assert {name: days()[name] for name in ("other.ttl", "old.ttl", "catalog.ttl")} == {
        "other.ttl": "2023-01-01",
        "old.ttl": "2024-05-06",
        "catalog.ttl": "2024-05-06",
    }
    stat(office, "other", modified="2023-01-01", unit="{code: '%'}")
    assert days()["other.ttl"] == "2024-05-06"  # what stands for now is the latest day of the catalogue


def test_a_withdrawn_record_leaves_a_tombstone_for_good(office: Path) -> None:
    _, before = feed_of(office)
    assert [iri.rpartition("/")[2] for iri in before.records["old"].successors] == ["young"]
    content = (office / "stat" / "old.yaml").read_bytes()
    (office / "stat" / "old.yaml").unlink()
    _, after = feed_of(office)
    assert "old" not in after.records
    assert after.withdrawn["old"].successors == before.records["old"].successors
    stat(office, "other", modified="2025-02-03")
    assert feed_of(office)[1].withdrawn == after.withdrawn
    (office / "stat" / "old.yaml").write_bytes(content)
    assert not feed_of(office)[1].withdrawn


def test_a_spoilt_feed_is_begun_anew(office: Path) -> None:
    first, _ = feed_of(office)
    (office.parent / "public" / "feed.xml").write_bytes(b"<not")
    assert feed_of(office)[0] == first
    assert read_feed(b"") == Feed({}, {})


def test_a_sitemap_that_grows_too_large_is_split(full: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exporters.harvest._URLS", 2)
    files = [PublishedFile(path=f"f/{n} é.ttl", format="f", media_type="", bytes=0, sha256="") for n in range(5)]
    index, *parts = sitemaps(full, files, Feed())
    assert [path for path, _ in (index, *parts)] == ["sitemap.xml", *(f"sitemap-{n}.xml" for n in (1, 2, 3))]
    named = [unquote(e.text) for _, content in parts for e in etree.fromstring(content).iterfind(".//{*}loc")]
    assert named == [f"https://data.example.org/full/f/{n} é.ttl" for n in range(5)]
