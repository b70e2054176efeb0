"""`apostille [open [FILE…]]`: the window, and `apostille new FILE`: a library elsewhere."""

from __future__ import annotations

from pathlib import Path

from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, path_of
from apostille.store.library import Library
from apostille.store.places import caution


def add(commands: Adder) -> None:
    """Adds ``open`` and ``new``."""
    made = commands.add(
        "open", open_window, "Open the window; a .apostille is the library, other files go to import.",
        "apostille open psi.apostille note.txt",
    )  # fmt: skip
    made.add_argument("files", nargs="*", metavar="FILE")
    made = commands.add("new", new, "Make a new, empty library.", "apostille new psi.apostille")
    made.add_argument("file", metavar="FILE")


def looks_like_file(word: str) -> bool:
    """Whether a word that is no command means a file: it has an ending or a folder, or is there."""
    return bool(Path(word).suffix) or "/" in word or "\\" in word or Path(word).exists()


def open_window(call: Call) -> Answer:
    """Opens the window and stays until it is closed."""
    files = [path_of(file) for file in call.words.files]
    return Answer({}, (), code=call.show(files, call.library))


def new(call: Call) -> Answer:
    """Makes a library."""
    path = path_of(call.words.file)
    with Library.create(path) as library:
        value = {"library": str(library.path), "uuid": library.uuid}
    return Answer(value, [f"Made {path}."], said=[words for words in [caution(library.path)] if words])
