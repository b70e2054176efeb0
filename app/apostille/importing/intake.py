"""Everything that comes in at once: files, folders, archives and tables, with what their names and tables say.

One pass, in order: tables come first, because what they say of other files is wanted when those come. Nothing is
written here; what is made of it is ``bringing.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from apostille.importing import folders, patterns, sources, supplying
from apostille.importing.naming import shown
from apostille.importing.outcomes import Outcome, refused
from apostille.importing.pool import Pool, Wishes
from apostille.importing.sources import Source
from apostille.importing.table.rows import slices
from apostille.importing.table.uses import Use, use
from apostille.reading.draft import Draft, Field
from apostille.refusal import Refusal

_NO_USE = (
    "The table has neither a column with texts nor one with names of files that are imported with it. "
    "Nothing was imported from it."
)


def _never() -> bool:
    return False


@dataclass
class Intake:
    """One import on its way: what is wished, what has been found, and how far it is.

    ``patterns`` are tried on the name of every file, before the text is asked.
    """

    pool: Pool
    wishes: Wishes = field(default_factory=Wishes)
    patterns: tuple[patterns.Pattern, ...] = ()
    of: int = 0
    """How many files there are, as far as is known: archives and tables add theirs."""
    done: int = 0
    others: int = 0
    """How many files of other kinds were left out."""
    notes: list[str] = field(default_factory=list[str])
    """What was made of tables and of the names of files, as sentences to be shown before it counts."""
    uses: list[tuple[str, Use]] = field(default_factory=list[tuple[str, Use]])
    """The tables, by name, that say something of the files beside them."""
    _names: set[str] = field(default_factory=set[str])
    _fitted: set[str] = field(default_factory=set[str])

    def files(self, paths: Iterable[Path], stopped: Callable[[], bool] = _never) -> Generator[Outcome]:
        """What the files and folders hold, in their order. Ends early once ``stopped`` says so."""
        found = folders.find(paths)
        self.others += found.others
        for refusal in found.refused:
            yield Outcome(sources.of_path(Path(refusal.what)), refusal=refusal)
        yield from self.read(found.sources, stopped)

    def read(self, given: Sequence[Source], stopped: Callable[[], bool] = _never) -> Generator[Outcome]:
        """What these sources hold, in their order."""
        self.of += len(given)
        self._names.update(source.name for source in given)
        for outcome in self.pool.read(given, self.wishes, stopped):
            self.done += 1
            yield from self._taken(outcome, stopped)

    def _taken(self, outcome: Outcome, stopped: Callable[[], bool]) -> Generator[Outcome]:
        if outcome.packed:
            self.of += len(outcome.packed.wanted)
            self.others += outcome.packed.others
            self._names.update(name.rpartition("/")[2] for name in outcome.packed.wanted)
        elif outcome.sheet:
            yield from self._table(outcome, stopped)
        elif outcome.source.columns:
            yield outcome  # a row of a table has said all in its columns
        else:
            yield replace(outcome, drafts=tuple(self._supplied(draft) for draft in outcome.drafts))

    def _table(self, outcome: Outcome, stopped: Callable[[], bool]) -> Generator[Outcome]:
        sheet = outcome.sheet
        if sheet is None:
            return
        name = shown(outcome.source.name)
        meant = use(sheet, self._names - {outcome.source.name})
        if meant.is_statements:
            self._note(f"{name}: one statement a row. {meant.words()}", sheet.doubts)
            yield from self._rows(outcome.source, meant, stopped)
        elif meant.is_beside:
            self._note(f"{name}: about the files beside it. {meant.words()}", sheet.doubts)
            self.uses.append((name, meant))
        else:
            yield refused(outcome.source, Refusal(_NO_USE))

    def _rows(self, table: Source, meant: Use, stopped: Callable[[], bool]) -> Generator[Outcome]:
        self.of += len(meant.sheet.rows)
        columns = tuple(column for column in meant.columns if column.role != "aside")
        rows = (
            replace(sources.of_bytes(name, data), where=f"{table.where}, row {number}", columns=columns)
            for number, (name, data) in enumerate(slices(table.name, meant.sheet), 1)
        )
        for outcome in self.pool.read(rows, self.wishes, stopped):
            self.done += 1
            yield from self._taken(outcome, stopped)

    def _supplied(self, draft: Draft) -> Draft:
        """The draft with what the file's name and the tables beside it say."""
        fitted = patterns.first_fit(draft.name, self.patterns)
        said = fitted[1] if fitted else ()
        made = supplying.supply(draft, said, "the file’s name")
        if fitted and made is not draft:
            self._note_pattern(fitted[0], draft.name, said)
        for name, meant in self.uses:
            made = supplying.supply(made, meant.said_of(draft.name, said), name)
        return made

    def _note_pattern(self, pattern: patterns.Pattern, name: str, said: Iterable[Field]) -> None:
        """A pattern is told of once, with the first name that it fitted."""
        if pattern.written not in self._fitted:
            self._fitted.add(pattern.written)
            values = ", ".join(f"{one.key} {one.value}" for one in said)
            self._note(f"File names as {pattern.written}: {shown(name)} → {values}")

    def _note(self, note: str, more: Iterable[str] = ()) -> None:
        self.notes += [note, *more]
