"""`apostille import PATH…`: files, folders, archives and tables become statements, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from apostille import paths, statements
from apostille.cli.adder import Adder
from apostille.cli.arrivals import lines, row
from apostille.cli.call import Answer, Call, count, path_of, progress, tell
from apostille.cli.rows import Row
from apostille.cli.stopping import stoppable
from apostille.refusal import Refusal
from apostille.store.library import Library

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from apostille.importing.bringing import Bringing
    from apostille.importing.intake import Intake
    from apostille.importing.outcomes import Outcome
    from apostille.importing.pool import Pool


def add(commands: Adder) -> None:
    """Adds ``import``."""
    made = commands.add(
        "import",
        bring,
        "Read files, folders, archives and tables into the library, in one step.",
        "apostille import notes/ letter.docx --dry-run",
    )
    made.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a ZIP of files, a table (CSV, XLSX)")
    made.add_argument("--encoding", help="how the bytes of texts are to be read, where the guess is wrong")
    made.add_argument("--language", help="the language of the texts (fr, zh-Hant), where the guess is wrong")
    made.add_argument(
        "--pattern",
        action="append",
        default=[],
        help="what the names of files say, as “{issuer}_{session}_{year}”; “none”: nothing; may be given again",
    )
    made.add_argument("--comments", action="store_true", help="what was remarked in files becomes annotations")
    made.add_argument("--dry-run", action="store_true", help="read, and say what would become of it; write nothing")
    known = made.add_mutually_exclusive_group()
    again = "what has the file name or symbol of a statement is a newer text of it; what is there is read anew"
    known.add_argument("--again", action="store_true", help=again)
    known.add_argument("--apart", action="store_true", help="every file is a statement of its own")


@dataclass
class _Import:
    """One call: what comes in, what becomes of it, and what is answered."""

    stop: Event
    intake: Intake
    bringing: Bringing
    rows: list[Row] = field(default_factory=list[Row])
    refused: list[Refusal] = field(default_factory=list[Refusal])
    _noted: int = 0

    def seen(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """The same, each told of when it comes."""
        for outcome in outcomes:
            self._see(outcome)
            yield outcome

    def _see(self, outcome: Outcome) -> None:
        """Says how far it is, what was made of tables and names, and keeps what was refused."""
        progress(self.intake.done, self.intake.of, outcome.source.name)
        for note in self.intake.notes[self._noted :]:
            tell(note)
        self._noted = len(self.intake.notes)
        if outcome.refusal:
            self.refused.append(outcome.refusal)

    def judge(self, session: Session | None, outcome: Outcome) -> None:
        """What would become of an outcome."""
        for draft in outcome.drafts:
            try:
                verdict = self.bringing.judge(session, draft, outcome.source)
                self.rows.append(row(None, outcome.source, draft, verdict))
            except Refusal as refusal:
                self.refused.append(refusal)

    def take(self, session: Session, outcome: Outcome) -> None:
        """Keeps what an outcome holds, unseen."""
        for draft in outcome.drafts:
            try:
                statement, verdict = self.bringing.take(session, draft, outcome.source)
                self.rows.append(row(statement, outcome.source, draft, verdict))
            except Refusal as refusal:
                self.refused.append(refusal)

    def go_on(self) -> None:
        """Raises ``KeyboardInterrupt`` where Ctrl+C was pressed."""
        if self.stop.is_set():
            raise KeyboardInterrupt

    def left(self, refused: dict[int, Refusal]) -> None:
        """Takes out what was refused in the end."""
        self.refused += refused.values()
        self.rows = [row for row in self.rows if row["became"] == "imported" or row["id"] not in refused]


def bring(call: Call) -> Answer:
    """Imports; what cannot be read is refused by name and the rest comes in."""
    from apostille.importing.pool import Pool  # only an import needs the readers

    with Pool() as pool, stoppable() as stop:
        work = _work(call, pool, stop)
        outcomes = work.intake.files(map(path_of, call.words.paths), stop.is_set)
        if call.words.dry_run:
            _try(call, work, outcomes)
        else:
            with call.writing() as library:
                _bring(library, work, outcomes)
    if work.intake.others:
        tell(f"{count(work.intake.others, 'file')} of other kinds left out.")
    if not work.rows and not work.refused:
        work.refused.append(Refusal("There is no file to import there."))
    return Answer(work.rows, lines(work.rows), work.refused)


def _work(call: Call, pool: Pool, stop: Event) -> _Import:
    from apostille.importing import patterns
    from apostille.importing.bringing import Bringing, Choice
    from apostille.importing.intake import Intake
    from apostille.importing.pool import Wishes
    from apostille.statements.fields import validated

    words = call.words
    language = validated("language", words.language) if words.language is not None else None
    intake = Intake(pool, Wishes(words.encoding, language), patterns.patterns(words.pattern))
    return _Import(stop, intake, Bringing(statements.Known(), Choice(words.again, words.apart, words.comments)))


def _try(call: Call, work: _Import, outcomes: Iterator[Outcome]) -> None:
    """Only says what would become of it; where there is no library yet, nothing is known there."""
    if call.library is None and not paths.default_library().exists():
        for outcome in work.seen(outcomes):
            work.judge(None, outcome)
        work.go_on()
        return
    with call.session() as session:
        work.bringing.known = statements.known(session)
        for outcome in work.seen(outcomes):
            work.judge(session, outcome)
        work.go_on()


def _bring(library: Library, work: _Import, outcomes: Iterator[Outcome]) -> None:
    """Keeps a few files at a time, and lets all of them arrive in one step; a stop leaves nothing."""
    from apostille.importing.bringing import portions
    from apostille.store import shelf

    bringing, whole = work.bringing, False
    with library.read() as session:
        bringing.known = statements.known(session)
    try:
        for some in portions(work.seen(outcomes)):
            for words in shelf.before_many(library, work.intake.of) if not work.rows else ():
                tell(words)
            with library.staging() as session:
                for outcome in some:
                    work.take(session, outcome)
        work.go_on()
        with library.step(f"Import {count(bringing.size, 'statement')}") as session:
            work.left(bringing.arrive(session))
            work.go_on()
        whole = True
    finally:
        if not whole:
            with library.staging() as session:
                bringing.give_up(session)
    with library.read() as session:
        for one in work.rows:
            one["uuid"] = statements.uuid_of(session, one["id"])
