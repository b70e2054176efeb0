"""The body of a document → paragraphs: numbers printed, tables by rows, text boxes and notes put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from apostille.importing.listing import Printed
from apostille.importing.marked import Element
from apostille.importing.paragraphs import Paragraph
from apostille.importing.tables import rows_of
from apostille.importing.word.fields import Fields
from apostille.importing.word.names import MC, W, is_on, number, val
from apostille.importing.word.numbering import Numbering
from apostille.importing.word.runs import Runs, chosen
from apostille.importing.word.styles import ParagraphStyle, Styles
from apostille.importing.words import PLAIN, Pen
from apostille.reading.reading import Direction, Kind

_HOLDERS = frozenset(W + name for name in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag"))
_HEADINGS = 9
_NESTED = "A part of the file is in another format inside it; it was not read."


@dataclass
class Body:
    """Writes paragraphs into ``made``, with the words that ``runs`` writes."""

    runs: Runs
    styles: Styles
    numbering: Numbering
    made: list[Paragraph] = field(default_factory=list[Paragraph])
    doubts: dict[str, None] = field(default_factory=dict[str, None])

    def write(self, elements: Iterable[Element]) -> None:
        """Writes what stands in a body, a cell, a note or a text box."""
        for element in elements:
            tag = element.tag
            if tag == f"{W}p":
                self._paragraph(element)
            elif tag == f"{W}tbl":
                self.made += rows_of([self._row(row) for row in _inner(element, "tr", "trPr", "del")])
            elif tag in _HOLDERS:
                self.write(element)
            elif tag == f"{MC}AlternateContent":
                self.write(chosen(element))
            elif tag == f"{W}altChunk":
                self.doubts[_NESTED] = None
            else:
                self.runs.mark(element)

    def apart(self, elements: Iterable[Element]) -> list[Paragraph]:
        """The paragraphs of a cell, a note or a text box, written with a pen of their own."""
        runs = self.runs
        kept = self.made, runs.pen, runs.boxes, runs.fields
        self.made, runs.pen, runs.boxes, runs.fields = [], Pen(), [], Fields()
        self.write(elements)
        self.end()
        written = self.made
        self.made, runs.pen, runs.boxes, runs.fields = kept
        return written

    def end(self, style: ParagraphStyle | None = None, properties: Element | None = None, name: str = "") -> None:
        """Ends the paragraph that is being written, and writes the boxes that hang on it."""
        words = self.runs.pen.words()
        style = style or ParagraphStyle()
        printed = self._printed(style, properties, name)
        if words.text or words.marks:
            kind, depth = _kind(style, properties)
            paragraph = Paragraph(words, kind, depth, direction=_direction(style, properties))
            self.made.append(_numbered(paragraph, printed) if printed else paragraph)
        boxes, self.runs.boxes = self.runs.boxes, []
        for box in boxes:
            self.made += self.apart(box)

    def _paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        name = val(properties.find(f"{W}pStyle")) if properties is not None else ""
        style = self.styles.paragraph(name)
        self.runs.write(element, PLAIN, hidden=bool(style.hidden))
        marks = properties.find(f"{W}rPr") if properties is not None else None
        # Its end was deleted: accepted, it goes on in the next paragraph, whose properties hold for both.
        gone = marks is not None and (marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None)
        if not gone and not _is_initial(properties):
            self.end(style, properties, name)

    def _row(self, row: Element) -> list[list[Paragraph]]:
        return [self.apart(cell) for cell in _inner(row, "tc", "tcPr", "cellDel")]

    def _printed(self, style: ParagraphStyle, properties: Element | None, name: str) -> Printed | None:
        """The number before the paragraph: its own list's, else that of its style."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        list_id = (val(own.find(f"{W}numId")) if own is not None else "") or style.list_id or ""
        if not list_id or list_id == "0":
            return None
        said = val(own.find(f"{W}ilvl")) if own is not None else ""
        if said:
            return self.numbering.printed(list_id, number(said))
        level = self.numbering.level_of_style(list_id, name or self.styles.default)
        return self.numbering.printed(list_id, level if level is not None else style.level or 0)


def _inner(element: Element, name: str, properties: str, deleted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row that were not deleted, also those in what only groups them."""
    for child in element:
        if child.tag == W + name:
            if child.find(f"{W}{properties}/{W}{deleted}") is None:
                yield child
        elif child.tag in _HOLDERS:
            yield from _inner(child, name, properties, deleted)


def _kind(style: ParagraphStyle, properties: Element | None) -> tuple[Kind, int]:
    """A heading stands in the outline."""
    own = val(properties.find(f"{W}outlineLvl")) if properties is not None else ""
    outline = number(own, _HEADINGS) if own else style.outline
    if outline is not None and 0 <= outline < _HEADINGS:
        return "heading", outline + 1
    return ("quote", 0) if style.quote else ("body", 0)


def _is_initial(properties: Element | None) -> bool:
    """Whether it is the large first letter of the paragraph after it."""
    frame = properties.find(f"{W}framePr") if properties is not None else None
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def _direction(style: ParagraphStyle, properties: Element | None) -> Direction | None:
    own = is_on(properties.find(f"{W}bidi")) if properties is not None else None
    return "rtl" if (style.rtl if own is None else own) else None


def _numbered(paragraph: Paragraph, printed: Printed) -> Paragraph:
    depth = paragraph.depth if paragraph.kind == "heading" else printed.level + 1
    bullet = printed.bullet and paragraph.kind == "body"
    return replace(paragraph, printed=printed.text, gap=printed.gap, bullet=bullet, depth=depth)
