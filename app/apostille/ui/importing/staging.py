"""What the import view keeps in the library until one step makes it arrive: written between two paintings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from apostille import annotations, statements
from apostille.reading.transcoding import differences
from apostille.refusal import Refusal
from apostille.store.sessions import pause
from apostille.ui.importing.incoming import Incoming, incoming
from apostille.ui.words import count

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from apostille.importing.outcomes import Outcome
    from apostille.importing.sources import Source
    from apostille.reading.draft import Draft
    from apostille.statements import Known, Opened
    from apostille.ui.desk import Desk

_SOME, _PAUSE_MS, _TURNS_TO_A_MERGE = 8, 4, 3
"""So many statements go in one turn."""


class Staging:
    """Drafts on their way: staged, recognised, replaced, and at last brought in or taken out again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: Known | None = None
        self._among: dict[int, str] = {}
        """Statements that wait here, with the name of their file."""

    def take(self, session: Session, outcome: Outcome) -> list[Incoming]:
        """Keeps what one file holds, inside ``Library.staging``; the rows of it, or of why there is none."""
        if outcome.refusal is not None:
            return [Incoming(outcome.source, "refused", doubts=(outcome.refusal.why,), wanted=False)]
        alone = len(outcome.drafts) == 1
        sources = [outcome.source if alone else replace(outcome.source, name=draft.name) for draft in outcome.drafts]
        pairs = zip(sources, outcome.drafts, strict=True)
        return [self._staged(session, incoming(source, draft), draft) for source, draft in pairs]

    def _staged(self, session: Session, row: Incoming, draft: Draft) -> Incoming:
        if self._known is None:
            self._known = statements.known(session)
        self._stand(session, self._known, row, draft)
        if row.wanted:
            row.staged = statements.add_staged(session, draft)
            row.source = self._kept(row.source, row.staged)
            self._among[row.staged] = row.source.name
            self._known.take(row.staged, draft)
        return row

    def _kept(self, source: Source, statement: int) -> Source:
        """The same file as it lies in the library now: it may change on the disk, and an archive is not held open."""

        def load() -> bytes:
            with self._desk.read() as session:
                return statements.original(session, statement)[1]

        return replace(source, load=load)

    def _stand(self, session: Session, known: Known, row: Incoming, draft: Draft) -> None:
        """How the draft stands to the library and to the files before it."""
        found = known.recognise(session, draft)
        if found.statement is None:
            return
        among = self._among.get(found.statement)
        row.of, row.of_title = found.statement, among or statements.title_of(session, found.statement)
        if found.standing == "known":
            row.standing, row.wanted = ("twice" if among else "known"), False
        elif found.standing == "version" and not among:
            row.standing, row.renews = "version", self._desk.writable and found.alike
        elif found.standing == "language":
            row.standing = "language"

    def replace(self, session: Session, row: Incoming, outcome: Outcome) -> Incoming:
        """The row of the same file read otherwise; as it was, with the reason, where it cannot be read so."""
        if outcome.refusal is not None or len(outcome.drafts) != 1:
            why = outcome.refusal.why if outcome.refusal else ""
            return replace(row, doubts=(why, *row.doubts) if why else row.doubts)
        (draft,) = outcome.drafts
        made = replace(
            incoming(row.source, draft),
            standing=row.standing, of=row.of, of_title=row.of_title, wanted=row.wanted, renews=row.renews,
            corrections=row.corrections, takes_comments=row.takes_comments,
            encoding_asked=row.encoding_asked, language_asked=row.language_asked,
        )  # fmt: skip
        if row.staged is not None:
            statements.discard(session, [row.staged])
            self._among.pop(row.staged, None)
        made.staged = statements.add_staged(session, draft)
        made.source = self._kept(row.source, made.staged)
        self._among[made.staged] = made.source.name
        return made

    def opened(self, row: Incoming) -> Opened | None:
        """The statement as it would be read."""
        if row.staged is None:
            return None
        with self._desk.read() as session:
            return statements.opened(session, row.staged)

    def differences(self, row: Incoming) -> list[tuple[str, str]]:
        """Words of the file that would read otherwise in the next best encoding."""
        with self._desk.read() as session:
            _name, data = statements.original(session, row.staged or 0)
        return differences(data, row.encoding, row.runners_up[0])

    def wrong(self, key: str, value: str) -> str:
        """Why ``value`` cannot be that of ``key``; empty where it can."""
        from apostille.statements.fields import validated

        try:
            validated(key, value)
        except Refusal as refusal:
            return refusal.why
        return ""

    def bring_in(self, rows: Sequence[Incoming]) -> list[int]:
        """Makes what has a tick arrive, in one step; what has none goes. Empty where that was refused."""
        coming = [row for row in rows if row.comes_in]
        fresh = [row for row in coming if not row.renews]
        made: list[int] = []
        with self._desk.step(count(len(coming), "Import {n} statement", "Import {n} statements")) as session:
            statements.arrive(session, [row.staged for row in fresh if row.staged is not None])
            for row in coming:
                made.append(_finished(session, row))
                pause(session)
        if made:
            for row in fresh:
                self._among.pop(row.staged or 0, None)
            self.give_up()
        return made

    def give_up(self) -> None:
        """Takes out what still waits, a few at a time while the window goes on."""
        if self._among:
            Leaving(self._desk, list(self._among))
            self._among.clear()


class Leaving(QObject):
    """Takes out what never arrived, in turns; what is left when the library is closed goes when it is opened again."""

    def __init__(self, desk: Desk, waiting: list[int]) -> None:
        super().__init__(desk)
        self._desk, self._left = desk, waiting
        self._turns = 0
        self._turn = QTimer(self, interval=_PAUSE_MS)
        self._turn.timeout.connect(self._go_on)
        self._turn.start()
        self._go_on()

    def _go_on(self) -> None:
        if self._desk.library.busy:
            return
        self._turns += 1
        more = False
        with self._desk.guard():
            more = self._desk.writable and self._did_some()
        if not more:
            self._turn.stop()
            self.deleteLater()

    def _did_some(self) -> bool:
        """Takes some out, or merges what that left in the index; whether there is more to do."""
        if not self._left or self._turns % _TURNS_TO_A_MERGE == 0:
            return self._desk.library.tidy() or bool(self._left)
        with self._desk.library.staging(short=True) as session:
            statements.discard(session, self._left[:_SOME])
        del self._left[:_SOME]
        return True


def _finished(session: Session, row: Incoming) -> int:
    """What else belongs to one file: its new version, the corrections, the comments."""
    statement = row.staged or 0
    if row.renews and row.of is not None:
        draft, statement = statements.drafted(session, statement), row.of
        statements.renew(session, statement, draft)
    for key, value in row.corrections.items():
        statements.set_field(session, statement, key, value)
    for comment in row.comments if row.takes_comments else ():
        words = f"{comment.author}: {comment.words}" if comment.author else comment.words
        annotations.mark(session, statement, comment.span, note=words)
    return statement
