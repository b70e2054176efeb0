"""Paths of tags: "Cooperation/Partnership network", with ``\\/`` for a slash within a name.

A backslash stands for itself, except before a slash or another backslash, where it is doubled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from apostille.reading.fold import fold_name, fold_text
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


_TWINS = str.maketrans(
    "авекмнорстухѕіјԁԛԝһӏαβγεζηικνορτυχ",  # Cyrillic and Greek letters, and the Latin ones that look like them
    "abekmhopctyxsijdqwhlabyezhiknoptux",
)
_ALIKE, _NEAR, _FAR = 82, 70, 60
"""How much two names have in common, in per cent: one mistaken for the other, meant, perhaps meant."""


def near_paths(path: str, paths: Sequence[str], most: int = 3) -> list[str]:
    """The paths that may have been meant by one that is not there, best first; none where nothing is near."""
    scored = _scored(path, paths, _words_shared)
    near = [each for score, each in scored if score >= _NEAR]
    return near[:most] or [each for score, each in _scored(path, paths, _vaguely) if score >= _FAR][:most]


def alike(path: str, paths: Sequence[str], most: int = 3) -> list[str]:
    """The tags that one might take for those that ``path`` adds to the ones there are, best first.

    Alike are names of nearly the same spelling, in letters of another alphabet that look the same too, and the same
    name elsewhere in the tree.
    """
    there = {_folded(split_path(each)) for each in paths}
    names = split_path(path)
    levels = [names[:depth] for depth in range(1, len(names) + 1)]
    new = [join_path(level) for level in levels if _folded(level) not in there]
    scored = [one for each in new for one in _scored(each, paths, _named_alike)]
    found = [each for score, each in sorted(scored, key=lambda one: -one[0]) if score >= _ALIKE]
    return list(dict.fromkeys(found))[:most]


def _folded(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(fold_name, names))


def _scored(path: str, paths: Sequence[str], score: Callable[[str, str], float]) -> list[tuple[float, str]]:
    """The paths with how near they are, best first; equals stay in their order."""
    typed = _skeleton(path)
    return sorted(((score(typed, _skeleton(each)), each) for each in paths), key=lambda one: -one[0])


def _skeleton(path: str) -> str:
    """A path without what the eye passes over: case, accents, widths, the alphabet of letters that look alike."""
    return "/".join(fold_text(name).translate(_TWINS) for name in split_path(path))


def _named_alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # only a tag that is new or refused needs it

    return fuzz.ratio(one.rpartition("/")[2], other.rpartition("/")[2])


def _words_shared(typed: str, path: str) -> float:
    """How alike names or paths are; also near is a path that has all the words typed."""
    from rapidfuzz import fuzz

    wanted, there = set(re.split(r"[ /]", typed)), set(re.split(r"[ /]", path))
    return max(_named_alike(typed, path), fuzz.ratio(typed, path), 90 if wanted <= there else 0)


def _vaguely(typed: str, path: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.WRatio(typed, path) if len(path) > 2 else 0  # a letter or two are part of anything
