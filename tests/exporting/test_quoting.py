"""Quotations: whole sentences, the marked words inside, repairs and losses in brackets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apostille.exporting.quoting import CONTEXT, Quoter
from apostille.exporting.report import Piece, passage, quoted
from apostille.reading.draft import Damage
from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span


def read(*paragraphs: str) -> Reading:
    """A reading of these paragraphs, numbered from 1."""
    blocks: list[Block] = []
    at = 0
    for number, words in enumerate(paragraphs, 1):
        blocks.append(Block(Span(at, at + len(words)), "body", "main", number))
        at += len(words) + 1
    text = "\n".join(paragraphs)
    return Reading(text, tuple(blocks), (Part("main", Span(0, len(text))),))


def span_of(reading: Reading, words: str) -> Span:
    start = reading.text.index(words)
    return Span(start, start + len(words))


def test_the_whole_sentence_with_its_words_set_off() -> None:
    reading = read("Before. The quick fox, at noon, jumps. After.")
    quotation = Quoter(reading, "en").quotation(span_of(reading, "quick fox"))
    assert quotation[0].pieces == (Piece("The "), Piece("quick fox", "marked"), Piece(", at noon, jumps."))


def test_a_passage_over_two_sentences_takes_both() -> None:
    reading = read("One is here. Two is there. Three.")
    assert quoted(Quoter(reading, "en").quotation(span_of(reading, "here. Two"))) == "One is here. Two is there."


def test_a_passage_over_paragraphs_keeps_them_apart() -> None:
    reading = read("A first. It ends thus.", "Whole.", "Here it stops. Not this.")
    quotation = Quoter(reading, "en").quotation(span_of(reading, "thus.\nWhole.\nHere it"))
    assert quoted(quotation) == "It ends thus. ¶ Whole. ¶ Here it stops."
    assert passage(quotation) == "thus. ¶ Whole. ¶ Here it"


def test_a_long_sentence_is_cut_between_words_and_says_so() -> None:
    reading = read("word " * 300 + "MARKED " + "word " * 300)
    pieces = Quoter(reading, "en").quotation(span_of(reading, "MARKED"))[0].pieces
    assert [piece.words for piece in (pieces[0], pieces[-1])] == ["[…] ", " […]"]
    assert pieces[1].words.startswith("word ") and pieces[3].words.endswith(" word")
    assert all(len(piece.words) <= CONTEXT for piece in pieces)


def test_a_repair_stands_in_brackets_and_a_loss_is_said() -> None:
    reading = read("M. Kwaśniewski. Un autre �� ici.")
    repair, loss = span_of(reading, "śniewski."), span_of(reading, "��")
    quoter = Quoter(reading, "fr", damage=[Damage(loss, "lost")], repairs=[repair])
    assert quoted(quoter.quotation(span_of(reading, "Kwaśniewski."))) == "M. Kwa[śniewski.]"
    assert quoted(quoter.quotation(loss)) == "Un autre [illegible] ici."


def test_damage_that_can_be_read_prints_as_it_stands() -> None:
    reading = read("The ﬁrst word.")
    quoter = Quoter(reading, "en", damage=[Damage(Span(4, 5), "ligature")])
    assert quoted(quoter.quotation(Span(0, 3))) == "The ﬁrst word."


WORDS = st.text(alphabet="ab. é。!«» \u00a0ش�", min_size=1, max_size=60).filter(lambda words: words.strip())


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_the_marked_words_are_always_there_and_exact(paragraphs: list[str], data: st.DataObject) -> None:
    reading = read(*paragraphs)
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    quotation = Quoter(reading, "en").quotation(Span(start, end))
    marked = "\n".join("".join(piece.words for piece in each.pieces if piece.kind == "marked") for each in quotation)
    assert marked == reading.text[start:end].strip("\n") or reading.text[start:end].strip("\n") == ""
    for paragraph in quotation:
        line = "".join(piece.words for piece in paragraph.pieces)
        assert line in reading.text
