"""Paths of tags: "Cooperation/Partnership network", with ``\\/`` for a slash within a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from apostille.reading.fold import fold_text
from apostille.refusal import WrongUse

_SLASH = re.compile(r"(?<!\\)/")


def split_path(path: str) -> list[str]:
    """The names in a path; raises ``WrongUse`` where one is empty."""
    names = [" ".join(part.replace("\\/", "/").split()) for part in _SLASH.split(path)]
    if not all(names):
        raise WrongUse(f"The tag path “{path}” has an empty part. Nothing was changed.", what=path)
    return names


def join_path(names: Iterable[str]) -> str:
    """The path of names from the top down."""
    return "/".join(name.replace("/", "\\/") for name in names)


def near_paths(path: str, paths: Sequence[str], most: int = 3) -> list[str]:
    """The paths that look most like ``path``, best first; none where nothing is near."""
    from rapidfuzz import fuzz, process  # only a refusal needs it

    found = process.extract(path, paths, scorer=fuzz.WRatio, processor=fold_text, limit=most, score_cutoff=60)
    return [near for near, _score, _place in found]
