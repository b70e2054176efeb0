"""Undo, redo, restarts and kills over the whole store, against a model that only remembers dumps."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy.orm import Session

from apostille import annotations, annotators, codebook, statements
from apostille.reading.draft import Damage, Draft, Field
from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store import check, schema
from apostille.store.library import Library, driver

NUMBERS = st.integers(0, 10**6)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
TEXTS = ["Kwa\ufffd\ufffd\ufffd parle.\nLa paix, la paix.", "Мир и право.\nЁлка", "会议通过了决议", "سلام \ufffd عليكم"]


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every journalled table, bit for bit; a statement that has not arrived is no row yet."""
    raw = driver(session)
    rows = {
        table.name: raw.execute(f'SELECT * FROM "{table.name}" ORDER BY id').fetchall()  # noqa: S608 - our own names
        for table in schema.journalled()
    }
    arrived = {row[0] for row in raw.execute("SELECT id FROM statement WHERE arrived_step IS NOT NULL")}
    rows["statement"] = [row for row in rows["statement"] if row[0] in arrived]
    rows["field"] = [row for row in rows["field"] if row[1] in arrived]
    return rows


def drafted(text: str) -> Draft:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        blocks.append(Block(Span(at, at + len(line)), "body", "main", number))
        at += len(line) + 1
    reading = Reading(text, tuple(blocks), (Part("main", Span(0, len(text))),))
    lost = text.find("\ufffd")
    damage = (Damage(Span(lost, lost + 1), "lost"),) if lost >= 0 else ()
    return Draft("a.txt", text.encode(), "utf-8", reading, "fr", (Field("title", "T", text[:2], Span(0, 2)),), damage)


