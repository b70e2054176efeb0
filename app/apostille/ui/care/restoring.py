"""A backup put in the place of the library that is open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from apostille.refusal import Refusal
from apostille.store import backup, shelf
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.store.library import Library


def restore(library: Library, copy: Path, close: Callable[[], object]) -> str:
    """Backs ``library`` up, lets it be closed, and puts ``copy`` in its place; returns what there is to say of it.

    What was there stays beside it in any case, so that a backup that cannot be made does not stand in the way.
    """
    with suppress(Refusal):
        shelf.keep(library, "restore")
    close()
    try:
        kept = backup.restore(copy, library.path)
    except Refusal as refusal:
        return refusal.why
    return say("The backup was put back. The library as it was before lies beside it, as {name}.", name=kept.name)
