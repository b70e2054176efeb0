"""What one does with the codebook; each function works inside the caller's step."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from apostille.codebook.paths import split_path
from apostille.codebook.tree import below, get, tree
from apostille.reading.fold import fold_name
from apostille.refusal import Refusal
from apostille.store import rows
from apostille.store.keeping import kept, named
from apostille.store.schema import AnnotationTag, NothingFound, Tag

COLOURS = ("clay", "sea", "violet", "ochre", "moss", "rose", "slate", "teal")
"""The names a tag's colour may have; each theme has its value for each."""
MOST_TAGS, MOST_LEVELS, LONGEST_NAME = 10_000, 200, 500
"""What no analyst needs and a codebook made to do harm might have: the window would stand still over it."""


def add(session: Session, path: str, *, colour: str | None = None, create_parents: bool = True) -> int:
    """Adds the tag at ``path`` and returns its id; refuses where there is one already."""
    names = _not_too_deep(split_path(path), path)
    _known_colour(colour or "")
    parent: int | None = None
    for name in names[:-1]:
        there = _child(session, parent, name)
        if there is None and not create_parents:
            raise Refusal(f"There is no tag “{name}” to put “{names[-1]}” under.", what=path)
        parent = there if there is not None else _insert(session, parent, name, None)
    _free(session, parent, names[-1])
    return _insert(session, parent, names[-1], colour)


def ensure(session: Session, path: str) -> int:
    """The id of the tag at ``path``, added with its parents where it is not there."""
    parent: int | None = None
    for name in _not_too_deep(split_path(path), path):
        there = _child(session, parent, name)
        parent = there if there is not None else _insert(session, parent, name, None)
    if parent is None:
        raise Refusal("A tag needs a name.", what=path)
    return parent


def rename(session: Session, tag: int, name: str) -> None:
    """Gives a tag another name among its brothers; a slash belongs to the name."""
    clean = _clean(name)
    _free(session, get(session, tag).parent, clean, but=tag)
    session.execute(update(Tag).where(Tag.id == tag).values(name=clean, name_folded=fold_name(clean)))


def recolour(session: Session, tag: int, colour: str) -> None:
    """Gives a tag one of ``COLOURS``, or "" for none."""
    _known_colour(colour)
    session.execute(update(Tag).where(Tag.id == tag).values(colour=colour))


def define(
    session: Session,
    tag: int,
    *,
    definition: str | None = None,
    use_for: str | None = None,
    not_for: str | None = None,
    aliases: Iterable[str] | None = None,
) -> None:
    """Says what a tag means; what is None stays as it is."""
    values: dict[str, str] = {
        name: kept(words)
        for name, words in {"definition": definition, "use_for": use_for, "not_for": not_for}.items()
        if words is not None
    }
    if aliases is not None:
        lines = [named(alias) for alias in aliases]
        values["aliases"] = "\n".join(dict.fromkeys(line for line in lines if line))
    if values:
        session.execute(update(Tag).where(Tag.id == tag).values(**values))


def set_key(session: Session, tag: int, key: int | None) -> None:
    """Gives a tag the digit ``key`` (1 to 9), taken from the tag that had it; None takes it away."""
    if key is not None and not 1 <= key <= 9:
        raise Refusal("A tag's key is a digit from 1 to 9.", what=str(key))
    if key is not None:
        session.execute(update(Tag).where(Tag.key == key, Tag.id != tag).values(key=None))
    session.execute(update(Tag).where(Tag.id == tag).values(key=key))


def move(session: Session, tag: int, parent: int | None, position: int | None = None) -> None:
    """Puts a tag under another (None: at the top), at ``position`` among its brothers (None: last)."""
    row = get(session, tag)
    rows = tree(session)
    if parent is not None and parent in below(rows, tag):
        raise Refusal(f"“{row.name}” cannot be put under itself.", what=row.path)
    _free(session, parent, row.name, but=tag)
    depths = {other.id: other.depth for other in rows}
    height = max(depths[other] for other in below(rows, tag)) - row.depth
    _refuse_depth(height + 1 + (0 if parent is None else depths[parent] + 1), row.path)
    brothers = [other.id for other in rows if other.parent == parent and other.id != tag]
    brothers.insert(len(brothers) if position is None else min(max(0, position), len(brothers)), tag)
    session.execute(update(Tag).where(Tag.id == tag).values(parent=parent))
    for place, brother in enumerate(brothers):
        session.execute(update(Tag).where(Tag.id == brother, Tag.position != place).values(position=place))


