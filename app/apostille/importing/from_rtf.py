"""A rich text (RTF) → its draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from apostille.importing.drafting import Found, borne_out, drafted
from apostille.importing.paragraphs import Paragraph
from apostille.importing.richtext.fonts import Fonts
from apostille.importing.richtext.groups import Groups
from apostille.importing.richtext.reader import Reader
from apostille.reading.codepages import guesses
from apostille.reading.decode import decode
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

_NONE = "The file is no rich text (RTF). Nothing was imported."
_CUT = "The file ends in the middle: its last braces are missing. What followed may be lost."
_WRONG = (
    "The fonts of the file say that its letters are Western, but they read as {}; they were read as that. Look at the"
    " letters with accents before you trust it."
)


def from_rtf(name: str, data: bytes, *, encoding: str | None = None, language: str | None = None) -> list[Draft]:
    """The one statement of a rich text: as it reads with all changes accepted, its comments beside it.

    A rich text says of every font which code page it is in; ``encoding`` overrules what is Western or not said.
    ``language`` (BCP 47) overrules what is found. Raises ``Refusal`` where ``data`` is no rich text or holds no words.
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise Refusal(_NONE)
    groups, doubts = _read(data, encoding)
    text = groups.reader.out.made
    found = Found(
        paragraphs=[*text, *_notes(groups)],
        likely=borne_out(groups.title, text),
        remarks=groups.remarks,
        furniture=[*groups.running, "".join(groups.reader.unseen)],
        doubts=doubts if groups.reader.ended else (*doubts, _CUT),
        pictures=groups.pictures > 0,
    )
    return [drafted(name, data, "rtf", found, language)]


def _read(data: bytes, encoding: str | None) -> tuple[Groups, tuple[str, ...]]:
    """What is read; and again where letters that are said to be Western read better in the file's own code page."""
    if encoding is not None:
        decode(b"A", encoding)  # refuses one that does not exist
    groups = _once(data, encoding or "cp1252", encoding)
    fonts = groups.reader.fonts
    page = fonts.page
    if encoding is not None or page == "cp1252" or not fonts.seen:
        return groups, ()
    points = {guess.encoding: guess.points for guess in guesses(bytes(fonts.seen))}
    if points.get(page, -1.0) <= points.get("cp1252", -1.0):
        return groups, ()
    return _once(data, page, None), (_WRONG.format(page),)


def _once(data: bytes, western: str, page: str | None) -> Groups:
    groups = Groups(Reader(Fonts(western=western, forced=page)))
    groups.reader.read(data)
    return groups


def _notes(groups: Groups) -> Iterator[Paragraph]:
    """The notes in the order of their marks, footnotes before endnotes."""
    for endnotes in (False, True):
        for endnote, mark, paragraphs in groups.notes:
            if endnote is endnotes:
                yield from _note(paragraphs, mark)


def _note(paragraphs: list[Paragraph], mark: str) -> list[Paragraph]:
    notes = [replace(each, kind="note", bullet=False) for each in paragraphs if each.words]
    if notes and mark:
        notes[0] = replace(notes[0], words=notes[0].words.stripped(), printed=mark)
    return notes
