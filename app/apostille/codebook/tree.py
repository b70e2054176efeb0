"""The codebook as it is read: the tree of tags with their counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from apostille.codebook.paths import join_path, near_paths, split_path
from apostille.reading.fold import fold_name
from apostille.refusal import Refusal
from apostille.store.schema import Tag
from apostille.store.sessions import driver

_COLUMNS = tuple(column.name for column in Tag.table.columns)

# Plain SQL: the codebook is read before the first paint, where composing a query costs more than its answer.
_TAGS = f"SELECT {', '.join(_COLUMNS)} FROM tag ORDER BY position, id"  # noqa: S608 - the names are our own
_COUNTS = (
    "SELECT tag, count(*), count(DISTINCT statement) FROM annotation_tag"
    " WHERE statement NOT IN (SELECT id FROM statement WHERE binned_step IS NOT NULL) GROUP BY tag"
)


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag as it is listed; ``depth`` 0 at the top; counts are its own, not of what lies below."""

    id: int
    uuid: str
    parent: int | None
    name: str
    path: str
    depth: int
    colour: str
    definition: str
    use_for: str
    not_for: str
    aliases: tuple[str, ...]
    key: int | None
    position: int
    annotations: int
    statements: int


def tree(session: Session) -> list[TagRow]:
    """All tags, depth first, brothers by position."""
    counts = _counts(session)
    children: dict[int | None, list[Mapping[str, Any]]] = {}
    for row in map(_named, driver(session).execute(_TAGS)):
        children.setdefault(row["parent"], []).append(row)
    rows: list[TagRow] = []
    waiting: list[tuple[Mapping[str, Any], tuple[str, ...]]] = [(row, ()) for row in reversed(children.get(None, []))]
    while waiting:
        values, above = waiting.pop()
        made = _row(values, above, counts.get(values["id"], (0, 0)))
        rows.append(made)
        waiting += [(child, (*above, made.name)) for child in reversed(children.get(made.id, []))]
    return rows


def _row(values: Mapping[str, Any], above: tuple[str, ...], counts: tuple[int, int]) -> TagRow:
    return TagRow(
        id=values["id"],
        uuid=values["uuid"],
        parent=values["parent"],
        name=values["name"],
        path=join_path((*above, values["name"])),
        depth=len(above),
        colour=values["colour"],
        definition=values["definition"],
        use_for=values["use_for"],
        not_for=values["not_for"],
        aliases=tuple(values["aliases"].split("\n")) if values["aliases"] else (),
        key=values["key"],
        position=values["position"],
        annotations=counts[0],
        statements=counts[1],
    )


def _named(row: tuple[Any, ...]) -> Mapping[str, Any]:
    return dict(zip(_COLUMNS, row, strict=True))


def _counts(session: Session) -> dict[int, tuple[int, int]]:
    rows = driver(session).execute(_COUNTS)
    return {tag: (annotations, statements) for tag, annotations, statements in rows}


def below(rows: Iterable[TagRow], tag: int) -> set[int]:
    """The ids of ``tag`` and of everything under it; ``rows`` in tree order."""
    found = {tag}
    for row in rows:
        if row.parent in found:
            found.add(row.id)
    return found


def get(session: Session, tag: int) -> TagRow:
    """One tag by its id; refuses where there is none."""
    row = next((row for row in tree(session) if row.id == tag), None)
    if row is None:
        raise Refusal(f"There is no tag {tag}.", what=str(tag))
    return row


def at(rows: Iterable[TagRow], path: str) -> TagRow | None:
    """The tag at a path among ``rows``, names compared folded; None where there is none."""
    wanted = [fold_name(name) for name in split_path(path)]
    same = (row for row in rows if [fold_name(name) for name in split_path(row.path)] == wanted)
    return next(same, None)


def find(session: Session, path: str) -> TagRow:
    """The tag at a path, names compared folded; refuses with the nearest paths where there is none."""
    rows = tree(session)
    row = at(rows, path)
    if row is not None:
        return row
    nearest = near_paths(path, [row.path for row in rows])
    hint = f" Near it: {', '.join(nearest)}." if nearest else ""
    raise Refusal(f"There is no tag “{path}”.{hint}", what=path)
