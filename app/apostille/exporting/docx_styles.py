"""The styles, page and footer of a report in DOCX."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Mm, Pt, RGBColor

from apostille.exporting.printable import printable
from apostille.exporting.report import Report

SERIF, SANS = "Georgia", "Calibri"
_EAST, _RIGHT_TO_LEFT = "Noto Serif CJK SC", "Times New Roman"
_SECOND = RGBColor(0x51, 0x57, 0x5F)
TEXT_WIDTH = Mm(210 - 27 - 22)

# name: base, font, size, bold, italic, second colour, indent (cm), space before, space after (points), keep with next
_STYLES: dict[str, tuple[str, str, float, bool, bool, bool, float, float, float, bool]] = {
    "Title": ("", SERIF, 22, True, False, False, 0, 0, 4, True),
    "Subtitle": ("", SERIF, 13, False, True, True, 0, 0, 14, False),
    "Heading 1": ("", SANS, 14, True, False, False, 0, 20, 6, True),
    "Heading 2": ("", SANS, 13, True, False, False, 0, 20, 2, True),
    "Heading 3": ("", SANS, 11, True, False, False, 0, 12, 2, True),
    "Body Text": ("", SANS, 10, False, False, False, 0, 0, 6, False),
    "Findings": ("Body Text", SERIF, 11, False, False, False, 0, 0, 6, False),
    "Quotation": ("Normal", SERIF, 11, False, False, False, 0.4, 10, 3, True),
    "Standing": ("Normal", SANS, 10, False, False, True, 0.4, 10, 2, True),
    "Translation": ("Normal", SANS, 9, False, True, True, 0.4, 0, 2, True),
    "Citation": ("Normal", SANS, 9, False, False, True, 0.4, 0, 4, False),
    "Analyst note": ("Normal", SANS, 9.5, False, False, False, 0.4, 0, 4, False),
    "Small": ("Normal", SANS, 9, False, False, True, 0, 0, 3, False),
}


def lay_out(document: Document, report: Report) -> None:
    """A4, the styles, and a footer with the title and the page's number."""
    section: Any = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(27), Mm(22)
    section.top_margin, section.bottom_margin = Mm(22), Mm(24)
    for name, values in _STYLES.items():
        _style(document, name, *values)
    _normal(document, report.language)
    _marked(document)
    _shade(document.styles["Analyst note"].element.get_or_add_pPr(), "F5F4F0")
    for old in document.styles["Footer"].element.pPr.findall(qn("w:tabs")):  # those of a page in inches
        document.styles["Footer"].element.pPr.remove(old)
    _footer(section.footer, printable(report.title))


def _style(
    document: Document, name: str, base: str, font: str, size: float, bold: bool, italic: bool, second: bool,
    indent: float, before: float, after: float, keep: bool,
) -> None:  # fmt: skip
    styles: Any = document.styles
    known = {style.name for style in styles}
    style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = styles[base]
    style.quick_style = True
    _fonts(style.element.get_or_add_rPr(), font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = _SECOND if second else RGBColor(0x1F, 0x23, 0x28)
    form = style.paragraph_format
    form.left_indent, form.space_before, form.space_after = Cm(indent), Pt(before), Pt(after)
    form.keep_with_next, form.widow_control = keep, True
    for edge in style.element.pPr.findall(qn("w:pBdr")):  # the line under Word's own title
        style.element.pPr.remove(edge)


def _fonts(properties: Any, font: str) -> None:
    """One font for Latin, Greek and Cyrillic, others for right-to-left and East Asian scripts."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for name, value in (("ascii", font), ("hAnsi", font), ("cs", _RIGHT_TO_LEFT), ("eastAsia", _EAST)):
        fonts.set(qn(f"w:{name}"), value)
    properties.insert(0, fonts)


def _normal(document: Document, language: str) -> None:
    normal: Any = document.styles["Normal"]
    _fonts(normal.element.get_or_add_rPr(), SANS)
    normal.font.size = Pt(10)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), {"fr": "fr-FR"}.get(language, "en-GB"))
    normal.element.get_or_add_rPr().append(tongue)


def _marked(document: Document) -> None:
    """The character style of the words an annotation marks: tinted and underlined, so that it survives a photocopier."""
    styles: Any = document.styles
    style = styles.add_style("Marked words", WD_STYLE_TYPE.CHARACTER)
    style.quick_style = True
    properties = style.element.get_or_add_rPr()
    line = OxmlElement("w:u")
    line.set(qn("w:val"), "single")
    line.set(qn("w:color"), "8B8A84")
    properties.append(line)
    _shade(properties, "EAF1EC")


def _shade(properties: Any, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    if properties.tag == qn("w:pPr"):
        properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    else:
        properties.append(shade)


def _footer(footer: Any, title: str) -> None:
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


def _field(paragraph: Any, code: str) -> None:
    for kind in ("begin", "code", "end"):
        run = paragraph.add_run()
        if kind == "code":
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