class Steps(RuleBasedStateMachine):
    """The store does random steps; the model keeps the dump after each and where it stands among them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.count = 0

    @initialize()
    def begin(self) -> None:
        self.path = Path(self.folder.name) / "0.apostille"
        self.library = Library.create(self.path)
        self.dumps = [self._dump()]
        self.at = 0

    def _dump(self) -> dict[str, list[tuple[Any, ...]]]:
        with self.library.read() as session:
            return dump(session)

    def _ids(self, sql: str) -> list[int]:
        with self.library.read() as session:
            return [row[0] for row in driver(session).execute(sql).fetchall()]

    def _pick(self, sql: str, number: int) -> int | None:
        ids = self._ids(sql)
        return ids[number % len(ids)] if ids else None

    def _statement(self, number: int) -> int | None:
        seen = "SELECT id FROM statement WHERE arrived_step IS NOT NULL AND binned_step IS NULL"
        return self._pick(seen, number)

    def _annotation(self, number: int) -> int | None:
        return self._pick("SELECT id FROM annotation", number)

    def _tag(self, number: int) -> int | None:
        return self._pick("SELECT id FROM tag", number)

    def _do(self, name: str, deed: Callable[[Session], object]) -> None:
        try:
            with self.library.step(name) as session:
                deed(session)
        except Refusal:
            assert self._dump() == self.dumps[self.at]
            return
        after = self._dump()
        if after != self.dumps[self.at]:
            del self.dumps[self.at + 1 :]
            self.dumps.append(after)
            self.at += 1

    @rule(text=st.sampled_from(TEXTS))
    def add(self, text: str) -> None:
        self._do("Import", lambda session: statements.add(session, drafted(text)))

    @rule(number=NUMBERS)
    def bin(self, number: int) -> None:
        if (statement := self._statement(number)) is not None:
            self._do("Remove", lambda session: statements.remove(session, statement))

    @rule(number=NUMBERS, start=st.integers(0, 20), length=st.integers(0, 9), tag=NUMBERS, whole=st.booleans())
    def mark(self, number: int, start: int, length: int, tag: int, whole: bool) -> None:
        if (statement := self._statement(number)) is None:
            return
        tags = [one for one in [self._tag(tag)] if one is not None]
        span = None if whole else Span(start, start + length)
        self._do("Mark", lambda session: annotations.mark(session, statement, span, tags=tags))

    @rule(number=NUMBERS, note=WORDS, translation=WORDS)
    def write(self, number: int, note: str, translation: str) -> None:
        if (annotation := self._annotation(number)) is None:
            return

        def deed(session: Session) -> None:
            annotations.write_note(session, annotation, note)
            annotations.translate(session, annotation, translation)

        self._do("Write", deed)

    @rule(number=NUMBERS, start=st.integers(0, 20), length=st.integers(0, 9))
    def move(self, number: int, start: int, length: int) -> None:
        if (annotation := self._annotation(number)) is not None:
            self._do("Move", lambda session: annotations.move(session, annotation, Span(start, start + length)))

    @rule(number=NUMBERS, tag=NUMBERS)
    def untag(self, number: int, tag: int) -> None:
        annotation, one = self._annotation(number), self._tag(tag)
        if annotation is not None and one is not None:
            self._do("Untag", lambda session: annotations.untag(session, annotation, one))

    @rule(number=NUMBERS)
    def unmark(self, number: int) -> None:
        if (annotation := self._annotation(number)) is not None:
            self._do("Remove", lambda session: annotations.remove(session, annotation))

    @rule(name=WORDS, child=WORDS)
    def add_tag(self, name: str, child: str) -> None:
        self._do("Add tag", lambda session: codebook.ensure(session, codebook.join_path([name, child])))

    @rule(number=NUMBERS, other=NUMBERS, name=WORDS, which=st.integers(0, 4))
    def change_tag(self, number: int, other: int, name: str, which: int) -> None:
        tag, second = self._tag(number), self._tag(other)
        if tag is None or second is None:
            return
        deeds = [
            lambda session: codebook.rename(session, tag, name),
            lambda session: codebook.move(session, tag, second, 0),
            lambda session: codebook.merge(session, tag, second),
            lambda session: codebook.remove(session, tag),
            lambda session: codebook.set_key(session, tag, 1 + number % 9),
        ]
        self._do("Change tag", deeds[which])

    @rule(number=NUMBERS, text=WORDS)
    def repair(self, number: int, text: str) -> None:
        if (statement := self._statement(number)) is None:
            return
        with self.library.read() as session:
            damage = statements.opened(session, statement).damage
        if damage:
            self._do("Repair", lambda session: statements.repair(session, statement, damage[0].span, text, "guess"))

    @rule(number=NUMBERS, value=WORDS, tag=NUMBERS)
    def know(self, number: int, value: str, tag: int) -> None:
        if (statement := self._statement(number)) is None:
            return

        def deed(session: Session) -> None:
            statements.set_field(session, statement, "author", value)
            statements.set_reading(session, statement, statements_state(number))
            if (one := self._tag(tag)) is not None:
                statements.nothing_found(session, statement, one, on=number % 2 == 0)

        self._do("Know", deed)

    @rule(name=WORDS)
    def annotator(self, name: str) -> None:
        self._do("Annotator", lambda session: annotators.add(session, name))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.library.undo()
        self.at -= 1
        assert self._dump() == self.dumps[self.at]

    @precondition(lambda self: self.at < len(self.dumps) - 1)
    @rule()
    def redo(self) -> None:
        self.library.redo()
        self.at += 1
        assert self._dump() == self.dumps[self.at]

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = Library.open(self.path)
        assert not self.library.unclean
        assert self._dump() == self.dumps[self.at]

    @rule()
    def kill(self) -> None:
        """What lies on the disk at this moment is all that a killed program leaves."""
        self.count += 1
        left = Path(self.folder.name) / f"{self.count}.apostille"
        for ending in ("", "-wal"):  # by another process: closing a descriptor here would drop SQLite's locks
            subprocess.run(["cp", f"{self.path}{ending}", f"{left}{ending}"], check=True)
        self.library.close()
        self.path = left
        self.library = Library.open(self.path)
        assert self.library.unclean
        assert self._dump() == self.dumps[self.at]

    @invariant()
    def sound(self) -> None:
        assert [one for one in check.check(self.library) if one.wrong] == []
        assert (self.library.undoable is not None) == (self.at > 0)
        assert (self.library.redoable is not None) == (self.at < len(self.dumps) - 1)

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
        self.folder.cleanup()


def statements_state(number: int) -> str:
    return ("unread", "in_work", "done")[number % 3]


TestSteps = Steps.TestCase
TestSteps.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
