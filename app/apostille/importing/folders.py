"""The files below a folder, for import: sorted, no links followed, nothing hidden, no folder twice."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from apostille.importing import kinds
from apostille.importing.sources import Source, contents, of_path, safe_name
from apostille.refusal import Refusal

_TEXTS = frozenset(("", "txt", "text", "asc"))
_TOLD_OF = frozenset(("doc", "xls", "ppt", "pptx", "odp", "wpd", "pages", "msg", "mht", "mhtml"))
"""Endings of documents that cannot be read: they are not passed over in silence."""
_DEEPEST = 100


@dataclass(slots=True)
class Found:
    """The files that were found, folders that could not be listed, and how many files of other kinds there are."""

    sources: list[Source] = field(default_factory=list[Source])
    refused: list[Refusal] = field(default_factory=list[Refusal])
    others: int = 0


def find(paths: Iterable[Path]) -> Found:
    """The files that ``paths`` name, tables first: a folder stands for those below it, a file for itself."""
    found = Found()
    for path in paths:
        if path.is_dir():
            _look_into(path, found, set(), _DEEPEST)
        else:
            found.sources.append(of_path(path))
    found.sources.sort(key=lambda source: not kinds.may_be_table(source.name))  # what they say is known before
    return found


def _look_into(folder: Path, found: Found, seen: set[tuple[int, int]], deeper: int) -> None:
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in seen or deeper == 0:
            return  # mounted within itself, or made to tire whoever looks
        seen.add((status.st_dev, status.st_ino))
        entries = list(_entries(folder))
    except OSError as error:
        why = f"The folder “{folder}” could not be listed: {error.strerror or error}."
        found.refused.append(Refusal(why, what=str(folder)))
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            _look_into(Path(entry.path), found, seen, deeper - 1)
        elif entry.is_file(follow_symlinks=False) and wanted(entry.name):
            found.sources.append(_within(Path(entry.path)))
        else:
            found.others += 1


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def wanted(name: str) -> bool:
    """Whether a file in a folder is one that an analyst would want read, or told that it cannot be."""
    ending = kinds.ending(name)
    return ending in _TEXTS or ending in _TOLD_OF or kinds.promises(ending)


def _within(path: Path) -> Source:
    return Source(safe_name(path.name), str(path), lambda: contents(path, follow=False))
