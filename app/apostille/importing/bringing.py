"""Drafts into the library: recognised, kept unseen one by one, and there all at once in one step.

What is staged is seen by nobody; ``give_up`` takes it out again, as opening a library does after a crash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from sqlalchemy.orm import Session

from apostille import annotations, statements
from apostille.importing.naming import shown
from apostille.importing.outcomes import Outcome
from apostille.importing.sources import Source
from apostille.reading.draft import Comment, Draft
from apostille.refusal import Refusal
from apostille.statements import Known, Recognised

Became = Literal["imported", "version", "language", "reread"]
"""A statement of its own; a newer text of one; another language of one; the same file read anew."""

_REMARKS_LEFT = (
    "What was remarked in the file was not taken, since the statement and its annotations were there before."
)

_TOGETHER, _TOGETHER_BYTES = 64, 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of files that the library knows, and of what was remarked in files.

    ``again``: a file with the name or symbol of a statement is a newer text of it, and one that is there is read anew.
    ``apart``: every file is a statement of its own. Neither: what shares paragraphs with a statement is a newer text.
    ``comments``: what was remarked in a file becomes annotations.
    """

    again: bool = False
    apart: bool = False
    comments: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a draft; ``of`` the statement that it is a newer text or another language of."""

    became: Became
    of: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass
class Bringing:
    """One import into one library, with whose ``known`` statements drafts are compared."""

    known: Known
    choice: Choice = field(default_factory=Choice)
    staged: list[int] = field(default_factory=list[int])
    """Statements that are kept, and seen by nobody yet."""
    _seen: dict[str, str] = field(default_factory=dict[str, str])
    _newer: list[tuple[int, Draft, Became]] = field(default_factory=list[tuple[int, Draft, Became]])
    _remarks: list[tuple[int, tuple[Comment, ...]]] = field(default_factory=list[tuple[int, tuple[Comment, ...]]])

    def judge(self, session: Session | None, draft: Draft, source: Source) -> Verdict:
        """What would become of a draft; raises ``Refusal`` where it is there already, or came twice.

        ``session`` None: there is no library yet.
        """
        name, sha256 = shown(source.name), hashlib.sha256(draft.original).hexdigest()
        if sha256 in self._seen:
            raise Refusal(f"{name} is the same file as {self._seen[sha256]}. It was imported once.", what=source.where)
        found = self.known.recognise(session, draft) if session else Recognised("new")
        if found.standing == "known" and not self.choice.again:
            raise Refusal(f"{name} is in the library already, as statement {found.statement}.", what=source.where)
        self._seen[sha256] = name
        return self._verdict(found)

    def take(self, session: Session, draft: Draft, source: Source) -> tuple[int, Verdict]:
        """Keeps a draft unseen, inside ``Library.staging``; returns its statement, and what became of it.

        A newer text of a statement is kept here until the step, because what is written of it counts at once.
        """
        verdict = self.judge(session, draft, source)
        if verdict.became in ("version", "reread") and verdict.of is not None:
            self._newer.append((verdict.of, draft, verdict.became))
            more = (_REMARKS_LEFT,) if self.choice.comments and draft.comments else ()
            return verdict.of, replace(verdict, doubts=(*verdict.doubts, *more))
        statement = statements.add_staged(session, draft)
        self.staged.append(statement)
        self.known.take(statement, draft)
        if self.choice.comments and draft.comments:
            self._remarks.append((statement, draft.comments))
        return statement, verdict

    @property
    def size(self) -> int:
        """How many statements will arrive or be renewed."""
        return len(self.staged) + len(self._newer)

    def arrive(self, session: Session) -> dict[int, Refusal]:
        """Makes all of it count, in the caller's step; returns the statements that were not renewed, and why."""
        statements.arrive(session, self.staged)
        refused: dict[int, Refusal] = {}
        for statement, draft, became in self._newer:
            try:
                statements.renew(session, statement, draft, why="reread" if became == "reread" else "renewed")
            except Refusal as refusal:
                refused[statement] = Refusal(f"{shown(draft.name)}: {refusal.why}", what=draft.name)
        for statement, comments in self._remarks:
            _annotate(session, statement, comments)
        return refused

    def give_up(self, session: Session) -> None:
        """Takes out again what was kept, inside ``Library.staging``."""
        statements.discard(session, self.staged)
        self.staged.clear()

    def _verdict(self, found: Recognised) -> Verdict:
        if self.choice.apart or found.standing == "new":
            return Verdict("imported")
        if found.standing == "language":
            return Verdict("language", found.statement)
        if found.standing == "known":
            return Verdict("reread", found.statement)
        there = f"statement {found.statement}"
        if found.statement in self.staged:
            return Verdict("imported", doubts=(f"It has the symbol of {there}, which comes in with it.",))
        if found.alike or self.choice.again:
            return Verdict("version", found.statement)
        return Verdict("imported", doubts=(f"It has the symbol of {there}, but other words; both are kept.",))


def portions(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """Outcomes as they are kept in one transaction where no window waits: some dozens, or a few megabytes.

    The more there are, the less the index has to merge; less than a tenth of a second at a time.
    """
    some: list[Outcome] = []
    size = 0
    for outcome in outcomes:
        some.append(outcome)
        size += sum(len(draft.original) for draft in outcome.drafts[:1])
        if len(some) == _TOGETHER or size >= _TOGETHER_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def _annotate(session: Session, statement: int, comments: Sequence[Comment]) -> None:
    """An annotation for each passage that was remarked on, by the annotator at work; its note says who wrote it."""
    for span, group in groupby(sorted(comments, key=lambda one: one.span), key=lambda one: one.span):
        note = "\n\n".join(_notes(group))
        annotations.mark(session, statement, span if len(span) else None, note=note)


def _notes(comments: Iterator[Comment]) -> Iterator[str]:
    for one in comments:
        who = ", ".join(part for part in (one.author, one.at[:10]) if part)
        yield f"{one.words.strip()} — {who}" if who else one.words.strip()
