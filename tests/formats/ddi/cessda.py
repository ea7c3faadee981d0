"""Executes a profile document of CESSDA: what it makes mandatory, mandatory beside a parent, or of a fixed value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

XML = {"xml": "http://www.w3.org/XML/1998/namespace"}


def complaints(profile: etree._ElementTree, document: etree._Element) -> Iterator[str]:
    """The paths of the profile at which the document lacks a node, or has another value than the one that is fixed."""
    names = XML | {
        row.findtext("{*}XMLPrefix"): row.findtext("{*}XMLNamespace") for row in profile.iter("{*}XMLPrefixMap")
    }
    for used in profile.iter("{*}Used"):
        path = used.get("xpath")
        parents = document.xpath(path.rpartition("/")[0], namespaces=names)
        lists = [parent.xpath(path.rpartition("/")[2], namespaces=names) for parent in parents]
        if not _is_met(used, lists) or not _has_fixed_value(used, [node for nodes in lists for node in nodes]):
            yield path


def _is_met(used: etree._Element, lists: list[list[Any]]) -> bool:
    """`lists` are the nodes below each parent."""
    if used.get("isRequired") == "true":
        return bool(lists) and all(lists)
    rule = "".join(used.itertext())
    is_mandatory = "MandatoryNodeIfParentPresent" in rule or "Required: Mandatory if" in rule
    return all(lists) or not is_mandatory


def _has_fixed_value(used: etree._Element, nodes: list[Any]) -> bool:
    """Where the same path is listed with several values, each is required, and is the value of one node."""
    if used.get("fixedValue") != "true":
        return True
    matches = [getattr(node, "text", node) == used.get("defaultValue") for node in nodes]
    return any(matches) if used.get("isRequired") == "true" else all(matches)
