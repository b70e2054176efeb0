"""A text of LibreOffice (ODT, OTT, flat FODT) → its draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from apostille.importing.drafting import Found, Remark, borne_out, drafted
from apostille.importing.marked import Element, parse_xml
from apostille.importing.opendocument.body import Body
from apostille.importing.opendocument.lists import Lists
from apostille.importing.opendocument.names import DC, OFFICE, STYLE, TEXT
from apostille.importing.opendocument.runs import Runs, said_by
from apostille.importing.opendocument.styles import Styles
from apostille.importing.paragraphs import Paragraph
from apostille.importing.safezip import SafeZip
from apostille.importing.times import utc
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

_LOCKED = "The file is protected by a password. Nothing was imported; save it without one first."
_NO_TEXT = "The file is no document of a word processor. Nothing was imported."
_REPEATED = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The root elements of content, styles and properties (one and the same in a flat file), and what is doubtful."""

    content: Element
    styles: Element | None
    meta: Element | None
    doubts: tuple[str, ...] = ()

    @property
    def roots(self) -> list[Element]:
        """Where styles are looked for, in their order."""
        return [self.content, *([self.styles] if self.styles is not None and self.styles is not self.content else [])]


def from_odt(name: str, data: bytes, *, encoding: str | None = None, language: str | None = None) -> list[Draft]:
    """The one statement of a text: as it reads with all changes accepted, its comments beside it.

    An ODT has no encoding of its own: ``encoding`` is not looked at; ``language`` (BCP 47) overrules what is found.
    Raises ``Refusal`` where ``data`` is no such text, is damaged, protected, or holds no words.
    """
    parts = _packed(data) if data.startswith(b"PK") else _flat(data)
    text = parts.content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise Refusal(_NO_TEXT)
    styles = Styles(parts.roots)
    body = Body(Runs(styles), styles, Lists(parts.roots))
    body.write(text)
    paragraphs = body.made
    found = Found(
        paragraphs=[*paragraphs, *_notes(body)],
        likely=borne_out(_said(parts, "title"), paragraphs),
        remarks={key: _remark(element, body) for key, element in body.runs.remarks.items()},
        furniture=[*(each.words.text for each in _running_lines(parts, body)), *body.runs.unseen],
        doubts=parts.doubts,
        language=_said(parts, "language").lower().split("-")[0],
        pictures=body.runs.pictures > 0,
    )
    return [drafted(name, data, "odt", found, language)]


def _packed(data: bytes) -> _Parts:
    container = SafeZip(data)
    manifest = "META-INF/manifest.xml"
    if manifest in container and b"encryption-data" in container.read(manifest):
        raise Refusal(_LOCKED)
    content = parse_xml(container.read("content.xml"), "content.xml")
    styles, styles_doubt = _optional(container, "styles.xml")
    meta, meta_doubt = _optional(container, "meta.xml")
    return _Parts(content, styles, meta, (*styles_doubt, *meta_doubt))


def _optional(container: SafeZip, name: str) -> tuple[Element | None, tuple[str, ...]]:
    """A part without which the text can be read; a damaged one is a doubt."""
    if name not in container:
        return None, ()
    try:
        return parse_xml(container.read(name), name), ()
    except Refusal as refusal:
        return None, (f"Read without “{name}”: {refusal.why.removesuffix(' Nothing was imported.')}",)


def _flat(data: bytes) -> _Parts:
    root = parse_xml(data)
    if root.tag != f"{OFFICE}document":
        raise Refusal(_NO_TEXT)
    return _Parts(root, root, root)


def _said(parts: _Parts, name: str) -> str:
    """A property of the file."""
    found = parts.meta.find(f"{OFFICE}meta/{DC}{name}") if parts.meta is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def _notes(body: Body) -> Iterator[Paragraph]:
    """The notes in the order of their marks, footnotes before endnotes."""
    met = list(body.runs.notes)
    for kind in ("footnote", "endnote"):
        for element in met:
            if element.get(f"{TEXT}note-class", "footnote") == kind:
                yield from _note(element, body)


def _note(element: Element, body: Body) -> list[Paragraph]:
    inside, citation = element.find(f"{TEXT}note-body"), element.find(f"{TEXT}note-citation")
    written = [each for each in body.apart(inside if inside is not None else ()) if each.words]
    notes = [replace(each, kind="note", bullet=False) for each in written]
    if notes and citation is not None:
        notes[0] = replace(notes[0], words=notes[0].words.stripped(), printed="".join(citation.itertext()).strip())
    return notes


def _remark(annotation: Element, body: Body) -> Remark:
    paragraphs = body.apart(child for child in annotation if child.tag.startswith(TEXT))
    words = "\n".join(paragraph.words.text for paragraph in paragraphs if paragraph.words)
    return Remark(words, said_by(annotation, "creator"), utc(said_by(annotation, "date")))


def _running_lines(parts: _Parts, body: Body) -> Iterator[Paragraph]:
    """What stands above and below every page."""
    for root in parts.roots:
        for page in root.iter(f"{STYLE}master-page"):
            for part in page:
                if part.tag.removeprefix(STYLE) in _REPEATED:
                    yield from body.apart(part)
