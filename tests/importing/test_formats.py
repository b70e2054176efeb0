"""One text is the same text in every format: the figure that ``benchmarks.formats`` prints is kept."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.formats import MOST_UNEQUAL, against, compared


def test_the_paragraphs_of_a_text_are_equal_in_all_formats(corpus: Path) -> None:
    equal, count = Counter[str](), Counter[str]()
    for same in compared(corpus):
        equal[same.kind] += same.equal
        count[same.kind] += same.count
    assert {"docx", "odt", "rtf", "html", "epub"} <= set(count)
    short = {kind for kind in count if 100 * (count[kind] - equal[kind]) > MOST_UNEQUAL * count[kind]}
    assert short == set()


def test_what_is_split_joined_lost_or_added_counts_against_a_file() -> None:
    path = Path("x")
    truth = ["One two.", "Three.", "Four."]
    assert against(path, "text", truth, ["1. One  two.", "Three.", "Four."]).equal == 3
    assert against(path, "text", truth, ["One two. Three.", "Four."]).equal == 1
    added = against(path, "text", truth, ["Page 1", "One two.", "Three.", "Four."])
    assert (added.equal, added.count, len(added.differing)) == (3, 4, 1)
