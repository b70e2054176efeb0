"""Paths of tags: "Cooperation/Partnership network", with ``\\/`` for a slash within a name.

A backslash stands for itself, except before a slash or another backslash, where it is doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from apostille.reading.fold import fold_text
from apostille.refusal import WrongUse
from apostille.store.keeping import kept, named

_CUT = "\x00"
"""What ``kept`` leaves in no text."""

_TOKEN = re.compile(r"\\([\\/])|(/)")


def split_path(path: str) -> list[str]:
    """The names in a path; raises ``WrongUse`` where one is empty."""
    cut = _TOKEN.sub(lambda found: found[1] or _CUT, kept(path))
    names = [named(name) for name in cut.split(_CUT)]
    if not all(names):
        raise WrongUse(f"The tag path “{path}” has an empty part. Nothing was changed.", what=path)
    return names


def join_path(names: Iterable[str]) -> str:
    """The path of names from the top down."""
    return "/".join(_escaped(name) for name in names)


def _escaped(name: str) -> str:
    """Backslashes are doubled only where they would be read as something else: most names stay as they are."""
    doubled = re.sub(r"\\(?=[\\/]|$)", r"\\\\", name)
    return doubled.replace("/", "\\/")


def near_paths(path: str, paths: Sequence[str], most: int = 3) -> list[str]:
    """The paths that look most like ``path``, best first; none where nothing is near."""
    from rapidfuzz import fuzz, process  # only a refusal needs it

    found = process.extract(path, paths, scorer=fuzz.WRatio, processor=fold_text, limit=most, score_cutoff=60)
    return [near for near, _score, _place in found]
