"""The codebook: the tree of tags, and what one does with it."""

from apostille.codebook.editing import (
    COLOURS,
    add,
    define,
    ensure,
    merge,
    move,
    recolour,
    remove,
    rename,
    set_key,
)
from apostille.codebook.near import Match, near
from apostille.codebook.paths import alike, join_path, near_paths, split_path
from apostille.codebook.tree import TagRow, at, below, find, get, tree

__all__ = [
    "COLOURS",
    "Match",
    "TagRow",
    "add",
    "alike",
    "at",
    "below",
    "define",
    "ensure",
    "find",
    "get",
    "join_path",
    "merge",
    "move",
    "near",
    "near_paths",
    "recolour",
    "remove",
    "rename",
    "set_key",
    "split_path",
    "tree",
]
