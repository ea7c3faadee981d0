"""The cascade as a picture: SVG 1.1 that needs no font, script or other program, on a light ground of its own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from exporters.diagram.boxes import BOX, NAME_SIZE, PAD, TITLE_SIZE, Line
from exporters.diagram.graph import Arrow, Graph, graph
from exporters.diagram.palette import LOOKS
from exporters.diagram.scene import GROUP, LABEL_LEADING, LABEL_SIZE, Group, Label, PlacedBox, scene
from exporters.diagram.scene import Line as Way
from exporters.diagram.typography import is_right_to_left, width, wrap
from exporters.diagram.view import View
from exporters.model.catalog import Catalog

_SVG = "http://www.w3.org/2000/svg"
_E = ElementMaker(namespace=_SVG, nsmap={None: _SVG})

_MARGIN, _HEADER, _HEADING_SIZE = 28, 92, 20
_NARROWEST = 480
_REGULAR = 0.88
"""How wide regular type is, compared with bold."""
_INK, _QUIET, _LINE, _EDGE = "#1c2733", "#566271", "#8793a3", "#d5dbe2"
_SANS = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif'
_MONO = 'ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'
_STYLE = f"""
text {{ font-family: {_SANS}; fill: {_INK}; }}
.heading {{ font-size: {_HEADING_SIZE}px; font-weight: 600; }}
.legend {{ font-size: 13px; fill: {_QUIET}; }}
.words {{ font-size: 10px; letter-spacing: 0.8px; }}
.title {{ font-size: {TITLE_SIZE}px; font-weight: 600; }}
.name {{ font-family: {_MONO}; font-size: {NAME_SIZE}px; }}
.label {{ font-size: {LABEL_SIZE}px; fill: {_QUIET}; text-anchor: middle; }}
.group {{ font-size: {LABEL_SIZE}px; fill: {_QUIET}; }}
.way {{ fill: none; stroke: {_LINE}; stroke-width: 1.6px; }}
.dashed {{ stroke-dasharray: 5 4; }}
.frame {{ fill: #fafbfc; stroke: {_EDGE}; }}
"""


def render(catalog: Catalog, view: View) -> str:
    """The cascade in columns from the origin on the left to what comes out on the right; what is beside it, below."""
    drawn = graph(catalog, view)
    placed = scene(drawn, _MARGIN, _HEADER)
    wide, high = round(max(placed.right + _MARGIN, _NARROWEST)), round(placed.bottom + _MARGIN)
    title = f"The cascade of {view.focus or view.title(catalog.info.title)}"
    heading = view.title(catalog[view.focus].title if view.focus else catalog.info.title)
    picture = _E.svg(
        _E.title(title),
        _E.desc(" ".join(_told(drawn))),
        _E.style(_STYLE),
        _E.defs(_marker("head", "M0,0 L10,5 L0,10 Z", 9), _marker("tail", "M10,0 L0,5 L10,10 Z", 1)),
        _ground(wide, high),
        *_header(heading, wide),
        *map(_frame, placed.groups),
        *map(_way, placed.lines),
        *(_box(box, is_focus=box.box.node.key == drawn.focus) for box in placed.boxes),
        *(text for label in placed.labels for text in _label(label)),
        width=str(wide),
        height=str(high),
        viewBox=f"0 0 {wide} {high}",
        role="img",
    )
    text: str = etree.tostring(picture, encoding="unicode", pretty_print=True)
    return text


def _told(drawn: Graph) -> Iterator[str]:
    """Every arrow in words, for those who do not see the picture."""
    names = {node.key: node.name for node in drawn.nodes}
    for arrow in drawn.arrows:
        yield _sentence(arrow, names[arrow.tail], names[arrow.head])


def _sentence(arrow: Arrow, tail: str, head: str) -> str:
    roles = ", ".join(arrow.labels)
    if not roles:
        return f"{tail} is published as {head}."
    return f"{tail} has {head} as {roles}." if arrow.dashed else f"{head} has {tail} as {roles}."


def _marker(identifier: str, path: str, tip: int) -> etree._Element:
    return _E.marker(
        _E.path(d=path, fill=_LINE),
        id=identifier,
        viewBox="0 0 10 10",
        refX=str(tip),
        refY="5",
        markerWidth="8",
        markerHeight="8",
        markerUnits="userSpaceOnUse",
        orient="auto",
    )


def _ground(wide: int, high: int) -> etree._Element:
    """The card that the picture stands on, so that it can be read on a dark page too."""
    size = {"width": str(wide - 1), "height": str(high - 1)}
    return _E.rect(x="0.5", y="0.5", rx="14", fill="#ffffff", stroke=_EDGE, **size)


def _header(heading: str, wide: int) -> Iterator[etree._Element]:
    [row] = wrap(heading, _HEADING_SIZE, wide - 2 * _MARGIN, 1)
    yield _text("heading", row, _MARGIN, wide - _MARGIN, 44)
    yield _text("legend", "Solid lines: what it is derived from. Dashed lines: other links.", _MARGIN, wide, 66)


def _frame(group: Group) -> etree._Element:
    [words] = wrap(group.words, LABEL_SIZE, BOX, 1)
    return _E.g(
        _E.rect(
            {"class": "frame dashed"},
            x=_number(group.x),
            y=_number(group.y),
            width=str(GROUP),
            height=_number(group.height),
            rx="14",
        ),
        _text("group", words, group.x + PAD, group.x + GROUP - PAD, group.y + 20),
    )


def _way(way: Way) -> etree._Element:
    start, *rest = (f"{_number(x)},{_number(y)}" for x, y in way.points)
    ends = {"marker-end": "url(#head)"} | ({"marker-start": "url(#tail)"} if way.arrow.mutual else {})
    kind = {"class": "way dashed" if way.arrow.dashed else "way"}
    return _E.path(kind | ends, d=f"M{start} C{' '.join(rest)}")


def _box(placed: PlacedBox, *, is_focus: bool) -> etree._Element:
    """A box as a picture in the picture: whatever font there is, no text can leave it."""
    node, look = placed.box.node, LOOKS[placed.box.node.kind]
    return _E.svg(
        _E.title(f"{node.title} ({node.name})"),
        _E.rect(
            x="1.5",
            y="1.5",
            width=str(BOX - 3),
            height=str(placed.box.height - 3),
            rx="10",
            fill=look.fill,
            stroke=look.ink if is_focus else look.stroke,
            **{"stroke-width": "2.5" if is_focus else "1.5"},
        ),
        *(_line(line, look.title if line.style == "title" else look.ink) for line in placed.box.lines),
        x=_number(placed.x),
        y=_number(placed.y),
        width=str(BOX),
        height=str(placed.box.height),
    )


def _line(line: Line, color: str) -> etree._Element:
    text = _text(line.style, line.text, PAD, BOX - PAD, line.baseline)
    text.set("style", f"fill: {color}")
    return text


def _text(style: str, text: str, left: float, right: float, baseline: float) -> etree._Element:
    """A line of text, at the left or, if it is written from there, at the right."""
    backwards = is_right_to_left(text)
    direction = {"direction": "rtl"} if backwards else {}
    place = {"x": _number(right if backwards else left), "y": _number(baseline)}
    return _E.text(text, {"class": style} | place | direction)


def _label(label: Label) -> Iterator[etree._Element]:
    first = label.y - (len(label.rows) - 1) * LABEL_LEADING / 2 + LABEL_SIZE / 3
    widest = _REGULAR * max(width(row, LABEL_SIZE) for row in label.rows)
    yield _E.rect(
        x=_number(label.x - widest / 2),
        y=_number(label.y - len(label.rows) * LABEL_LEADING / 2),
        width=_number(widest),
        height=str(len(label.rows) * LABEL_LEADING),
        fill="#ffffff",
    )
    for n, row in enumerate(label.rows):
        yield _E.text(row, {"class": "label", "x": _number(label.x), "y": _number(first + n * LABEL_LEADING)})


def _number(value: float) -> str:
    """A length to a tenth of a pixel, without a needless point."""
    return f"{round(value, 1):.12g}"
