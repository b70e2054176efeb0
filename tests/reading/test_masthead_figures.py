"""Documents are read as rightly as was promised, over all labels and in each of the six languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.masthead_labels import documents
from benchmarks.mastheads import EVIDENCE, PRECISION, RECALL, Score, score

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
IN_EACH_LANGUAGE = (0.95, 0.80)


def _holds(result: Score) -> None:
    every = result.tallies["all"]
    evidence = result.spans[True] / result.spans.total()
    assert (every.precision >= PRECISION, every.recall >= RECALL, evidence) == (True, True, EVIDENCE), result.wrong
    for language in LANGUAGES:
        one = result.tallies[f"language {language}"]
        precision, recall = IN_EACH_LANGUAGE
        assert one.labelled > 20 and one.precision >= precision and one.recall >= recall, (language, result.wrong)


def test_documents_of_our_own_are_read_as_promised() -> None:
    _holds(score(document for document in documents() if document.made_here))


@pytest.mark.timeout(120)
def test_all_labelled_documents_are_read_as_promised(corpus: Path) -> None:
    assert corpus.is_dir()
    _holds(score(documents()))
