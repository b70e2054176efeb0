"""The tree of tags, and what one does with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from apostille import annotations, annotators, codebook, statements
from apostille.codebook import TagRow
from apostille.reading.span import Span
from apostille.refusal import Refusal, WrongUse
from apostille.store.library import Library


def do(library: Library, deed: Callable[[Session], object]) -> object:
    with library.step("Codebook") as session:
        return deed(session)


def add(library: Library, *paths: str) -> list[int]:
    with library.step("Add") as session:
        return [codebook.add(session, path) for path in paths]


def rows(library: Library) -> list[TagRow]:
    with library.read() as session:
        return codebook.tree(session)


def paths(library: Library) -> list[str]:
    return [row.path for row in rows(library)]


def row(library: Library, tag: int) -> TagRow:
    with library.read() as session:
        return codebook.get(session, tag)


def test_tags_come_in_the_order_of_the_tree(library: Library) -> None:
    add(library, "B/D", "A", "B/C", "B/C/E")
    assert [(one.path, one.depth) for one in rows(library)] == [
        ("B", 0), ("B/D", 1), ("B/C", 1), ("B/C/E", 2), ("A", 0),
    ]  # fmt: skip


def test_parents_are_made_or_missed(library: Library) -> None:
    add(library, "A/B/C")
    assert paths(library) == ["A", "A/B", "A/B/C"]
    with pytest.raises(Refusal, match=r"no tag “X” to put “Y” under"):
        do(library, lambda session: codebook.add(session, "X/Y", create_parents=False))
    do(library, lambda session: codebook.add(session, "a/b/D", create_parents=False))
    assert paths(library)[-1] == "A/B/D"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Borders", "Borders"),
        ("Borders", "borders"),
        ("Straße", "STRASSE"),
        ("ﬁne", "FINE"),
        ("Ａ１", "a1"),
        ("Été", "E\u0301TE\u0301"),
        ("two  words", "Two words"),
        ("İ", "i\u0307"),
    ],
)
def test_brothers_differ_after_folding(library: Library, first: str, second: str) -> None:
    [tag] = add(library, first)
    with pytest.raises(Refusal, match=r"There is already a tag called"):
        add(library, second)
    other, child = add(library, "Other", f"Other/{second}")
    for deed in (
        lambda session: codebook.rename(session, other, second),
        lambda session: codebook.move(session, child, None),
    ):
        with pytest.raises(Refusal, match=r"There is already a tag called"):
            do(library, deed)
    assert do(library, lambda session: codebook.ensure(session, second)) == tag


def test_accents_make_another_tag(library: Library) -> None:
    add(library, "peche", "pêche", "péché")
    assert len(rows(library)) == 3


def test_a_tag_is_renamed_and_may_change_its_case(library: Library) -> None:
    tag, other = add(library, "borders", "Law")
    do(library, lambda session: codebook.rename(session, tag, " Borders "))
    assert row(library, tag).name == "Borders"
    do(library, lambda session: codebook.rename(session, tag, "and/or"))
    assert row(library, tag).path == "and\\/or"
    with library.read() as session:
        assert codebook.find(session, "AND\\/OR").id == tag
    for name, words in (("law", "already a tag called"), ("  ", "needs a name")):
        with pytest.raises(Refusal, match=words):
            do(library, lambda session, name=name: codebook.rename(session, tag, name))
    with pytest.raises(Refusal, match=r"There is no tag 99"):
        do(library, lambda session: codebook.rename(session, 99, "x"))
    assert row(library, other).name == "Law"


def test_colours(library: Library) -> None:
    made = add(library, *"ABCDEFGH")
    colours = [row(library, tag).colour for tag in made]
    assert len(set(colours)) == len(made)
    assert set(colours) <= set(codebook.COLOURS)
    [child] = add(library, "B/child")
    assert row(library, child).colour == colours[1]
    do(library, lambda session: codebook.recolour(session, child, ""))
    assert row(library, child).colour == ""
    for deed in (
        lambda session: codebook.recolour(session, child, "#ff0000"),
        lambda session: codebook.add(session, "Z", colour="pink"),
    ):
        with pytest.raises(Refusal, match=r"There is no colour .* There are: clay"):
            do(library, deed)


def test_what_a_tag_means(library: Library) -> None:
    [tag] = add(library, "Peace")
    do(
        library,
        lambda session: codebook.define(session, tag, definition="No war", aliases=[" paix ", "", "paix", "мир"]),
    )
    do(library, lambda session: codebook.define(session, tag, use_for="treaties", not_for="quiet"))
    one = row(library, tag)
    assert (one.definition, one.use_for, one.not_for, one.aliases) == ("No war", "treaties", "quiet", ("paix", "мир"))


def test_a_key_belongs_to_one_tag(library: Library) -> None:
    first, second = add(library, "A", "B")
    do(library, lambda session: codebook.set_key(session, first, 3))
    do(library, lambda session: codebook.set_key(session, second, 3))
    assert (row(library, first).key, row(library, second).key) == (None, 3)
    library.undo()
    assert (row(library, first).key, row(library, second).key) == (3, None)
    do(library, lambda session: codebook.set_key(session, first, None))
    assert row(library, first).key is None
    for key in (0, 10, -1):
        with pytest.raises(Refusal, match=r"digit from 1 to 9"):
            do(library, lambda session, key=key: codebook.set_key(session, first, key))


def test_a_tag_is_moved_among_its_brothers_and_under_another(library: Library) -> None:
    a, b, c = add(library, "A", "B", "C")
    do(library, lambda session: codebook.move(session, c, None, 0))
    assert paths(library) == ["C", "A", "B"]
    do(library, lambda session: codebook.move(session, a, b))
    assert paths(library) == ["C", "B", "B/A"]
    do(library, lambda session: codebook.move(session, a, None, 99))
    assert paths(library) == ["C", "B", "A"]
    do(library, lambda session: codebook.move(session, c, a))
    for under in (a, c):
        with pytest.raises(Refusal, match=r"cannot be put under itself"):
            do(library, lambda session, under=under: codebook.move(session, a, under))
    for _ in range(4):
        library.undo()
    assert paths(library) == ["A", "B", "C"]


@pytest.fixture
def marked(library: Library, note: int) -> dict[str, int]:
    """Tags by path, each with an annotation; the first span has two of them."""
    made: dict[str, int] = {}
    with library.step("Mark") as session:
        for n, path in enumerate(["A", "A/x", "A/x/deep", "B", "B/X", "B/X/deep", "B/y"]):
            made[path] = codebook.add(session, path)
            annotations.mark(session, note, Span(n * 10, n * 10 + 5), tags=[made[path]])
        annotations.mark(session, note, Span(0, 5), tags=[made["B"]])
        statements.nothing_found(session, note, made["B/y"])
        statements.nothing_found(session, note, made["B/X"])
        statements.nothing_found(session, note, made["A/x"])
    return made


def counts(library: Library) -> dict[str, int]:
    return {one.path: one.annotations for one in rows(library)}


def test_merging_takes_annotations_children_and_findings(library: Library, note: int, marked: dict[str, int]) -> None:
    before = rows(library)
    with library.read() as session:
        found = statements.nothing_found_of(session, note)
    do(library, lambda session: codebook.define(session, marked["B"], aliases=["bee"]))
    do(library, lambda session: codebook.merge(session, marked["A"], marked["B"]))
    assert counts(library) == {"A": 2, "A/x": 2, "A/x/deep": 2, "A/y": 1}
    assert row(library, marked["A"]).aliases == ("B", "bee")
    assert row(library, marked["A/x"]).aliases == ("X",)
    with library.read() as session:
        assert statements.nothing_found_of(session, note) == {marked["A/x"], marked["B/y"]}
        assert len(annotations.of_statement(session, note)) == 7
    library.undo()
    library.undo()
    assert rows(library) == before
    with library.read() as session:
        assert statements.nothing_found_of(session, note) == found


def test_merging_a_child_into_its_parent_keeps_a_grandchild_of_the_same_name(library: Library, note: int) -> None:
    tags = add(library, "A", "A/B", "A/B/B")
    with library.step("Mark") as session:
        annotations.mark(session, note, Span(0, 4), tags=[tags[2]])
    do(library, lambda session: codebook.merge(session, tags[0], tags[1]))
    assert counts(library) == {"A": 0, "A/B": 1}


def test_merging_with_itself_or_what_lies_below_is_refused(library: Library, marked: dict[str, int]) -> None:
    for kept, gone, words in (("A", "A", "merged with itself"), ("A/x/deep", "A", "lies under")):
        with pytest.raises(Refusal, match=words):
            do(library, lambda session, kept=kept, gone=gone: codebook.merge(session, marked[kept], marked[gone]))
    assert len(rows(library)) == 7


def test_removing_takes_children_and_taggings_and_keeps_annotations(
    library: Library, note: int, marked: dict[str, int]
) -> None:
    do(library, lambda session: codebook.remove(session, marked["A"]))
    assert counts(library) == {"B": 2, "B/X": 1, "B/X/deep": 1, "B/y": 1}
    with library.read() as session:
        kept = annotations.of_statement(session, note)
    assert len(kept) == 7
    assert [one.tags for one in kept[:3]] == [(marked["B"],), (), ()]
    library.undo()
    assert counts(library)["A"] == 1


def test_counts_are_a_tags_own_and_leave_the_bin_out(library: Library, note: int, marked: dict[str, int]) -> None:
    assert (row(library, marked["A"]).annotations, row(library, marked["A"]).statements) == (1, 1)
    do(library, lambda session: statements.remove(session, note))
    assert set(counts(library).values()) == {0}


def test_what_lies_below(library: Library, marked: dict[str, int]) -> None:
    assert codebook.below(rows(library), marked["A"]) == {marked["A"], marked["A/x"], marked["A/x/deep"]}
    assert codebook.below(rows(library), marked["B/y"]) == {marked["B/y"]}


def test_a_tag_is_found_by_its_path_or_refused_with_the_nearest(library: Library, marked: dict[str, int]) -> None:
    add(library, "Cooperation/Partnership network")
    with library.read() as session:
        assert codebook.find(session, " b / x ").id == marked["B/X"]
        with pytest.raises(Refusal, match=r"no tag “Cooperation/Partnership netwrok”\. Near it: Cooperation/Partn"):
            codebook.find(session, "Cooperation/Partnership netwrok")
        with pytest.raises(WrongUse):
            codebook.find(session, "A//x")


def test_names_in_other_scripts_are_counted_by_nobody_else(library: Library, note: int) -> None:
    with library.step("Two annotators") as session:
        tag = codebook.add(session, "Мир/和平/سلام")
        annotations.mark(session, note, Span(0, 4), tags=[tag])
        session.info["annotator"] = annotators.add(session, "Ada")
        annotations.mark(session, note, Span(0, 4), tags=[tag])
    assert (row(library, tag).path, row(library, tag).annotations, row(library, tag).statements) == (
        "Мир/和平/سلام", 2, 1,
    )  # fmt: skip


MOVES = st.lists(st.tuples(st.integers(0, 7), st.one_of(st.none(), st.integers(0, 7)), st.integers(0, 4)), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(moves=MOVES)
def test_however_tags_are_moved_the_tree_stays_a_tree(
    library: Library, moves: list[tuple[int, int | None, int]]
) -> None:
    with library.step("Start") as session:
        for one in codebook.tree(session):
            if one.parent is None:
                codebook.remove(session, one.id)
        tags = [codebook.add(session, path) for path in ("a", "a/b", "a/b/c", "d", "d/e", "f", "g", "h")]
    for tag, under, position in moves:
        try:
            do(
                library,
                lambda session, tag=tag, under=under, position=position: codebook.move(
                    session, tags[tag], None if under is None else tags[under], position
                ),
            )
        except Refusal:
            continue
    made = rows(library)
    assert {one.id for one in made} == set(tags)
    for one in made:
        brothers = [other.position for other in made if other.parent == one.parent]
        assert len(set(brothers)) == len(brothers)


def test_a_name_holds_no_sign_that_is_not_seen(library: Library) -> None:
    add(library, "Arms\u202e\x07 race\u200b")
    assert paths(library) == ["Arms race"]
    with pytest.raises(Refusal, match="There is already a tag called Arms race"):
        add(library, "\ufeffARMS race")
    with pytest.raises(WrongUse, match="empty part"):
        add(library, "Arms race/\u200b")


def test_a_place_beyond_the_last_is_the_last(library: Library) -> None:
    one, *_others = add(library, "A", "B", "C")
    do(library, lambda session: codebook.move(session, one, None, 10**30))
    assert paths(library) == ["B", "C", "A"]
