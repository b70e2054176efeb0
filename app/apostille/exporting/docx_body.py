"""The paragraphs and tables of a report in DOCX, made as WordprocessingML (ECMA-376, part 1, 17.3 and 17.4)."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from apostille.exporting.docx_lists import Lists
from apostille.exporting.docx_xml import Node, element
from apostille.exporting.notes import Block, Run
from apostille.exporting.printable import printable
from apostille.exporting.report import Paragraph, Piece
from apostille.exporting.style import tint_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEFT = 227  # how far quotations and notes are set in: 4 mm
_TWIPS = 9128  # the width of the text: 161 mm
_TONGUES = {"fr": "fr-FR", "en": "en-GB", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN", "de": "de-DE"}


def _run(words: str, *properties: Node) -> Node:
    """A run of text; tabs and line breaks become the elements they are in Word."""
    run = element("r")
    if properties:
        look = element("rPr")
        look.extend(properties)
        run.append(look)
    for line_number, line in enumerate(printable(words).split("\n")):
        if line_number:
            run.append(element("br"))
        for cell_number, cell in enumerate(line.split("\t")):
            if cell_number:
                run.append(element("tab"))
            text = element("t")
            text.text = cell
            text.set(_SPACE, "preserve")
            run.append(text)
    return run


class Body:
    """Adds to the end of a document; styles are named as an analyst sees them."""

    def __init__(self, document: Document, language: str) -> None:
        self._part: Node = document.part
        whole: Node = document.element
        self._end: Node = whole.body.sectPr
        self._styles = {style.name: style.style_id for style in document.styles}
        self._language = language
        self._targets: dict[str, str] = {}
        self._lists = Lists(document, _LEFT)

    def paragraph(self, style: str, words: str, *, keep: bool = False, colour: str = "") -> None:
        """A paragraph of one run; ``colour`` puts a small square before it."""
        made = self._paragraph(style, keep=keep)
        if colour:
            made.append(_run("■ ", element("color", val=colour[1:])))
        made.append(_run(words))

    def runs(self, style: str, words: Sequence[tuple[str, bool | None]], *, keep: bool = False) -> None:
        """A paragraph of runs: bold where True, as the style has it where False, upright where None."""
        made = self._paragraph(style, keep=keep)
        for text, bold in words:
            look = [element("b")] if bold else [element("i", val="0")] if bold is None else []
            made.append(_run(text, *look))

    def quotation(self, paragraph: Paragraph, number: str, colour: str) -> None:
        """One paragraph of a quotation: its number hangs in the margin, a bar in the tag's colour stands beside it."""
        made = self._paragraph("Quotation")
        rtl = paragraph.direction == "rtl"
        form = made.pPr
        border = element("pBdr")
        border.append(element("right" if rtl else "left", val="single", sz=18, space=8, color=colour[1:]))
        form.append(border)
        tabs = element("tabs")
        tabs.append(element("tab", val="left", pos=_LEFT))
        form.append(tabs)
        if rtl:
            form.append(element("bidi"))
        form.append(element("spacing", before=200 if number else 0))
        form.append(element("ind", left=_LEFT, hanging=680))
        made.append(_run(f"{number}\t", element("color", val="656B71"), element("sz", val=16), element("szCs", val=16)))
        for piece in paragraph.pieces:
            made.append(_run(piece.words, *self._look(piece, paragraph, colour)))

    def _look(self, piece: Piece, paragraph: Paragraph, colour: str) -> list[Node]:
        """What a run is, in the order the schema wants: style, shade, direction, language."""
        look: list[Node] = []
        if piece.kind == "marked":
            look.append(element("rStyle", val=self._styles["Marked words"]))
            look.append(element("shd", val="clear", color="auto", fill=tint_of(colour)[1:]))
        if paragraph.direction == "rtl":
            look.append(element("rtl"))
        if tongue := _TONGUES.get(paragraph.language, ""):
            slot = {"ar": "bidi", "zh": "eastAsia"}.get(paragraph.language, "val")
            look.append(element("lang", **{slot: tongue}))
        return look

    def markdown(self, style: str, note: Sequence[Block], *, lead: str = "") -> None:
        """A note's paragraphs, list items set in; ``lead`` stands in bold before the first."""
        if lead and note and note[0].marker:
            self.runs(style, [(lead, True)], keep=True)
            lead = ""
        for index, block in enumerate(note):
            made = self._paragraph(style)
            if block.marker:
                made.pPr.append(self._lists.properties(block.marker, block.depth))
            elif block.depth:
                made.pPr.append(element("ind", left=_LEFT + 340 * block.depth))
            if lead and not index:
                made.append(_run(lead, element("b")))
            for run in block.runs:
                made.append(self._noted(run))

    def _noted(self, run: Run) -> Node:
        look: list[Node] = []
        if run.code:
            look.append(element("rFonts", ascii="Consolas", hAnsi="Consolas"))
        look += [element("b")] if run.bold else []
        look += [element("i")] if run.italic else []
        if not run.target:
            return _run(run.words, *look)
        link = element("hyperlink")
        link.set(qn("r:id"), self._target(run.target))
        link.append(_run(run.words, *look, element("color", val="1F5F8B"), element("u", val="single")))
        return link

    def _target(self, address: str) -> str:
        if address not in self._targets:
            self._targets[address] = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._targets[address]

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, widths: Sequence[int], numbers: int = 0
    ) -> None:
        """A table with a thin line under each row, its head repeated on each page.

        Its last ``numbers`` columns stand at the right; ``widths`` in per cent.
        """
        table = element("tbl")
        form = element("tblPr")
        form.append(element("tblW", w=_TWIPS, type="dxa"))
        edges = element("tblBorders")
        for edge in ("bottom", "insideH"):
            edges.append(element(edge, val="single", sz=4, space=0, color="CFCCC4"))
        form.extend([edges, element("tblLayout", type="fixed")])
        grid = element("tblGrid")
        columns = [_TWIPS * width // 100 for width in widths]
        grid.extend([element("gridCol", w=width) for width in columns])
        table.extend([form, grid])
        if heads:
            table.append(self._row(heads, columns, numbers, head=True))
        table.extend([self._row(row, columns, numbers, head=False) for row in rows])
        self._end.addprevious(table)
        self.paragraph("Small", "")

    def _row(self, cells: Sequence[str], columns: Sequence[int], numbers: int, *, head: bool) -> Node:
        row = element("tr")
        form = element("trPr")
        form.append(element("cantSplit"))
        if head:
            form.append(element("tblHeader"))
        row.append(form)
        for index, (words, width) in enumerate(zip(cells, columns, strict=True)):
            cell = element("tc")
            about = element("tcPr")
            about.append(element("tcW", w=width, type="dxa"))
            inner = element("p")
            look = element("pPr")
            look.append(element("spacing", before=60, after=60))
            if index >= len(columns) - numbers:
                look.append(element("jc", val="right"))
            inner.append(look)
            second = head or (not numbers and not index)
            inner.append(_run(words, *([element("color", val="51575F")] if second else [])))
            cell.extend([about, inner])
            row.append(cell)
        return row

    def _paragraph(self, style: str, *, keep: bool = False) -> Node:
        made = element("p")
        form = element("pPr")
        form.append(element("pStyle", val=self._styles[style]))
        if keep:
            form.append(element("keepNext"))
        made.append(form)
        self._end.addprevious(made)
        return made
