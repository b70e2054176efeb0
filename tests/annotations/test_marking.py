"""Passages marked, tagged, noted, moved and removed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apostille import annotations, annotators, codebook, statements
from apostille.annotations import AnnotationRow
from apostille.reading.span import Span
from apostille.refusal import Refusal
from apostille.store.library import Library, driver

HERE, THERE = Span(0, 12), Span(633, 766)


def mark(library: Library, statement: int, span: Span | None, **more: object) -> int:
    with library.step("Mark") as session:
        return annotations.mark(session, statement, span, **more)


def rows(library: Library, statement: int) -> list[AnnotationRow]:
    with library.read() as session:
        return annotations.of_statement(session, statement)


def get(library: Library, annotation: int | str) -> AnnotationRow:
    with library.read() as session:
        return annotations.get(session, annotation)


@pytest.fixture
def tags(library: Library) -> list[int]:
    """Three tags."""
    with library.step("Tags") as session:
        return [codebook.add(session, name) for name in ("Peace", "Law", "Borders")]


def another(library: Library, name: str = "Ada") -> int:
    with library.step("Add annotator") as session:
        return annotators.add(session, name)


def test_a_passage_holds_its_words_and_what_stands_around(library: Library, note: int) -> None:
    made = mark(library, note, Span(402, 423), note="**why**", translation="Republic of Poland")
    row = get(library, made)
    with library.read() as session:
        text = statements.opened(session, note).reading.text
    assert row.quote == text[402:423]
    assert text[:402].endswith(row.prefix)
    assert text[423:].startswith(row.suffix)
    assert len(row.prefix) >= 32
    assert (row.note, row.translation, row.matched_by) == ("**why**", "Republic of Poland", "exact")
    assert (row.placed, row.whole, row.annotator_name, row.created) == (True, False, "Annotator 1", row.modified)
    assert get(library, row.uuid) == get(library, row.uuid.upper()) == get(library, str(made)) == row


def test_the_same_span_by_the_same_annotator_is_the_same_annotation(
    library: Library, note: int, tags: list[int]
) -> None:
    first = mark(library, note, HERE, tags=[tags[0]], note="one")
    assert mark(library, note, HERE, tags=[tags[1], tags[0]]) == first
    assert (get(library, first).tags, get(library, first).note) == ((tags[0], tags[1]), "one")
    assert mark(library, note, HERE, note="two") == first
    assert get(library, first).note == "two"
    assert mark(library, note, Span(0, 13)) != first


def test_two_annotators_mark_the_same_words_apart(library: Library, note: int) -> None:
    first = mark(library, note, HERE)
    library.annotator = another(library)
    second = mark(library, note, HERE)
    assert first != second
    assert [(row.span, row.annotator_name) for row in rows(library, note)] == [(HERE, "Annotator 1"), (HERE, "Ada")]


def test_the_whole_statement_is_marked_once_by_each(library: Library, note: int, tags: list[int]) -> None:
    whole = mark(library, note, None, note="In short")
    assert mark(library, note, None, tags=tags) == whole
    row = get(library, whole)
    assert (row.span, row.whole, row.placed, row.quote, row.tags) == (None, True, True, "", tuple(tags))
    library.annotator = another(library)
    assert mark(library, note, None) != whole


def test_annotations_come_by_position_whole_ones_first(library: Library, note: int) -> None:
    made = [mark(library, note, span) for span in (THERE, Span(5, 9), HERE, None, Span(0, 4))]
    assert [row.id for row in rows(library, note)] == [made[3], made[4], made[2], made[1], made[0]]


def test_tags_stand_in_the_order_of_tagging(library: Library, note: int, tags: list[int]) -> None:
    made = mark(library, note, HERE, tags=[tags[2], tags[0]])
    with library.step("Tag") as session:
        annotations.tag(session, made, tags[1])
        annotations.tag(session, made, tags[2])
    assert get(library, made).tags == (tags[2], tags[0], tags[1])
    with library.step("Untag") as session:
        annotations.untag(session, made, tags[2])
        annotations.untag(session, made, tags[2])
    assert get(library, made).tags == (tags[0], tags[1])
    library.undo()
    assert get(library, made).tags == (tags[2], tags[0], tags[1])


def test_tagging_again_is_no_step(library: Library, note: int, tags: list[int]) -> None:
    made = mark(library, note, HERE, tags=tags)
    count = len(library.history())
    with library.step("Tag") as session:
        annotations.tag(session, made, tags[0])
        annotations.write_note(session, made, "")
        annotations.move(session, made, HERE)
    assert len(library.history()) == count


def test_note_and_translation_are_written_apart(library: Library, note: int) -> None:
    made = mark(library, note, HERE)
    with library.step("Note") as session:
        annotations.write_note(session, made, "one\r\ntwo\rthree")
    with library.step("Translate") as session:
        annotations.translate(session, made, "Note verbale")
    assert (get(library, made).note, get(library, made).translation) == ("one\ntwo\nthree", "Note verbale")
    library.undo()
    assert (get(library, made).note, get(library, made).translation) == ("one\ntwo\nthree", "")


def test_the_ends_are_moved(library: Library, note: int, tags: list[int]) -> None:
    made = mark(library, note, HERE, tags=tags, note="stays")
    before = get(library, made)
    with library.step("Move") as session:
        annotations.move(session, made, THERE)
    after = get(library, made)
    assert (after.span, after.matched_by, after.tags, after.note) == (THERE, "moved", tuple(tags), "stays")
    assert after.quote.startswith("déclaration faite par le Président")
    library.undo()
    assert get(library, made) == before


def test_a_whole_annotation_can_be_given_a_passage(library: Library, note: int) -> None:
    made = mark(library, note, None)
    with library.step("Move") as session:
        annotations.move(session, made, HERE)
    assert (get(library, made).whole, get(library, made).span) == (False, HERE)
    library.undo()
    assert (get(library, made).whole, get(library, made).span) == (True, None)


def test_moving_onto_another_of_the_same_annotator_is_refused(library: Library, note: int) -> None:
    first, second = mark(library, note, HERE), mark(library, note, THERE)
    library.annotator = another(library)
    third = mark(library, note, Span(20, 30))
    with pytest.raises(Refusal, match=r"already an annotation"), library.step("Move") as session:
        annotations.move(session, second, HERE)  # whoever moves it: two of one annotator would stand there
    with library.step("Move") as session:
        annotations.move(session, third, HERE)
    assert [row.span for row in rows(library, note)] == [HERE, HERE, THERE]
    assert get(library, first).span == HERE


def test_removed_and_brought_back_with_all_that_hung_on_it(library: Library, note: int, tags: list[int]) -> None:
    made = mark(library, note, HERE, tags=tags, note="n", translation="t")
    before = get(library, made)
    with library.step("Remove") as session:
        annotations.remove(session, made)
    with pytest.raises(Refusal, match=f"There is no annotation {made}"):
        get(library, made)
    with library.read() as session:
        assert driver(session).execute("SELECT count(*) FROM annotation_tag").fetchone() == (0,)
    library.undo()
    assert get(library, made) == before


def test_an_annotation_whose_words_are_lost_keeps_them_in_its_row(library: Library, note: int) -> None:
    lost, kept = mark(library, note, HERE), mark(library, note, THERE)
    with library.step("Repair") as session:
        statements.repair(session, note, Span(2385, 2394), "śniewski.")
    with library.step("Lose it") as session:
        driver(session).execute("DELETE FROM anchor WHERE annotation = ? AND version = 2", (lost,))
    assert [row.id for row in rows(library, note)] == [kept, lost]
    row = rows(library, note)[-1]
    assert (row.placed, row.whole, row.span, row.quote) == (False, False, None, "NOTE VERBALE")
    assert row.suffix
    with library.step("Place it by hand") as session:
        annotations.move(session, lost, HERE)
    assert get(library, lost).placed


@pytest.mark.parametrize("span", [Span(4, 4), Span(0, 10**7), Span(10**7, 10**7 + 5)])
def test_what_is_no_passage_is_refused(library: Library, note: int, span: Span) -> None:
    with pytest.raises(Refusal, match=r"is no passage of this text"):
        mark(library, note, span)
    made = mark(library, note, HERE)
    with pytest.raises(Refusal, match=r"is no passage"), library.step("Move") as session:
        annotations.move(session, made, span)
    assert get(library, made).span == HERE


def test_what_is_not_there_is_refused_in_words(library: Library, note: int) -> None:
    made = mark(library, note, HERE)
    deeds = [
        ("no annotation 99", lambda session: annotations.tag(session, 99, 1)),
        ("no annotation 99", lambda session: annotations.untag(session, 99, 1)),
        ("no annotation 99", lambda session: annotations.write_note(session, 99, "x")),
        ("no annotation 99", lambda session: annotations.translate(session, 99, "x")),
        ("no annotation 99", lambda session: annotations.move(session, 99, THERE)),
        ("no annotation 99", lambda session: annotations.remove(session, 99)),
        ("no tag 99", lambda session: annotations.tag(session, made, 99)),
        ("no statement 99", lambda session: annotations.mark(session, 99, None)),
        ("no statement 99", lambda session: annotations.mark(session, 99, HERE)),
        ("no tag 99", lambda session: annotations.mark(session, note, THERE, tags=[99])),
    ]
    for words, deed in deeds:
        with pytest.raises(Refusal, match=words), library.step("Try") as session:
            deed(session)
    assert len(rows(library, note)) == 1


@pytest.mark.parametrize("words", ["99", "", "x", "-1", "9" * 40])
def test_an_annotation_that_cannot_be_named_is_refused(library: Library, words: str) -> None:
    with pytest.raises(Refusal, match=r"There is no annotation"):
        get(library, words)


def test_a_note_being_typed_is_kept_outside_of_history(library: Library, note: int) -> None:
    made = mark(library, note, HERE)
    for words in ("half a", "half a thought"):
        with library.staging() as session:
            annotations.draft(session, made, words)
    path = library.path
    library.close()
    with Library.open(path) as again:
        with again.read() as session:
            assert annotations.drafted(session, made) == "half a thought"
        assert again.undoable == "Mark"
        with again.step("Note") as session:
            annotations.write_note(session, made, "half a thought, finished")
        with again.read() as session:
            assert annotations.drafted(session, made) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(spans=st.lists(st.tuples(st.integers(0, 4500), st.integers(1, 300)), min_size=1, max_size=12))
def test_every_row_quotes_exactly_what_stands_at_its_span(
    library: Library, note: int, spans: Sequence[tuple[int, int]]
) -> None:
    for start, length in spans:
        mark(library, note, Span(start, start + length))
    with library.read() as session:
        text = statements.opened(session, note).reading.text
        found = annotations.of_statement(session, note)
    assert {(start, start + length) for start, length in spans} <= {(row.span.start, row.span.end) for row in found}
    assert len({row.span for row in found}) == len(found)
    assert [row.span for row in found] == sorted(row.span for row in found)
    for row in found:
        assert text[row.span.start - len(row.prefix) : row.span.end + len(row.suffix)] == (
            row.prefix + row.quote + row.suffix
        )
