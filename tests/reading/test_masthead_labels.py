"""The labels of mastheads are well formed, say words that stand in their documents, and are as many as was promised.

How well the program reads them is measured by ``benchmarks/mastheads.py``; what they mean is in ``docs/labelling.md``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from apostille.reading.draft import DOCUMENT_KINDS, KEYS, Field
from benchmarks.masthead_labels import Document, Label, documents

DOCUMENTS = documents()
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
FORMS = {
    "language": r"[a-z]{2,3}(?:-[A-Za-z]+)?",
    "original_language": r"[a-z]{2,3}(?:-[A-Za-z]+)?",
    "date": rf"{DAY}(?:/{DAY})?",
    "event_date": rf"{DAY}(?:/{DAY})?",
    "agenda_item": r"\d{1,3}(?: \([a-z]{1,3}\))?",
}
ONE = ("language", "kind", "symbol", "title", "job_number", "distribution")
"""Of these a document has one at most, whatever else may be said."""
SUPERSCRIPT, MARKS = re.compile(r"</?sup>"), re.compile(r"[*#\\]")


def _labels() -> list[tuple[str, Label]]:
    return [(document.path, label) for document in DOCUMENTS for label in document.labels]


def _plain(words: str) -> str:
    """Without Markdown's marks, and blanks folded: the words as a reader of the file sees them."""
    return " ".join(MARKS.sub(" ", SUPERSCRIPT.sub("", unicodedata.normalize("NFKC", words))).split())


def test_no_document_is_labelled_twice() -> None:
    paths = [document.path for document in DOCUMENTS]
    assert len(paths) == len(set(paths))


def test_values_have_the_form_of_their_key() -> None:
    for path, label in _labels():
        assert label.key in KEYS and label.value, path
        if label.key == "kind":
            assert {label.value, *label.others} <= set(DOCUMENT_KINDS), path
        assert re.fullmatch(FORMS.get(label.key, r"\S.*\S|\S"), label.value), (path, label)


def test_parts_are_named_as_the_program_names_them() -> None:
    assert all(label.part is None or re.fullmatch(r"cover|annex(?:-\d+)?", label.part) for _, label in _labels())


def test_what_a_document_has_once_is_labelled_once() -> None:
    for document in DOCUMENTS:
        for key in ONE:
            assert sum(not label.optional for label in document.of(key)) <= 1, (document.path, key)


def test_there_are_as_many_as_promised(corpus: Path) -> None:
    of_the_corpus = [document for document in DOCUMENTS if not document.made_here]
    assert len(of_the_corpus) >= 150
    assert [document.path for document in of_the_corpus if not document.file.is_file()] == []


def test_the_six_languages_and_all_kinds_are_there() -> None:
    languages = Counter(label.value for document in DOCUMENTS for label in document.of("language")[:1])
    assert all(languages[language] >= 14 for language in ("en", "fr", "es", "ru", "ar", "zh"))
    assert languages.total() - sum(languages[language] for language in ("en", "fr", "es", "ru", "ar", "zh")) >= 20
    assert {label.value for document in DOCUMENTS for label in document.of("kind")} == set(DOCUMENT_KINDS)


def test_every_document_made_here_is_labelled() -> None:
    folder = Path(__file__).parent / "mastheads"
    assert {f"mastheads/{path.name}" for path in folder.iterdir()} == {one.path for one in DOCUMENTS if one.made_here}


TEXTS = [document for document in DOCUMENTS if document.path.endswith((".txt", ".md", ".tsv"))]


@pytest.mark.parametrize("document", TEXTS, ids=lambda document: document.path)
def test_the_printed_words_stand_in_the_document(request: pytest.FixtureRequest, document: Document) -> None:
    if not document.made_here:
        request.getfixturevalue("corpus")  # skips where the corpus is not there
    text = _plain(document.file.read_bytes().decode(document.encoding or "utf-8-sig", "replace"))
    absent = [label for label in document.labels if label.printed and _plain(label.printed) not in text]
    assert absent == []


TITLE = Label("title", "Statement by the Chair", "STATEMENT BY THE CHAIR", ("Chair’s statement",))


@pytest.mark.parametrize(
    ("label", "value", "agrees"),
    [
        (TITLE, "Statement by the Chair", True),
        (TITLE, "chair's  statement.", True),
        (TITLE, "Statement by the Chair of", True),
        (TITLE, "Statement by the Chair of the Conference on Disarmament", False),
        (TITLE, "Chair", False),
        (Label("symbol", "S/RES/1540 (2004)", None), "S/RES/1540(2004)", True),
        (Label("symbol", "CD/1737", None), "CD/1737/Add.1", False),
        (Label("symbol", "A/47/60-S/23329", None), "A/47/60–S/23329", True),
        (Label("agenda_item", "97 (a)", None), "Agenda item 97 (a)", True),
        (Label("agenda_item", "97 (a)", None), "97", False),
        (Label("place", "Genève", None), "GENEVE", True),
        (Label("place", "Genève", None), "Genève (Suisse)", False),
        (Label("date", "2004-06-04", "4 June 2004"), "2004-06-03", False),
        (Label("body", "مؤتمر نزع السلاح", None), "مؤتمـر نزع السـلاح", True),
    ],
)
def test_values_agree_as_the_guide_says(label: Label, value: str, agrees: bool) -> None:
    assert label.agrees(Field(label.key, value, value)) is agrees


def test_a_value_of_another_part_does_not_agree() -> None:
    label = Label("date", "2004-06-04", None, part="cover")
    assert label.agrees(Field("date", "2004-06-04", part="cover"))
    assert label.agrees(Field("date", "2004-06-04"))
    assert not label.agrees(Field("date", "2004-06-04", part="annex"))
