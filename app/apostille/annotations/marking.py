"""What one does with annotations; each function works inside the caller's step.

``session.info`` says who is at work (``annotator``) and when (``at``), as ``Library.step`` sets it.
Marking is the hottest path of the program, so its rows go through ``store.rows``.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy.orm import Session

from apostille.anchoring.anchor import describe
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store import rows
from apostille.store.keeping import kept
from apostille.store.schema import Anchor, Annotation, AnnotationTag, NoteDraft

_CURRENT = (
    "SELECT version.id, text.text FROM statement JOIN version ON version.id = statement.current_version"
    " JOIN text ON text.sha256 = version.text_sha256 WHERE statement.id = ?"
)
_SAME_WHOLE = "SELECT id FROM annotation WHERE statement = ? AND annotator = ? AND whole = 1"
_SAME_SPAN = (
    "SELECT annotation.id FROM anchor CROSS JOIN annotation ON annotation.id = anchor.annotation"
    ' WHERE anchor.version = ? AND anchor.start = ? AND anchor."end" = ? AND annotation.annotator = ?'
)
_WRITE_NOTE = "UPDATE annotation SET note = ? WHERE id = ? AND note <> ?"
_WRITE_TRANSLATION = "UPDATE annotation SET translation = ? WHERE id = ? AND translation <> ?"


def mark(
    session: Session,
    statement: int,
    span: Span | None,
    *,
    tags: Iterable[int] = (),
    note: str | None = None,
    translation: str | None = None,
) -> int:
    """Marks a passage, or with ``span`` None the whole statement; returns the annotation's id.

    The same span marked by the same annotator is the same annotation: tags are added to it,
    and a note or translation that is given replaces its own. Refuses a span that is empty or
    outside the text.
    """
    version, text = _current(session, statement)
    there = _same(session, statement, version, span, session.info["annotator"])
    annotation = there if there is not None else _insert(session, statement, version, text, span)
    for one in tags:
        tag(session, annotation, one)
    if note is not None:
        write_note(session, annotation, note)
    if translation is not None:
        translate(session, annotation, translation)
    return annotation


def tag(session: Session, annotation: int, tag: int) -> None:
    """Puts a tag on an annotation; one it has already stays as it is."""
    statement = _statement(session, annotation)
    if rows.first(session, "SELECT 1 FROM annotation_tag WHERE annotation = ? AND tag = ?", annotation, tag):
        return
    if rows.first(session, "SELECT 1 FROM tag WHERE id = ?", tag) is None:
        raise Refusal(f"There is no tag {tag}.", what=str(tag))
    who, at = session.info["annotator"], session.info["at"]
    values = {"annotation": annotation, "tag": tag, "statement": statement, "annotator": who, "at": at}
    rows.insert(session, AnnotationTag, **values)
    _touch(session, annotation)


def untag(session: Session, annotation: int, tag: int) -> None:
    """Takes a tag off an annotation; the annotation stays."""
    _statement(session, annotation)
    if rows.change(session, "DELETE FROM annotation_tag WHERE annotation = ? AND tag = ?", annotation, tag):
        _touch(session, annotation)


def write_note(session: Session, annotation: int, markdown: str) -> None:
    """Writes the note of an annotation, replacing what it was; its draft goes."""
    _write(session, _WRITE_NOTE, annotation, markdown)
    rows.change(session, "DELETE FROM note_draft WHERE annotation = ?", annotation)


def translate(session: Session, annotation: int, words: str) -> None:
    """Writes the analyst's unofficial translation of a passage."""
    _write(session, _WRITE_TRANSLATION, annotation, words)


def move(session: Session, annotation: int, span: Span) -> None:
    """Moves the ends of an annotation to ``span`` in the version that is read."""
    statement = _statement(session, annotation)
    version, text = _current(session, statement)
    other = _same(session, statement, version, span, _whose(session, annotation))
    if other == annotation:
        return
    if other is not None:
        why = "There is already an annotation by the same annotator on exactly these words."
        raise Refusal(why, what=str(other))
    rows.change(session, "DELETE FROM anchor WHERE annotation = ? AND version = ?", annotation, version)
    _hold(session, annotation, statement, version, text, span, "moved")
    rows.change(session, "UPDATE annotation SET whole = 0 WHERE id = ? AND whole = 1", annotation)
    _touch(session, annotation)


def remove(session: Session, annotation: int) -> None:
    """Removes an annotation with its tags and note; undo brings all of it back."""
    _statement(session, annotation)
    rows.change(session, "DELETE FROM annotation WHERE id = ?", annotation)


def draft(session: Session, annotation: int, text: str) -> None:
    """Keeps a note that is being typed, outside of history (inside ``Library.staging``)."""
    rows.change(session, "DELETE FROM note_draft WHERE annotation = ?", annotation)
    rows.insert(session, NoteDraft, annotation=annotation, text=kept(text), at=session.info["at"])


def drafted(session: Session, annotation: int) -> str | None:
    """The note that was being typed when the window went, or None."""
    row = rows.first(session, "SELECT text FROM note_draft WHERE annotation = ?", annotation)
    return row[0] if row else None


def _current(session: Session, statement: int) -> tuple[int, str]:
    row = rows.first(session, _CURRENT, statement)
    if row is None:
        raise Refusal(f"There is no statement {statement}.", what=str(statement))
    return row[0], row[1]


def _same(session: Session, statement: int, version: int, span: Span | None, who: int) -> int | None:
    if span is None:
        row = rows.first(session, _SAME_WHOLE, statement, who)
    else:
        row = rows.first(session, _SAME_SPAN, version, span.start, span.end, who)
    return row[0] if row else None


def _insert(session: Session, statement: int, version: int, text: str, span: Span | None) -> int:
    who, at = session.info["annotator"], session.info["at"]
    made = rows.insert(
        session,
        Annotation,
        uuid=str(uuid.uuid4()),
        statement=statement,
        annotator=who,
        whole=int(span is None),
        note="",
        translation="",
        created=at,
        modified=at,
    )
    if span is not None:
        _hold(session, made, statement, version, text, span, "exact")
    return made


def _hold(session: Session, annotation: int, statement: int, version: int, text: str, span: Span, by: str) -> None:
    if not len(span) or not span.fits(text):
        where = f"{span.start}:{span.end}"
        raise Refusal(f"{where} is no passage of this text of {len(text)} characters. Nothing was changed.", what=where)
    anchor = describe(text, span)
    rows.insert(
        session,
        Anchor,
        annotation=annotation,
        statement=statement,
        version=version,
        start=span.start,
        end=span.end,
        quote=anchor.quote,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        matched_by=by,
    )


def _statement(session: Session, annotation: int) -> int:
    row = rows.first(session, "SELECT statement FROM annotation WHERE id = ?", annotation)
    if row is None:
        raise Refusal(f"There is no annotation {annotation}.", what=str(annotation))
    return row[0]


def _whose(session: Session, annotation: int) -> int:
    row = rows.first(session, "SELECT annotator FROM annotation WHERE id = ?", annotation)
    return row[0] if row else 0


def _write(session: Session, sql: str, annotation: int, words: str) -> None:
    _statement(session, annotation)
    clean = kept(words) if words.strip() else ""
    if rows.change(session, sql, clean, annotation, clean):
        _touch(session, annotation)


def _touch(session: Session, annotation: int) -> None:
    at = session.info["at"]
    rows.change(session, "UPDATE annotation SET modified = ? WHERE id = ? AND modified <> ?", at, annotation, at)
