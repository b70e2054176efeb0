"""What one does with annotations; each function works inside the caller's step.

``session.info`` says who is at work (``annotator``) and when (``at``), as ``Library.step`` sets it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from apostille.anchoring.anchor import describe
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store.schema import Anchor, Annotation, AnnotationTag, NoteDraft, Statement, Tag, Text, Version


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
    there = _same(session, statement, version, span)
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
    has = select(AnnotationTag.id).where(AnnotationTag.annotation == annotation, AnnotationTag.tag == tag)
    if session.execute(has).first():
        return
    if session.get(Tag, tag) is None:
        raise Refusal(f"There is no tag {tag}.", what=str(tag))
    info = session.info
    session.execute(
        insert(AnnotationTag).values(
            annotation=annotation,
            tag=tag,
            statement=_statement(session, annotation),
            annotator=info["annotator"],
            at=info["at"],
        )
    )
    _touch(session, annotation)


def untag(session: Session, annotation: int, tag: int) -> None:
    """Takes a tag off an annotation; the annotation stays."""
    session.execute(delete(AnnotationTag).where(AnnotationTag.annotation == annotation, AnnotationTag.tag == tag))
    _touch(session, annotation)


def write_note(session: Session, annotation: int, markdown: str) -> None:
    """Writes the note of an annotation, replacing what it was; its draft goes."""
    _statement(session, annotation)
    session.execute(update(Annotation).where(Annotation.id == annotation).values(note=_clean(markdown)))
    session.execute(delete(NoteDraft).where(NoteDraft.annotation == annotation))
    _touch(session, annotation)


def translate(session: Session, annotation: int, words: str) -> None:
    """Writes the analyst's unofficial translation of a passage."""
    _statement(session, annotation)
    session.execute(update(Annotation).where(Annotation.id == annotation).values(translation=_clean(words)))
    _touch(session, annotation)


def move(session: Session, annotation: int, span: Span) -> None:
    """Moves the ends of an annotation to ``span`` in the version that is read."""
    statement = _statement(session, annotation)
    version, text = _current(session, statement)
    other = _same(session, statement, version, span)
    if other is not None and other != annotation:
        raise Refusal("There is already an annotation of yours on exactly these words.", what=str(other))
    session.execute(delete(Anchor).where(Anchor.annotation == annotation, Anchor.version == version))
    _hold(session, annotation, statement, version, text, span, "moved")
    session.execute(update(Annotation).where(Annotation.id == annotation).values(whole=0))
    _touch(session, annotation)


def remove(session: Session, annotation: int) -> None:
    """Removes an annotation with its tags and note; undo brings all of it back."""
    _statement(session, annotation)
    session.execute(delete(Annotation).where(Annotation.id == annotation))


def draft(session: Session, annotation: int, text: str) -> None:
    """Keeps a note that is being typed, outside of history (inside ``Library.staging``)."""
    session.execute(delete(NoteDraft).where(NoteDraft.annotation == annotation))
    session.execute(insert(NoteDraft).values(annotation=annotation, text=_clean(text), at=session.info["at"]))


def drafted(session: Session, annotation: int) -> str | None:
    """The note that was being typed when the window went, or None."""
    return session.execute(select(NoteDraft.text).where(NoteDraft.annotation == annotation)).scalar_one_or_none()


def _current(session: Session, statement: int) -> tuple[int, str]:
    query = (
        select(Version.id, Text.text)
        .join(Statement, Statement.current_version == Version.id)
        .join(Text, Text.sha256 == Version.text_sha256)
        .where(Statement.id == statement)
    )
    row = session.execute(query).tuples().first()
    if row is None:
        raise Refusal(f"There is no statement {statement}.", what=str(statement))
    return row


def _same(session: Session, statement: int, version: int, span: Span | None) -> int | None:
    who = session.info["annotator"]
    query = select(Annotation.id).where(Annotation.annotator == who, Annotation.statement == statement)
    if span is None:
        return session.execute(query.where(Annotation.whole == 1)).scalars().first()
    here = (Anchor.version == version, Anchor.start == span.start, Anchor.end == span.end)
    return session.execute(query.join(Anchor, Anchor.annotation == Annotation.id).where(*here)).scalars().first()


def _insert(session: Session, statement: int, version: int, text: str, span: Span | None) -> int:
    info = session.info
    values = {
        "uuid": str(uuid.uuid4()),
        "statement": statement,
        "annotator": info["annotator"],
        "whole": int(span is None),
        "note": "",
        "translation": "",
        "created": info["at"],
        "modified": info["at"],
    }
    made = session.execute(insert(Annotation).values(**values).returning(Annotation.id)).scalar_one()
    if span is not None:
        _hold(session, made, statement, version, text, span, "exact")
    return made


def _hold(session: Session, annotation: int, statement: int, version: int, text: str, span: Span, by: str) -> None:
    if not len(span) or not span.fits(text):
        raise Refusal(f"{span.start}:{span.end} is no passage of this text of {len(text)} characters.")
    anchor = describe(text, span)
    session.execute(
        insert(Anchor).values(
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
    )


def _statement(session: Session, annotation: int) -> int:
    statement = session.execute(select(Annotation.statement).where(Annotation.id == annotation)).scalar_one_or_none()
    if statement is None:
        raise Refusal(f"There is no annotation {annotation}.", what=str(annotation))
    return statement


def _touch(session: Session, annotation: int) -> None:
    session.execute(update(Annotation).where(Annotation.id == annotation).values(modified=session.info["at"]))


def _clean(words: str) -> str:
    """NUL cannot be kept in a text image; it becomes the replacement character."""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
