"""Puts the program together.

The rooms below the window, and SQLAlchemy with them, are imported before anything of Qt: PySide6 replaces
``__import__`` and reads the source of every module that is imported after it (LIBRARIES.md, part 3).
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from apostille import paths, private
from apostille.refusal import LibraryInUse, Refusal

if TYPE_CHECKING:
    from apostille.store.library import Library
    from apostille.ui.single import OneWindow

SUFFIX = ".apostille"


def main(files: Sequence[Path] = (), library: Path | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    ``files`` are opened: a library as the library, others are imported into it. ``library`` is the one named by the
    caller, else by the environment, else the analyst's own, made with a first statement where it is absent.
    Raises ``Refusal`` where no window can be shown or a library that was named cannot be opened.
    """
    named = next((file for file in files if file.suffix == SUFFIX), library) or paths.named_library()
    others = [file for file in files if file.suffix != SUFFIX]
    from apostille.ui.screen import check

    check()
    try:
        load()
        from apostille.ui.single import OneWindow

        one = OneWindow()
        first = one.take()
        given = [*([named] if named is not None else []), *others]
        if not first and (named is None or named.exists()) and one.hand_over(given):
            return 0
        return _run(named, others, one if first else None)
    finally:
        gc.enable()


def _run(named: Path | None, others: Sequence[Path], one: OneWindow | None) -> int:
    """The window from its first moment to its last; what ends it otherwise than in order leaves a mark."""
    from apostille.ui.program import Program
    from apostille.ui.runs import Run

    run = Run()
    if one is not None:  # beside another window nobody could tell whose mark it is
        run.begin()
    try:
        code = Program(run, one).run(named, others)
    except Refusal:
        run.end()
        raise
    else:
        run.end()
        return code
    finally:
        if one is not None:
            one.close()


def load() -> None:
    """Import what is needed of the rooms before the first paint.

    Until the window stands and ``settled`` is called no garbage is looked for: hardly anything of what is made while
    modules load and a window is built goes away again, and each search walks through all of it.
    """
    gc.disable()
    from apostille import annotators, logs, statements
    from apostille.store import library
    from apostille.ui import runs, settings

    del annotators, logs, statements, library, runs, settings  # they stay in sys.modules, which is what this is about


def settled() -> None:
    """Look for garbage from now on, and no longer among what was made at the start."""
    gc.freeze()
    gc.enable()


def opened(path: Path | None, *, read_only: bool = False) -> tuple[Library, int]:
    """The library at ``path`` or the analyst's own, and the statement to begin with (0: as it was left).

    Raises ``LibraryInUse`` where somebody else writes to it, ``Refusal`` where it cannot be opened.
    """
    from apostille.store.library import Library

    if path is not None:
        return Library.open(path, read_only=read_only, role="window"), 0
    own = paths.default_library()
    if own.exists():
        return Library.open(own, read_only=read_only, role="window"), 0
    from apostille.ui.first import furnish

    private.folder(own.parent)
    library = Library.create(own, role="window")
    try:
        return library, furnish(library)
    except BaseException:
        library.close()
        raise


__all__ = ["LibraryInUse", "Refusal", "load", "main", "opened", "settled"]
