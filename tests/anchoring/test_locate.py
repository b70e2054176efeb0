"""Finding words again: where they are, and not where they only might be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apostille.anchoring.anchor import Anchor, describe
from apostille.anchoring.locate import Located, locate, occurrences
from apostille.reading.span import Span

TEXT = (
    "La réunion a marqué le premier anniversaire de l’Initiative. Elle a réuni des représentants "
    "de plus de 60 pays, qui ont réaffirmé leur soutien.\nLes participants ont pris note des "
    "progrès accomplis depuis Paris. Ils ont pris note du rapport.\nIls ont aussi souligné que "
    "l’action devait rester conforme au droit international et aux lois nationales."
)
THREAD = "Paragraph {n} notes with satisfaction the work of committee {n} and asks it to report. "


def _anchor(words: str, text: str = TEXT) -> Anchor:
    return describe(text, Span(text.index(words), text.index(words) + len(words)))


def _found(text: str, anchor: Anchor) -> str | None:
    located = locate(text, anchor)
    return located.span.of(text) if located else None


def test_words_move_with_what_is_put_in_before_them() -> None:
    text = "Un nouveau préambule, assez long pour compter.\n" + TEXT
    assert locate(text, _anchor("60 pays")) == Located(Span(text.index("60 pays"), text.index("60 pays") + 7), "exact")


def test_of_equal_words_those_with_the_same_neighbours_are_meant() -> None:
    second = Span(TEXT.rindex("ont pris note"), TEXT.rindex("ont pris note") + 13)
    text = TEXT.replace("La réunion", "La grande réunion de Cracovie")
    located = locate(text, describe(TEXT, second))
    assert located is not None
    assert located.span.start == text.rindex("ont pris note")


def test_words_taken_out_do_not_land_on_their_twin() -> None:
    text = "".join(THREAD.format(n=n) for n in range(9)) + THREAD.format(n=4)
    gone = text.index(THREAD.format(n=4))
    anchor = describe(text, Span(gone + 12, gone + 40))
    assert locate(text[:gone] + text[gone + len(THREAD.format(n=4)) :], anchor) is None


def test_a_similar_neighbour_is_not_taken_for_words_taken_out() -> None:
    text = "".join(THREAD.format(n=n) for n in range(9))
    sentence = THREAD.format(n=5)
    anchor = describe(text, Span(text.index(sentence), text.index(sentence) + len(sentence)))
    assert locate(text.replace(sentence, ""), anchor) is None


def test_typography_may_change() -> None:
    text = TEXT.replace("’", "'").replace(" des ", "\u00a0des\n").replace("pays,", "pays\u200b,")
    located = locate(text, _anchor("l’Initiative. Elle a réuni des représentants"))
    assert located is not None
    assert located.by == "folded"
    assert located.span.of(text) == "l'Initiative. Elle a réuni\u00a0des\nreprésentants"


def test_the_same_words_in_capitals_are_another_place() -> None:
    heading = "LE PREMIER ANNIVERSAIRE DE L’INITIATIVE"
    body = f"Ici, {heading.lower()} et autre chose encore, qui est assez long."
    anchor = describe(f"{heading}\n{body}", Span(0, len(heading)))
    assert locate(body, anchor) is None


def test_a_repair_inside_the_words_is_followed() -> None:
    anchor = _anchor("Les participants ont pris note des progrès accomplis depuis Paris.")
    text = TEXT.replace("progrès accomplis", "progrès réels accomplis")
    located = locate(text, anchor)
    assert located is not None
    assert located.by == "approximate"
    assert located.span.of(text) == "Les participants ont pris note des progrès réels accomplis depuis Paris."


def test_a_passage_cut_at_its_end_keeps_what_is_left() -> None:
    anchor = _anchor("Elle a réuni des représentants de plus de 60 pays")
    assert _found(TEXT.replace(" de plus de 60 pays", ""), anchor) == "Elle a réuni des représentants"


def test_words_are_found_in_another_edition_with_errors_all_over() -> None:
    edition = TEXT.replace("é", "e").replace("participants", "particlpants").replace("rapport", "rapp\u0101rt")
    anchor = _anchor("Les participants ont pris note des progrès accomplis depuis Paris.")
    assert _found(edition, anchor) == "Les particlpants ont pris note des progrès accomplis depuis Paris."


def test_a_foreign_anchor_without_context_holds_where_it_stood_or_where_its_words_are_alone() -> None:
    at = TEXT.index("pris note")
    assert locate(TEXT, Anchor(Span(at, at + 9), "pris note")) == Located(Span(at, at + 9), "exact")
    assert locate(TEXT, Anchor(Span(3, 12), "pris note")) is None
    assert _found(TEXT, Anchor(Span(3, 10), "60 pays")) == "60 pays"


def test_a_floor_of_one_wants_the_very_words() -> None:
    anchor = _anchor("des progrès accomplis depuis Paris")
    assert locate(TEXT.replace("progrès", "grands progrès"), anchor, floor=1) is None


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.integers(0, 300))
def test_whatever_is_asked_the_answer_lies_inside(text: str, quote: str, prefix: str, suffix: str, start: int) -> None:
    located = locate(text, Anchor(Span(start, start + len(quote)), quote, prefix, suffix))
    assert located is None or located.span.fits(text)
    assert all(span.fits(text) for span in occurrences(text, quote))


@given(st.integers(0, 55), st.text(max_size=60))
def test_an_edit_further_on_moves_nothing(at: int, words: str) -> None:
    anchor = _anchor("aux lois nationales")
    text = TEXT[:at] + words + TEXT[at:]
    assert _found(text, anchor) == "aux lois nationales"


def test_a_quote_is_found_whatever_its_white_space() -> None:
    text = "un  deux\ntrois un\u00a0deux trois"
    assert occurrences(text, " un deux ") == [Span(0, 8), Span(15, 22)]
    assert occurrences("aaa", "aa") == [Span(0, 2), Span(1, 3)]
    assert occurrences(text, " \n") == []
