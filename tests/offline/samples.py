"""One small file of every format, with words of one's choice in its text, and in its title where it has one."""

from __future__ import annotations

import io
import zipfile

from tests.importing.containers import docx, epub, odt, packed, para
from tests.importing.pdfs import Sheet, pdf

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OPEN = "http://schemas.openxmlformats.org"


def samples(words: str) -> dict[str, bytes]:
    """Name → bytes; ``words`` are in the text of each, and in its title where it has one."""
    plain = f"Letter dated 4 June 2004\n\nI have the honour to say {words} to you.\n"
    paragraphs = plain.split("\n\n")
    page = "".join(f"<p>{each}</p>" for each in paragraphs)
    body = "".join(para(each.strip()) for each in paragraphs)
    return {
        "sample.txt": plain.encode(),
        "sample.md": f"# {words}\n\n{plain}".encode(),
        "sample.html": f"<!doctype html><html><title>{words}</title><body>{page}</body></html>".encode(),
        "sample.docx": docx(body),
        "sample.odt": opendocument("".join(f"<text:p>{each.strip()}</text:p>" for each in paragraphs)),
        "sample.rtf": ("{\\rtf1\\ansi " + plain.replace("\n\n", "\\par ") + "}").encode("ascii"),
        "sample.epub": epub({"one.xhtml": page}, said=f"<dc:title>{words}</dc:title>"),
        "sample.pdf": pdf(Sheet().lines(72, 700, [line for line in plain.split("\n") if line])),
        "sample.csv": f'title,text\r\n{words},"{plain * 4}"\r\n'.encode(),
        "sample.xlsx": xlsx([["title", "text"], [words, plain.replace("4 June", "6 June") * 4]]),
        "sample.zip": packed({"inside.txt": plain.replace("4 June", "5 June")}),
    }


def opendocument(body: str) -> bytes:
    """An ODT that says what it is, as one that was saved does."""
    with zipfile.ZipFile(io.BytesIO(odt(body))) as made:
        members: dict[str, bytes | str] = {name: made.read(name) for name in made.namelist()}
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", **members})


def xlsx(rows: list[list[str]]) -> bytes:
    """A workbook of one sheet with these words in its cells."""
    lines = "".join(
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{cell}</t></is></c>' for cell in row)
        + "</row>"
        for row in rows
    )
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    office = f"{_OPEN}/officeDocument/2006/relationships"
    package = f"{_OPEN}/package/2006/relationships"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_OPEN}/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{office}"><sheets>'
            '<sheet name="one" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1"'
            f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEETS}"><sheetData>{lines}</sheetData></worksheet>',
        }
    )
