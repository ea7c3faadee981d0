"""Reads structure messages of SDMX-ML, of any version, as they come: what has been read is forgotten."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from exporters.proof.agreement import Links
from exporters.proof.sdmx.identity import fingerprint, require_original
from exporters.proof.sdmx.message import TELLING, Axis, Message, Note, Region, last_id

_NAMESPACE = "{http://www.sdmx.org/resources/sdmxml/schemas/%s/%s}"
_REFERENCES = (
    "Code",
    "ConceptIdentity",
    "Enumeration",
    "ObjectReference",
    "Source",
    "Structure",
    "Target",
)
"""The elements whose text is the URN of something else (SDMX 3)."""
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPES = etree.XPath("descendant::*/@xml:lang | descendant::*/@textType", smart_strings=False)
_SCHEMES = frozenset({"AgencyScheme", "CategoryScheme", "Codelist", "ConceptScheme"})


def read_links(path: Path, version: str, *, is_full: bool = False) -> Links:
    """The links of one structure message of a version such as `v2_1`; a full one has more carriers of links.

    Raises ValueError for a file that is no such message, that contradicts itself or refers to what it does not hold.
    """
    message = Message(is_full=is_full)
    try:
        _Reader(message, version).read(path)
        return message.links()
    except (ValueError, etree.XMLSyntaxError) as error:
        raise ValueError(f"{path}: {error}") from error


class _Reader:
    """Reads one message; the names are those of its version."""

    def __init__(self, message: Message, version: str) -> None:
        self.message = message
        message_, self._str, common = (_NAMESPACE % (version, name) for name in ("message", "structure", "common"))
        self._root = f"{message_}Structure"
        self._annotations, self._kind = f"{common}Annotations", f"{common}AnnotationType"
        self._link = f"{common}Link"
        texts = (common + name for name in ("Name", "Description"))
        parts = (self._str + name for name in ("CoreRepresentation", "Structure", "Source", "Target"))
        self._telling = (self._annotations, *texts, *parts)
        older, newer = ("Ref", "URN"), (self._link, *(self._str + name for name in _REFERENCES))
        self._places = (f"{common}AnnotationURL", *(older if version == "v2_1" else newer))
        self._key, self._value = f"{common}KeyValue", f"{common}Value"
        readers = {
            "Concept": self._concept,
            "Code": self._code,
            "Category": self._category,
            "Agency": self._agency,
            "Dataflow": self._declared,
            "Categorisation": self._categorisation,
            "HierarchicalCode": self._hierarchical_code,
            "HierarchicalCodelist": self._declared,
            "DataStructure": self._data_structure,
            "ContentConstraint": self._constraint,
            "ConceptSchemeMap": self._scheme_map,
            "ProcessStep": self._process_step,
            "Process": self._declared,
            "Metadataflow": self._declared,
            "MetadataStructure": self._metadata_structure,
        }
        self._readers = {f"{self._str}{name}": reader for name, reader in readers.items()}
        self._schemes = {f"{self._str}{name}" for name in _SCHEMES}
        if version != "v2_1":  # there the list around it is what is maintained
            self._schemes.add(f"{self._str}Hierarchy")
        self._scheme: etree._Element | None = None

    def read(self, path: Path) -> None:
        """Reads a file; raises ValueError if it is no structure message."""
        elements = etree.iterparse(path, tag=(*self._readers, *self._schemes), huge_tree=True)
        for _, element in elements:
            if element.tag in self._schemes:
                self._enter(element)
            elif element.get("id") and self._parent(element).tag != element.tag:
                self._refer(element)
                self._readers[element.tag](element)
            else:
                continue  # a reference, or a part of an element that will be read as a whole
            _forget(element)
        if elements.root.tag != self._root:
            raise ValueError(f"{elements.root.tag} is no structure message of this version")

    def _parent(self, element: etree._Element) -> etree._Element:
        parent = element.getparent()
        if parent is None:
            raise ValueError(f"{element.tag} is the whole document")
        return parent

    def _enter(self, scheme: etree._Element) -> str:
        """Reads what a scheme says of itself when it is met for the first time; its URN."""
        urn: str = scheme.get("urn", "")
        if scheme is not self._scheme:
            self._scheme = scheme
            self._maintainable(scheme)
            for annotations in scheme.iterchildren(self._annotations):
                self._refer(annotations)
            if _name(scheme) == "Codelist":
                self.message.codelist(urn, scheme.get("id", ""), self._notes(scheme))
        return urn

    def _maintainable(self, element: etree._Element) -> str:
        agency, identifier = element.get("agencyID", ""), element.get("id", "")
        urn: str = element.get("urn", "")
        version, meaning = element.get("version", "1.0"), self._meaning(element)
        self.message.identities.maintainable(_name(element), agency, identifier, version, urn, meaning)
        return urn

    def _item(self, element: etree._Element) -> tuple[etree._Element, str, str, tuple[Note, ...]]:
        """The scheme of an item, its URN, its id and its annotations."""
        scheme = self._parent(element)
        identifier, urn = element.get("id", ""), element.get("urn", "")
        self.message.identities.item(_name(element), self._enter(scheme), identifier, urn, self._meaning(element))
        return scheme, urn, identifier, self._notes(element)

    def _agency(self, element: etree._Element) -> None:
        self._item(element)

    def _declared(self, element: etree._Element) -> None:
        self._maintainable(element)

    def _concept(self, element: etree._Element) -> None:
        scheme, urn, identifier, notes = self._item(element)
        self.message.concept(scheme.get("id", ""), urn, identifier, notes, self._codes(element, "CoreRepresentation"))
        for link in element.iterchildren(self._link):
            self.message.link(identifier, link.get("rel", ""), link.get("urn") or link.get("url", ""))

    def _code(self, element: etree._Element) -> None:
        scheme, urn, identifier, notes = self._item(element)
        require_original(identifier, next((note.title for note in notes if note.type == "ORIG_CODE"), None))
        self.message.code(scheme.get("urn", ""), urn, identifier, notes)

    def _category(self, element: etree._Element) -> None:
        _, urn, identifier, _ = self._item(element)
        self.message.categories[urn] = identifier

    def _categorisation(self, element: etree._Element) -> None:
        self._maintainable(element)
        self.message.categorisation(self._reference(element, "Source"), self._reference(element, "Target"))

    def _hierarchical_code(self, element: etree._Element) -> None:
        around, above = self._parent(element), self._reference(element, "Code")
        if around.tag in self._schemes:
            self._enter(around)
        for child in element.iterchildren(f"{self._str}HierarchicalCode"):
            self.message.step(above, child.get("id", ""), self._reference(child, "Code"))

    def _data_structure(self, element: etree._Element) -> None:
        structure = self._maintainable(element)
        for dimension in element.iter(f"{self._str}Dimension", f"{self._str}TimeDimension"):
            self.message.dimension(structure, self._axis(dimension))
        for measure in element.iter(f"{self._str}Measure"):
            self.message.measure(structure, self._axis(measure))

    def _axis(self, element: etree._Element) -> Axis:
        concept = self._reference(element, "ConceptIdentity")
        return Axis(element.get("id", ""), concept, self._codes(element, "LocalRepresentation"), self._notes(element))

    def _constraint(self, element: etree._Element) -> None:
        self._maintainable(element)
        flow = self._reference(element, "ConstraintAttachment", "Dataflow")
        for key in element.iter(self._key):
            values = tuple(value.text or "" for value in key.iterchildren(self._value))
            self.message.regions.append(Region(flow, key.get("id", ""), values))

    def _scheme_map(self, element: etree._Element) -> None:
        self._maintainable(element)
        source, target = f"{self._str}SourceValue", f"{self._str}TargetValue"
        pairs = [
            (item.findtext(source) or "", item.findtext(target) or "")
            for item in element.iterchildren(f"{self._str}ItemMap")
        ]
        self.message.scheme_map(element.get("id", ""), self._reference(element, "Target"), pairs)

    def _process_step(self, element: etree._Element) -> None:
        source = last_id(self._reference(element, "Output", "ObjectReference"))
        for given in element.iterchildren(f"{self._str}Input"):
            self.message.process_step(source, given.get("localID", ""), self._reference(given, "ObjectReference"))

    def _metadata_structure(self, element: etree._Element) -> None:
        self._attributes(element[-1][0], self._maintainable(element))

    def _attributes(self, around: etree._Element, above: str) -> None:
        for attribute in around.iterchildren(f"{self._str}MetadataAttribute"):
            identifier = attribute.get("id", "")
            concept = fingerprint((self._reference(attribute, "ConceptIdentity"),))
            self._attributes(
                attribute, self.message.identities.component("MetadataAttribute", above, identifier, concept)
            )

    def _codes(self, element: etree._Element, representation: str) -> str | None:
        return self._reference(element, representation, "Enumeration") or None

    def _reference(self, element: etree._Element, *path: str) -> str:
        """The URN that the element at the end of a path holds, as its text or in a URN element; "" without one."""
        found = element.find("/".join(f"{self._str}{name}" for name in path))
        if found is None:
            return ""
        return str(found.findtext("URN") or found.text or "").strip()

    def _notes(self, element: etree._Element) -> tuple[Note, ...]:
        """The annotations right inside an element that say something of links; AnnotationType has these parts."""
        annotations = element.find(self._annotations)
        if annotations is None:
            return ()
        kinds = (kind for kind in annotations.iter(self._kind) if kind.text in TELLING)
        return tuple([Note(kind.text, _text(kind.getprevious()), _text(kind.getnext())) for kind in kinds])

    def _meaning(self, element: etree._Element) -> str:
        """What the parts that every edition of SDMX has say, without those of their own that some things have."""
        words: list[str] = []
        types: list[str] = []
        for child in element.iterchildren(*self._telling):
            if language := child.get(_LANGUAGE):
                words.append(child.text or "")
                types.append(language)
            else:
                words.append(str(etree.tostring(child, method="text", encoding="unicode", with_tail=False)))
                types += _TYPES(child)
        return fingerprint(words, types)

    def _refer(self, element: etree._Element) -> None:
        """Everything that names an artefact, wherever it stands; where a Ref stands beside a URN, both."""
        refer = self.message.identities.referred.add
        for place in element.iter(*self._places):
            if (text := place.text) and text.startswith("urn:sdmx:"):
                refer(text)
            elif place.tag == "Ref" and place.get("agencyID"):
                self._refer_twice(place)
            elif urn := place.get("urn"):
                refer(urn)

    def _refer_twice(self, reference: etree._Element) -> None:
        beside = reference.getnext()
        get = reference.attrib.get
        if parent := get("maintainableParentID"):
            rest = f"{get('agencyID')}:{parent}({get('maintainableParentVersion')}).{get('id')}"
        else:
            rest = f"{get('agencyID')}:{get('id')}({get('version')})"
        self.message.identities.reference(getattr(beside, "text", "") or "", get("package", ""), get("class", ""), rest)


def _text(element: etree._Element | None) -> str | None:
    return None if element is None else element.text


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _forget(element: etree._Element) -> None:
    """Frees what has been read: a catalogue may be larger than memory."""
    element.clear()
    while (previous := element.getprevious()) is not None:
        previous.getparent().remove(previous)
