"""The styles, page and footer of a report in DOCX."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from apostille.exporting.docx_xml import Node, element
from apostille.exporting.printable import printable
from apostille.exporting.report import Report

SERIF, SANS = "Georgia", "Calibri"
_EAST, _RIGHT_TO_LEFT = "Noto Serif CJK SC", "Times New Roman"
_INK = RGBColor(0x1F, 0x23, 0x28)
_SECOND = RGBColor(0x51, 0x57, 0x5F)
TEXT_WIDTH = Mm(210 - 27 - 22)


@dataclass(frozen=True)
class _Look:
    """A paragraph style: sizes and spaces in points, ``indent`` in centimetres; ``second`` is the colour of what stands
    back."""

    font: str
    size: float
    base: str = "Normal"
    bold: bool = False
    italic: bool = False
    second: bool = False
    indent: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False


_STYLES = {
    "Title": _Look(SERIF, 22, "", bold=True, after=4, keep=True),
    "Subtitle": _Look(SERIF, 13, "", italic=True, second=True, after=14),
    "Heading 1": _Look(SANS, 14, "", bold=True, before=20, after=6, keep=True),
    "Heading 2": _Look(SANS, 13, "", bold=True, before=20, after=2, keep=True),
    "Heading 3": _Look(SANS, 11, "", bold=True, before=12, after=2, keep=True),
    "Body Text": _Look(SANS, 10, "", after=6),
    "Findings": _Look(SERIF, 11, "Body Text", after=6),
    "Quotation": _Look(SERIF, 11, indent=0.4, before=10, after=3, keep=True),
    "Standing": _Look(SANS, 10, second=True, indent=0.4, before=10, after=2, keep=True),
    "Translation": _Look(SANS, 9, italic=True, second=True, indent=0.4, after=2, keep=True),
    "Citation": _Look(SANS, 9, second=True, indent=0.4, after=4),
    "Analyst note": _Look(SANS, 9.5, indent=0.4, after=4),
    "Small": _Look(SANS, 9, second=True, after=3),
}


def lay_out(document: Document, report: Report) -> None:
    """A4, the styles, and a footer with the title and the page's number."""
    section: Node = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(27), Mm(22)
    section.top_margin, section.bottom_margin = Mm(22), Mm(24)
    for name, look in _STYLES.items():
        _style(document, name, look)
    _normal(document, report.language)
    _marked(document)
    note: Node = document.styles["Analyst note"].element
    _shade(note.get_or_add_pPr(), "F5F4F0")
    foot: Node = document.styles["Footer"].element
    for old in foot.pPr.findall(qn("w:tabs")):  # those of a page in inches
        foot.pPr.remove(old)
    _footer(section.footer, printable(report.title))


def _style(document: Document, name: str, look: _Look) -> None:
    styles: Node = document.styles
    known = {style.name for style in styles}
    style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if look.base:
        style.base_style = styles[look.base]
    style.quick_style = True
    _fonts(style.element.get_or_add_rPr(), look.font)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
    style.font.color.rgb = _SECOND if look.second else _INK
    form = style.paragraph_format
    form.left_indent, form.space_before, form.space_after = Cm(look.indent), Pt(look.before), Pt(look.after)
    form.keep_with_next, form.widow_control = look.keep, True
    for edge in style.element.pPr.findall(qn("w:pBdr")):  # the line under Word's own title
        style.element.pPr.remove(edge)
    for space in style.element.rPr.findall(qn("w:spacing")):  # its letters set apart
        style.element.rPr.remove(space)


def _fonts(properties: Node, font: str) -> None:
    """One font for Latin, Greek and Cyrillic, others for right-to-left and East Asian scripts."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, element("rFonts", ascii=font, hAnsi=font, cs=_RIGHT_TO_LEFT, eastAsia=_EAST))


def _normal(document: Document, language: str) -> None:
    normal: Node = document.styles["Normal"]
    _fonts(normal.element.get_or_add_rPr(), SANS)
    normal.font.size = Pt(10)
    normal.element.get_or_add_rPr().append(element("lang", val={"fr": "fr-FR"}.get(language, "en-GB")))


def _marked(document: Document) -> None:
    """The character style of the words an annotation marks: tinted and underlined, as a photocopier sees no tint."""
    styles: Node = document.styles
    style = styles.add_style("Marked words", WD_STYLE_TYPE.CHARACTER)
    style.quick_style = True
    properties = style.element.get_or_add_rPr()
    properties.append(element("u", val="single", color="8B8A84"))
    _shade(properties, "EAF1EC")


def _shade(properties: Node, fill: str) -> None:
    shade = element("shd", val="clear", color="auto", fill=fill)
    if properties.tag == qn("w:pPr"):
        properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    else:
        properties.append(shade)


def _footer(footer: Node, title: str) -> None:
    """ "Title                    1 / 12", with fields that Word counts."""
    paragraph = footer.paragraphs[0]
    form = paragraph.paragraph_format
    form.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{title}\t")
    _field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(8), _SECOND


def _field(paragraph: Node, code: str) -> None:
    for kind in ("begin", "code", "end"):
        run = paragraph.add_run()
        if kind == "code":
            instruction = element("instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        else:
            run._r.append(element("fldChar", fldCharType=kind))
