"""Small files of other programs, made of strings."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members, in their order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as container:
        for name, data in members.items():
            container.writestr(name, data)
    return file.getvalue()


def part(root: str, inside: str) -> str:
    """A part of a DOCX: ``<w:root>`` around ``inside``."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inside}</w:{root}>'


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """A file of relations: id → kind and target; an address leads out of the file."""
    each = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for id_, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{each}</Relationships>'


def docx(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """A DOCX with this body; ``parts`` are the insides of styles, numbering, footnotes, endnotes, comments, header …"""
    targets = {kind: (kind, f"{kind}.xml") for kind in parts}
    targets |= {id_: ("hyperlink", target) for id_, target in (links or {}).items()}
    roots = {"header": "hdr", "footer": "ftr"}
    return packed(
        {
            "[Content_Types].xml": _types("document", *parts),
            "_rels/.rels": relations({"d": ("officeDocument", "word/document.xml")}),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations(targets),
            **{f"word/{kind}.xml": part(roots.get(kind, kind), inside) for kind, inside in parts.items()},
        }
    )


def _types(*parts: str) -> str:
    """The content types of parts: what LibreOffice asks for, and the readers here do not."""
    said = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    main = {"document": "document.main"}
    each = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{said}.{main.get(name, name)}+xml"/>' for name in parts
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}"><Default Extension="rels" ContentType="{rels}"/>{each}</Types>'


def run(text: str, properties: str = "") -> str:
    """A run of words with these properties."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inside: str, properties: str = "") -> str:
    """A paragraph; what is no markup is a run."""
    said = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{said}{inside if inside.startswith('<') else run(inside)}</w:p>"


def level(at: int, way: str, text: str, more: str = "") -> str:
    start = "" if "<w:start" in more else '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{way}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def numbering(*abstracts: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return (
        "".join(f'<w:abstractNum w:abstractNumId="{n}">{each}</w:abstractNum>' for n, each in enumerate(abstracts))
        + lists
    )


def item(text: str, at: int = 0, list_id: int = 1) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>')


LEGAL = numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)"))


_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF = (
    f'xmlns:office="{_OASIS}office:1.0" xmlns:text="{_OASIS}text:1.0" xmlns:table="{_OASIS}table:1.0"'
    f' xmlns:style="{_OASIS}style:1.0" xmlns:draw="{_OASIS}drawing:1.0" xmlns:fo="{_OASIS}xsl-fo-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def odf(root: str, inside: str) -> str:
    """A part of an ODT: ``<office:root>`` around ``inside``."""
    return f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {_ODF}>{inside}</office:{root}>'


def odt(body: str, automatic: str = "", **parts: str) -> bytes:
    """An ODT with this body and these automatic styles; ``parts`` are the insides of styles and meta."""
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    others = {f"{kind}.xml": odf(f"document-{kind}", inside) for kind, inside in parts.items()}
    return packed({"content.xml": odf("document-content", content), **others})


def epub(chapters: dict[str, str], said: str = "", manifest: str = "", guide: str = "", **files: str) -> bytes:
    """An EPUB of these chapters (name → inside of the body); ``said`` is metadata, ``files`` lie in META-INF."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{said}</metadata><manifest>{items}{manifest}'
        f"</manifest>"
        f"<spine>{spine}</spine><guide>{guide}</guide></package>"
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:container"
    root = '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>'
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f'<container xmlns="{space}"><rootfiles>{root}</rootfiles></container>',
            **{f"META-INF/{name}.xml": inside for name, inside in files.items()},
            "OEBPS/content.opf": package,
            **{f"OEBPS/{name}": f"{page}</head><body>{inside}</body></html>" for name, inside in chapters.items()},
        }
    )