def merge(session: Session, into: int, gone: int) -> None:
    """Makes two tags one: annotations, children and findings of ``gone`` go to ``into``; its name becomes an alias."""
    rows = {row.id: row for row in tree(session)}
    if into == gone:
        raise Refusal("A tag cannot be merged with itself.", what=rows[into].path)
    if into in below(rows.values(), gone):
        raise Refusal(f"“{rows[into].name}” lies under “{rows[gone].name}”; move it out first.", what=rows[gone].path)
    for table, same in ((AnnotationTag, AnnotationTag.annotation), (NothingFound, NothingFound.statement)):
        has = select(same).where(table.tag == into)
        session.execute(update(table).where(table.tag == gone, same.not_in(has)).values(tag=into))
    for child in [row for row in rows.values() if row.parent == gone]:
        there = _child(session, into, child.name)
        if there in (None, gone):
            session.execute(update(Tag).where(Tag.id == child.id).values(parent=into))
        else:
            merge(session, there, child.id)
    define(session, into, aliases=(*rows[into].aliases, rows[gone].name, *rows[gone].aliases))
    session.execute(delete(Tag).where(Tag.id == gone))


def remove(session: Session, tag: int) -> None:
    """Removes a tag, its children and their taggings; the annotations stay."""
    session.execute(delete(Tag).where(Tag.id == tag))


def _not_too_deep(names: list[str], path: str) -> list[str]:
    _refuse_depth(len(names), path)
    return names


def _refuse_depth(levels: int, path: str) -> None:
    if levels > MOST_LEVELS:
        raise Refusal(f"A codebook has at most {MOST_LEVELS} levels. Nothing was changed.", what=path[:200])


def _insert(session: Session, parent: int | None, name: str, colour: str | None) -> int:
    if session.execute(select(func.count()).select_from(Tag)).scalar_one() >= MOST_TAGS:
        raise Refusal(f"A codebook holds at most {MOST_TAGS:,} tags. Nothing was changed.", what=name)
    place = session.execute(select(func.count()).select_from(Tag).where(_under(parent))).scalar_one()
    return rows.insert(
        session,
        Tag,
        uuid=str(uuid.uuid4()),
        parent=parent,
        name=_clean(name),
        name_folded=fold_name(_clean(name)),
        position=place,
        colour=_next_colour(session, parent) if colour is None else colour,
        definition="",
        use_for="",
        not_for="",
        aliases="",
        key=None,
    )


def _known_colour(colour: str) -> None:
    if colour and colour not in COLOURS:
        raise Refusal(f"There is no colour “{colour}”. There are: {', '.join(COLOURS)}.", what=colour)


def _next_colour(session: Session, parent: int | None) -> str:
    """A child has its parent's colour; a top tag the colour used least so far."""
    if parent is not None:
        return session.execute(select(Tag.colour).where(Tag.id == parent)).scalar_one()
    query = select(Tag.colour, func.count()).where(Tag.parent.is_(None)).group_by(Tag.colour)
    used: dict[str, int] = {colour: count for colour, count in session.execute(query)}
    return min(COLOURS, key=lambda colour: (used.get(colour, 0), COLOURS.index(colour)))


def _under(parent: int | None) -> ColumnElement[bool]:
    return Tag.parent.is_(None) if parent is None else Tag.parent == parent


def _child(session: Session, parent: int | None, name: str) -> int | None:
    query = select(Tag.id).where(_under(parent), Tag.name_folded == fold_name(name))
    return session.execute(query).scalar_one_or_none()


def _free(session: Session, parent: int | None, name: str, but: int | None = None) -> None:
    there = _child(session, parent, name)
    if there is not None and there != but:
        raise Refusal(f"There is already a tag called {get(session, there).name}.", what=name)


def _clean(name: str) -> str:
    clean = named(name)
    if not clean:
        raise Refusal("A tag needs a name.", what=name)
    if len(clean) > LONGEST_NAME:
        why = f"A tag's name has at most {LONGEST_NAME} characters. What it means can be its definition."
        raise Refusal(why, what=clean[:LONGEST_NAME])
    return clean
