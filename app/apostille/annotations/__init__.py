"""Annotations: passages, or whole statements, marked by somebody."""

from apostille.annotations.marking import (
    draft,
    drafted,
    mark,
    move,
    remove,
    tag,
    translate,
    untag,
    write_note,
)
from apostille.annotations.rows import AnnotationRow, get, of_statement, rows_of

__all__ = [
    "AnnotationRow",
    "draft",
    "drafted",
    "get",
    "mark",
    "move",
    "of_statement",
    "remove",
    "rows_of",
    "tag",
    "translate",
    "untag",
    "write_note",
]
