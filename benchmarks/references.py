"""Are the articles of treaties that a text cites found, and given to the right treaty?

Over passages marked by reading (``reference_labels.py``): of the references that are marked, the share *found* with
their key at their place; of those that the program says, the share that are *right*. ``--errors`` prints the others.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from apostille.reading import treaty_articles
from apostille.reading.span import Span
from benchmarks.figures import figure
from benchmarks.reference_labels import Passage, passages

PRECISION, RECALL = 0.98, 0.9
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


@dataclass(slots=True)
class Tally:
    """How many references are marked and found, said and right."""

    marked: int = 0
    found: int = 0
    said: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list[str])

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.marked if self.marked else 1.0

    def add(self, passage: Passage) -> None:
        """Counts one passage."""
        cited = [(one.span, one.key) for one in treaty_articles.find(passage.text)]
        missed = [one for one in passage.cites if not _is_among(one, cited)]
        wrong = [one for one in cited if not _is_among(one, passage.cites)]
        self.marked, self.found = self.marked + len(passage.cites), self.found + len(passage.cites) - len(missed)
        self.said, self.right = self.said + len(cited), self.right + len(cited) - len(wrong)
        for what, ones in (("missed", missed), ("wrong", wrong)):
            self.wrong += [f"{what}\t{key}\t{span.of(passage.text)}\t{passage.text[:90]}" for span, key in ones]


def _is_among(one: tuple[Span, str], others: Iterable[tuple[Span, str]]) -> bool:
    return any(one[1] == key and one[0].overlaps(span) for span, key in others)


def tallies() -> dict[str, Tally]:
    """The tally of every language, and of "all"."""
    result: defaultdict[str, Tally] = defaultdict(Tally)
    for passage in passages():
        result[passage.language].add(passage)
        result["all"].add(passage)
    return result


def main(words: list[str]) -> int:
    """Prints the figures; 1 where one is short of its limit."""
    result = tallies()
    if "--errors" in words:
        print(*result["all"].wrong, sep="\n")
    for name in LANGUAGES:
        figure(f"references.{name}.precision", result[name].precision, "share", None)
        figure(f"references.{name}.recall", result[name].recall, "share", None)
    every = result["all"]
    figure("references.marked", every.marked, "references", None)
    kept = figure("references.precision", every.precision, "share", PRECISION, least=True)
    return 0 if figure("references.recall", every.recall, "share", RECALL, least=True) and kept else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
