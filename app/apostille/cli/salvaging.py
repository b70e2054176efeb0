"""`apostille salvage`: of a damaged library a new one with all that can be read, and a list of the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from apostille import paths, private
from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, count, path_of, progress
from apostille.cli.stopping import stoppable
from apostille.refusal import Refusal

if TYPE_CHECKING:
    from apostille.store.salvage import Salvaged

_SHOWN = ("statement", "annotation", "tag", "original")


def add(commands: Adder) -> None:
    """Adds ``salvage``."""
    about = "Make a new library of all that can be read of a damaged one; the damaged file is kept."
    made = commands.add("salvage", salvage, about, "apostille salvage --to new.apostille")
    made.add_argument("--to", metavar="FILE", help="where; else in the place of the library, which is kept beside it")


def salvage(call: Call) -> Answer:
    """Salvages; the damaged file is moved only once the new one is whole."""
    from apostille.store import lock, shelf

    library = (call.library or paths.default_library()).expanduser().absolute()
    best = next(iter(shelf.copies_for(library)), None)
    to = path_of(call.words.to) if call.words.to else _beside(library, "salvaged")
    held = lock.Lock(library)
    try:
        held.take("command")
        made = _salvaged(library, to)
        kept = library if call.words.to else _swap(library, to)
    except OSError as error:
        why = f"Nothing was salvaged: {error.strerror}. {library.name} was left as it is."
        raise Refusal(why, what=str(library)) from None
    finally:
        held.release()
    made_at = to if call.words.to else library
    listed = _write_list(made_at, made)
    value = {"library": str(made_at), "damaged": str(kept), "read": made.read, "lost": made.lost,
             "list": str(listed) if listed else None, "newest_backup": best.number if best else None}  # fmt: skip
    lines = [
        f"Made {made_at}: " + ", ".join(count(made.read.get(table, 0), _NAMES[table]) for table in _SHOWN) + ".",
        f"The damaged file is {kept}.",
        f"What could not be read is listed in {listed}." if listed else "Everything could be read.",
    ]
    told = [f"The newest backup is number {best.number} of {best.at:%Y-%m-%d %H:%M} UTC: `apostille backup --look "
            f"{best.number}` says what is in it."] if best else []  # fmt: skip
    return Answer(value, lines, said=told)


_NAMES = {"statement": "statement", "annotation": "annotation", "tag": "tag", "original": "imported file"}


def _salvaged(library: Path, to: Path) -> Salvaged:
    from apostille.store.progress import Stopped
    from apostille.store.salvage import salvage as make

    with stoppable() as stop:

        def tell(done: int, of: int) -> bool:
            progress(done, max(of, done + 1), "rows")
            return not stop.is_set()

        try:
            return make(library, to, tell)
        except Stopped:
            raise KeyboardInterrupt from None


def _swap(library: Path, new: Path) -> Path:
    """Puts the new library in the place of the damaged one, which is kept with what lies beside it."""
    kept = _beside(library, f"damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    for ending in ("-wal", "-journal", "-shm"):
        side = library.with_name(library.name + ending)
        if side.exists():
            side.replace(kept.with_name(kept.name + ending))
    library.replace(kept)
    new.replace(library)
    return kept


def _beside(library: Path, what: str) -> Path:
    return library.with_name(f"{library.stem}.{what}{library.suffix}")


def _write_list(library: Path, made: Salvaged) -> Path | None:
    """The list of what could not be read: words of notes may be in it, so it is the analyst's alone."""
    if not made.lost:
        return None
    listed = library.with_name(f"{library.stem}.not-read.txt")
    private.write(listed, "\n".join(made.lost) + "\n")
    return listed
