from __future__ import annotations

from sqlalchemy import select

from apostille import codebook
from apostille.store import rows
from apostille.store.library import Library
from apostille.store.schema import Tag


def test_more_ids_than_sqlite_binds_can_be_asked_for(library: Library) -> None:
    with library.step("Tags") as session:
        made = [codebook.add(session, f"T{n}") for n in range(3)]
    with library.read() as session:
        found = rows.tuples(session, select(Tag.id).where(Tag.id.in_(rows.among([*made[:2], *range(1000, 50_000)]))))
    assert [each[0] for each in found] == made[:2]


def test_no_ids_find_nothing(library: Library) -> None:
    with library.read() as session:
        assert rows.tuples(session, select(Tag.id).where(Tag.id.in_(rows.among([])))) == []
