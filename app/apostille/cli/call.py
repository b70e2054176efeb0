"""One call of the command line: its words, the library it is about, and what it answers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from apostille import annotators, paths, private
from apostille.refusal import Refusal, WrongUse
from apostille.store.library import Library

Show = Callable[[Sequence[Path], Path | None], int]
"""What opens the window with files and a library, and returns its exit code; above this room, so handed in."""


@dataclass(frozen=True)
class Answer:
    """What a command answers: a JSON value, the same for a person to read, and what was refused of it.

    ``said`` is what the one who called should know besides, whoever reads the result.
    """

    value: Mapping[str, object] | Sequence[Mapping[str, object]]
    lines: Sequence[str] = ()
    refused: Sequence[Refusal] = ()
    code: int = 0
    said: Sequence[str] = ()


@dataclass(frozen=True)
class Call:
    """A parsed command line; ``words`` are its options as argparse gives them."""

    words: argparse.Namespace
    show: Show

    @property
    def library(self) -> Path | None:
        """The library that was named, by option or environment; None: the analyst's own."""
        named: str | None = getattr(self.words, "library", None)
        return path_of(named) if named else paths.named_library()

    @contextmanager
    def reading(self, *, believe: bool = False) -> Generator[Library]:
        """The library open to read only, also beside a window that writes; refuses where there is none."""
        path = self.library or paths.default_library()
        if self.library is None and not path.exists():
            raise Refusal(
                "There is no library yet. `apostille import FILE` makes one, `apostille new FILE` makes one elsewhere."
            )
        with Library.open(path, read_only=True, believe=believe) as library:
            _warn(library)
            self._sign(library)
            yield library

    @contextmanager
    def writing(self, *, believe: bool = False) -> Generator[Library]:
        """The library open to write, as the annotator of ``--as``.

        The analyst's own is made where it is absent, and gone again where nothing was written to it.
        """
        path = self.library or paths.default_library()
        made = self.library is None and not path.exists()
        if made:
            make_folder(path.parent)
            Library.create(path).close()
        written = False
        try:
            with Library.open(path, believe=believe) as library:
                _warn(library)
                self._sign(library)
                try:
                    yield library
                finally:
                    written = library.undoable is not None
                if written:
                    _back_up(library)
        finally:
            if made and not written:
                path.unlink(missing_ok=True)

    def _sign(self, library: Library) -> None:
        """What is done from here on is done by the annotator of ``--as``; refuses one that is not there."""
        name: str | None = getattr(self.words, "annotator", None)
        if name is not None:
            with library.read() as session:
                library.annotator = annotators.find(session, name).id

    @contextmanager
    def session(self) -> Generator[Session]:
        """A session on the library to read."""
        with self.reading() as library, library.read() as session:
            yield session

    @contextmanager
    def step(self, name: str) -> Generator[Session]:
        """A step on the library."""
        with self.writing() as library, library.step(name) as session:
            yield session


def _back_up(library: Library) -> None:
    """Keeps a backup of what was changed, at most every half hour; where none can be made, that is said."""
    from apostille.store import shelf

    try:
        if shelf.is_due(library):
            shelf.keep(library, "closing")
    except Refusal as refusal:
        tell(refusal.why)


def _warn(library: Library) -> None:
    """Says what was found beside the library and should not have been there."""
    if library.set_aside:
        print(  # noqa: T201 - words for the one who called
            f"apostille: A journal of another state of {library.path.name} lay beside it, as after copying a file over "
            f"it. It was not used; it lies in {library.set_aside.name} now.",
            file=sys.stderr,
        )
    if library.upgraded_from:
        tell(
            f"{library.path.name} was brought to the form that this version needs. As it was, it is kept in "
            f"{library.upgraded_from.name}."
        )


def path_of(words: str) -> Path:
    """The file that a word of the command line names; ``~`` is the home of the one who calls, where there is one."""
    if not words:
        raise WrongUse("A file needs a name.", what=words)
    try:
        return Path(words).expanduser()
    except RuntimeError:  # no such user, or none with a home
        return Path.cwd() / words


def make_folder(path: Path) -> None:
    """Makes a folder for its owner alone, and those above it; refuses in words where the disk says no."""
    try:
        private.folder(path)
    except OSError as error:
        why = f"The folder {path} cannot be made: {error.strerror}. Name a library elsewhere with --library."
        raise Refusal(why, what=str(path)) from error


def progress(done: int, of: int, what: str) -> None:
    """Says how far a long command is, on a terminal only."""
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        print(f"\r\x1b[K{done} of {of}  {what}", end=end, file=sys.stderr, flush=True)  # noqa: T201 - the terminal


def tell(words: str) -> None:
    """Says something beside the result, at once."""
    print(f"apostille: {words}", file=sys.stderr, flush=True)  # noqa: T201 - words for the one who called


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 annotation", "3 annotations"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
