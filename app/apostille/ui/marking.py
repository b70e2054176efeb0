"""Marking passages, and the rule what a key acts on.

The selection; else the current annotation; else the paragraph chosen by J or K. With a bare caret a key for marking
does nothing but say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apostille import annotations, codebook
from apostille.reading.span import Span
from apostille.ui.words import say

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern
    from apostille.ui.reader.reader import Reader


@dataclass(frozen=True, slots=True)
class Target:
    """What a key acts on: words of the text, an annotation, or both where that span is annotated already."""

    span: Span | None
    annotation: int | None


class Marking:
    """The steps that make, change and remove annotations of the open statement."""

    def __init__(self, desk: Desk, lectern: Lectern, reader: Reader) -> None:
        self._desk = desk
        self._lectern = lectern
        self._reader = reader
        self.recent: list[int] = []
        """The tags put on last, the latest first."""

    def target(self) -> Target | None:
        """What a key acts on now; None with a bare caret."""
        span = self._reader.selection()
        if span is not None and len(span):
            return Target(span, self._same(span))
        if self._desk.current in self._lectern.annotations:
            return Target(None, self._desk.current)
        span = self._reader.chosen()
        return None if span is None else Target(span, self._same(span))

    def asked(self) -> Target | None:
        """As ``target``, and with a bare caret says what to do."""
        target = self.target()
        if target is None:
            self._desk.say(say("Select words, or press J for the paragraph."))
        return target

    def now(self, target: Target) -> Target:
        """``target`` as it is after a step: its annotation may have been made meanwhile."""
        return target if target.annotation is not None else Target(target.span, self._same(target.span))

    def toggle(self, tag: int) -> None:
        """Put ``tag`` on what the key acts on, or take it off where it is on."""
        target = self.asked()
        if target is None:
            return
        row = self._lectern.annotations.get(target.annotation or 0)
        if row is not None and tag in row.tags:
            self.untag(row.id, tag)
        else:
            self.tag(target, tag)

    def toggle_key(self, key: int) -> None:
        """As ``toggle``, with the tag that has the digit ``key``."""
        tag = next((row.id for row in self._lectern.tags.values() if row.key == key), None)
        if tag is None:
            self._desk.say(say("No tag has the key {key}. Give it to one in Tags.", key=key))
        else:
            self.toggle(tag)

    def tag(self, target: Target, tag: int) -> None:
        """Put ``tag`` on ``target``; the annotation is current then."""
        done = None
        with self._desk.step(say("Tag passage")) as session:
            done = self._tagged(session, target, tag)
        self._made(done)
        self._remember(tag)

    def tag_new(self, target: Target, path: str) -> None:
        """Make the tag ``path`` and put it on ``target``, in one step."""
        done, tag = None, None
        with self._desk.step(say("Create and put on tag")) as session:
            tag = codebook.add(session, path)
            done = self._tagged(session, target, tag)
        self._made(done)
        if tag is not None:
            self._remember(tag)

    def untag(self, annotation: int, tag: int) -> None:
        """Take ``tag`` off; the annotation stays, with its note."""
        with self._desk.step(say("Take off tag")) as session:
            annotations.untag(session, annotation, tag)

    def highlight(self) -> int | None:
        """Mark the passage without a tag; returns its annotation, None where there is nothing to mark."""
        target = self.asked()
        if target is None or target.annotation is not None:
            return None if target is None else self._made(target.annotation)
        done = None
        with self._desk.step(say("Highlight passage")) as session:
            done = annotations.mark(session, self._desk.statement, target.span)
        return self._made(done)

    def remove(self) -> None:
        """Remove the annotation of the words selected, else the current one; a line offers to take that back."""
        span = self._reader.selection()
        gone = self._desk.current if span is None else self._same(span)
        if gone is None:
            self._desk.say(say("No annotation is current. Click one, or press Alt+PgDn."))
            return
        with self._desk.step(say("Remove annotation")) as session:
            annotations.remove(session, gone)
        if gone not in self._lectern.annotations:
            self._desk.say(say("Annotation removed."), say("Undo"), self._desk.undo)

    def move(self, annotation: int, span: Span) -> None:
        """Give the annotation other ends."""
        with self._desk.step(say("Move ends of annotation")) as session:
            annotations.move(session, annotation, span)

    def let_go(self) -> None:
        """Nothing is selected, current or chosen any more."""
        self._reader.clear_selection()
        self._reader.set_chosen(None)
        self._desk.make_current(None)

    def drop(self, tag: int, span: Span) -> None:
        """A tag was dropped on words of the text."""
        self.tag(Target(span, self._same(span)), tag)

    def _tagged(self, session: Session, target: Target, tag: int) -> int:
        if target.annotation is not None:
            annotations.tag(session, target.annotation, tag)
            return target.annotation
        return annotations.mark(session, self._desk.statement, target.span, tags=[tag])

    def _made(self, annotation: int | None) -> int | None:
        """A fresh mark is current, so that the next key acts on it."""
        if annotation is not None and annotation in self._lectern.annotations:
            self._reader.clear_selection()
            self._desk.make_current(annotation)
        return annotation

    def _remember(self, tag: int) -> None:
        self.recent = [tag, *(one for one in self.recent if one != tag)][:20]

    def _same(self, span: Span | None) -> int | None:
        row = self._lectern.at(span, self._desk.library.annotator)
        return None if row is None else row.id
