"""A document of Word (DOCX, DOCM, also the strict form) → its draft."""

from __future__ import annotations

from dataclasses import replace

from apostille.importing.drafting import Found, borne_out, drafted
from apostille.importing.marked import Element
from apostille.importing.paragraphs import Paragraph
from apostille.importing.word.body import Body
from apostille.importing.word.margins import remarks_of, running_lines
from apostille.importing.word.names import W
from apostille.importing.word.numbering import Numbering
from apostille.importing.word.package import Package
from apostille.importing.word.runs import Runs, Setting, counting_of
from apostille.importing.word.styles import Styles
from apostille.reading.draft import Draft

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_WAYS = {"footnote": ("decimal", 1), "endnote": ("lowerRoman", 1)}


def from_docx(name: str, data: bytes, *, encoding: str | None = None, language: str | None = None) -> list[Draft]:
    """The one statement of a document: its text as it reads with all changes accepted, its comments beside it.

    A DOCX has no encoding of its own: ``encoding`` is not looked at; ``language`` (BCP 47) overrules what is found.
    Raises ``Refusal`` where ``data`` is no such document, is damaged, protected, or holds no text.
    """
    package = Package(data)
    body = _body(package)
    for element in package.bodies:
        body.write(element)
    body.end()
    text = body.made
    notes = _notes(package, body)
    body.made = []
    found = Found(
        paragraphs=[*text, *notes],
        likely=borne_out(_title(package), text),
        remarks=remarks_of(package, body),
        furniture=[*running_lines(package, body), "".join(body.runs.unseen)],
        doubts=(*body.doubts, *package.doubts),
        language=body.styles.language,
        pictures=body.runs.pictures > 0,
    )
    return [drafted(name, data, "docx", found, language)]


def _body(package: Package) -> Body:
    styles = Styles(package.part("styles"))
    links = {
        each.id: each.target for each in package.relations(package.main) if each.kind == "hyperlink" and each.external
    }
    return Body(Runs(Setting(styles, links, _counts(package))), styles, Numbering(package.part("numbering"), styles))


def _counts(package: Package) -> dict[str, tuple[str, int]]:
    """How footnotes and endnotes are counted: as the last section says, else as the settings do."""
    settings, section = package.part("settings"), package.bodies[-1].find(f"{W}sectPr")
    counts: dict[str, tuple[str, int]] = dict(_WAYS)
    for kind in _WAYS:
        for root in (settings, section):
            said = counting_of(root.find(f"{W}{kind}Pr")) if root is not None else None
            counts[kind] = said or counts[kind]
    return counts


def _notes(package: Package, body: Body) -> list[Paragraph]:
    """The notes in the order of their marks, footnotes before endnotes; one may itself hold the mark of another."""
    written: list[Paragraph] = []
    for kind in ("footnote", "endnote"):
        root = package.part(f"{kind}s")
        elements: dict[str, Element] = {}
        for element in root.iterchildren(f"{W}{kind}") if root is not None else ():
            elements.setdefault(element.get(f"{W}id", ""), element)
        for (of, name), mark in list(body.runs.notes.items()):
            if of == kind and name in elements:
                written += _note(body.apart(elements[name]), mark)
    return written


def _note(paragraphs: list[Paragraph], mark: str) -> list[Paragraph]:
    """The paragraphs of a note; its mark is printed before the first, unless it was typed there."""
    notes = [replace(each, kind="note", bullet=False) for each in paragraphs if each.words or each.words.marks]
    if notes and not (mark and notes[0].words.text.lstrip().startswith(mark)):
        notes[0] = replace(notes[0], words=notes[0].words.stripped(), printed=mark)
    return notes


def _title(package: Package) -> str:
    """The title among the properties of the file."""
    names = [each.target for each in package.relations("") if each.kind == "core-properties"]
    root = package.optional(names[0]) if names else None
    said = root.find(_TITLE) if root is not None else None
    return " ".join((said.text or "").split()) if said is not None else ""
