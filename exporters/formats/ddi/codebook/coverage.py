"""What becomes of every field in DDI-Codebook. `notes[name]` stands for `notes[@type="name"]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from exporters.format import Coverage, approximated, dropped, exact
from exporters.formats.ddi.codebook.book import Edition
from exporters.formats.ddi.facts import DEFINITION_FACTS
from exporters.model.fields import PORTAL_FIELDS

_OWN_ELEMENTS: Mapping[str, Coverage] = {
    "kind": exact("var/concept[@vocab='kind'], nCube"),
    "id": exact("@ID"),
    "title": exact("labl"),
    "code": exact("@name (the id, where there is no code)"),
    "definition": approximated("txt, abstract (CommonMark becomes XHTML; headings become paragraphs)"),
    "remarks": approximated("txt/xhtml:div[@class='remarks'] (CommonMark becomes XHTML; headings become paragraphs)"),
    "modified": exact("@elementVersionDate, verStmt/version/@date, distDate/@date"),
    "replaces": exact("{link}"),
    "replaced_by": exact("{link}, from the other end"),
    "exact_match": exact("{external}"),
    "translations": exact("notes[translations], @subject being language.field"),
    "notes": dropped("for the maintainers of the catalogue only"),
    "population": exact("universe"),
    "unit_type": exact("anlysUnit, anlyUnit"),
    "update.frequency": exact("frequenc/@freq, @methrefs"),
    "geography.smallest": exact("geogUnit, @sdatrefs"),
    "available_from": exact("timePrd[@event='start']/@date, @sdatrefs"),
    "access_level": exact("conditions/@ID, @access (its text is the COAR term)"),
    "sources": exact("{input}; of a cube {link}"),
    "related": exact("varGrp[@otherType='related']/@var, varGrp/@nCube"),
    "keywords": exact("concept/@vocabURI; of a cube {link}"),
    "unit.label": exact("notes[unit.label]; in its first language @measUnit"),
    "unit.multiplier": exact("@scale"),
    "measurement_level": exact("@nature, @intrvl"),
    "calculation.text": exact("derivation/drvdesc"),
    "calculation.numerator": exact("{input}"),
    "calculation.denominator": exact("{input}"),
    "calculation.filter": exact("{input}"),
    "codelist": exact("{link}; the codes as catgry"),
    "cubes": exact("measure/@varRef"),
    "measures": exact("measure/@varRef"),
    "dimensions.id": exact("dmns/@ID"),
    "dimensions.variable": exact("dmns/@varRef"),
    "dimensions.codelist": exact("{link}, notes[dimensions.codelist]; without a variable dmns/@varRef"),
    "codes.code": exact("catgry/catValu"),
    "codes.title": exact("catgry/labl"),
    "codes.definition": exact("catgry/txt"),
    "prose links": exact("txt//xhtml:a/@href"),
    "keyword_scheme.title": exact("keyword/@vocab, docDscr/notes[keyword_scheme.title]"),
    "keyword_scheme.keywords.id": exact("keyword/@ID"),
    "keyword_scheme.keywords.title": exact("keyword, concept"),
    "keyword_scheme.keywords.definition": exact("docDscr/notes[keyword_scheme.keywords.definition]"),
    "keyword_scheme.keywords.exact_match": exact("docDscr/notes[keyword_scheme.keywords.exact_match]"),
    "catalog.id": exact("titlStmt/IDNo"),
    "catalog.title": exact("titl, parTitl; in a record serName"),
    "catalog.description": exact("abstract; in a record serInfo"),
    "catalog.publisher.name": exact("distrbtr, producer, AuthEnty"),
    "catalog.publisher.email": exact("docDscr/notes[catalog.publisher.email]"),
    "catalog.publisher.url": exact("distrbtr/@URI"),
    "catalog.contact.name": exact("distStmt/contact"),
    "catalog.contact.email": exact("distStmt/contact/@email"),
    "catalog.contact.url": exact("distStmt/contact/@URI"),
    "catalog.base_iri": exact("docDscr/notes[catalog.base_iri], keyword/@vocabURI"),
    "catalog.languages": exact("stdyDscr/citation/dc:language"),
    "catalog.agency.ddi": exact("@codeBookAgency, IDNo/@agency, @ddiLifecycleUrn"),
    "catalog.agency.sdmx": exact("docDscr/notes[catalog.agency.sdmx]"),
    "catalog.licence": exact("prodStmt/copyright"),
    "catalog.themes": exact("topcClas"),
    "catalog.country": exact("nation"),
    "catalog.homepage": exact("holdings/@URI; in a record serStmt/@URI"),
    "catalog.landing_page": exact("docDscr/notes[catalog.landing_page]; filled in holdings/@URI, notes[landing_page]"),
    "catalog.citation": exact("docDscr/notes[catalog.citation]; filled in biblCit, notes[citation]"),
    **dict.fromkeys(PORTAL_FIELDS, dropped("what data portals ask for: in the DCAT documents")),
    "catalog.geographic_levels.id": exact("geogUnit/@ID"),
    "catalog.geographic_levels.title": exact("geogUnit"),
}


def coverage(edition: Edition) -> Mapping[str, Coverage]:
    """An entry for every name in `exporters.model.fields.FIELDS`."""
    link = "notes/Link/@refs[@role]" if edition.has_link else "notes//xhtml:a/@href[@rel]"
    external = "notes/ExtLink/@URI" if edition.has_link else link
    names = {"link": link, "external": external, "input": f"derivation/@var, {link}"}
    return {
        **{field: exact(f"notes[{field}]") for field in DEFINITION_FACTS},
        **{field: replace(own, carrier=own.carrier.format_map(names)) for field, own in _OWN_ELEMENTS.items()},
    }
