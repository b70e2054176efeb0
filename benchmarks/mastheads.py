"""Is what documents say about themselves read rightly? Every labelled document, through the program's own reader.

For each key: *labelled* values, how many of them were *found*; values *said*, how many of them are *right*. What is
optional is left out on both sides. Words ``--errors`` prints every value missed or wrong as well, ``--set NAME``
reads one set of labels only. Values known from beside the text (a file's name) are not judged.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from apostille.importing.readers import read
from apostille.reading.draft import KEYS, Draft, Field
from apostille.refusal import Refusal
from benchmarks.figures import figure
from benchmarks.masthead_labels import CORPUS, Document, Label, documents, folded

PRECISION, RECALL, EVIDENCE = 0.97, 0.85, 1.0
_FORMATS = {"md": "markdown", "txt": "text", "tsv": "text", "html": "html", "docx": "docx", "odt": "odt", "rtf": "rtf",
            "epub": "epub", "pdf": "pdf"}  # fmt: skip
_BY_CONTENT = {"documents/same-text-many-formats/udhr_art1_eng_spa.doc": "docx"}
_WITHOUT_WORDS = ("language", "kind")


@dataclass(slots=True)
class Tally:
    """How many values were labelled and found, said and right; of those with words, how many hold them."""

    labelled: int = 0
    found: int = 0
    said: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.labelled if self.labelled else 1.0


@dataclass(slots=True)
class Score:
    """All tallies of a run, by what they are called, and what went wrong."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrong: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    spans: Counter[bool] = field(default_factory=Counter)
    read: int = 0

    def add(self, document: Document, draft: Draft) -> None:
        """Counts one document."""
        self.read += 1
        fields = list(_judged(document, draft))
        whole = () if document.made_here else ("all of the corpus",)
        names = ("all", *whole, f"set {document.set}", f"language {language_of(document)}")
        for key in KEYS:
            self._add_key(document, key, [one for one in fields if one.key == key], (f"key {key}", *names))
        self.spans.update(
            one.span.fits(draft.reading.text) and one.span.of(draft.reading.text) == one.printed
            for one in fields
            if one.span is not None
        )

    def _add_key(self, document: Document, key: str, fields: list[Field], names: tuple[str, ...]) -> None:
        labels = document.of(key)
        for label in labels:
            if not label.optional:
                found = any(label.agrees(one) for one in fields)
                self._count(names, labelled=1, found=int(found))
                if not found:
                    self.wrong.append(f"{document.path}\t{key}\tmissed\t{_told(labels)}\t{_said(fields)}")
        for one in fields:
            agreeing = [label for label in labels if label.agrees(one)]
            if not agreeing or not all(label.optional for label in agreeing):
                self._count(names, said=1, right=int(bool(agreeing)))
            if not agreeing:
                self.wrong.append(f"{document.path}\t{key}\twrong\t{_told(labels)}\t{_said([one])}")

    def _count(self, names: Iterable[str], **more: int) -> None:
        for name in names:
            tally = self.tallies[name]
            for what, number in more.items():
                setattr(tally, what, getattr(tally, what) + number)


def language_of(document: Document) -> str:
    """The first language a document is labelled with; "none" for a file without text."""
    return next((label.value for label in document.of("language")), "none")


def _judged(document: Document, draft: Draft) -> Iterator[Field]:
    """The fields that the file itself says, each value once."""
    seen: set[tuple[str, str, str | None]] = set()
    file = folded(draft.original.decode("utf-8", "ignore")) if document.path.endswith((".md", ".txt")) else ""
    for one in draft.fields:
        within = one.span is not None or one.key in _WITHOUT_WORDS or (one.printed and folded(one.printed) in file)
        if within and (one.key, one.value, one.part) not in seen:
            seen.add((one.key, one.value, one.part))
            yield one


def _told(labels: tuple[Label, ...]) -> str:
    return " | ".join(f"({label.value})" if label.optional else label.value for label in labels) or "nothing"


def _said(fields: list[Field]) -> str:
    return " | ".join(f"{one.value} “{one.printed}”" if one.printed else one.value for one in fields) or "nothing"


def draft_of(document: Document) -> Draft | str:
    """The one statement of a labelled file, or why it could not be read."""
    path = document.path
    expected = _BY_CONTENT.get(path) or _FORMATS.get(path.rsplit(".", 1)[-1], "")
    try:
        drafts = read(document.file)
    except Refusal as refusal:
        return f"{path}: {refusal.why}"
    if len(drafts) != 1 or drafts[0].format != expected:
        return f"{path}: no reader of {expected or 'this format'} yet"
    return drafts[0]


def score(labelled: Iterable[Document]) -> Score:
    """Reads every document that is there and counts what it gives."""
    result = Score()
    for document in labelled:
        draft = draft_of(document)
        if isinstance(draft, str):
            result.unread.append(draft)
        else:
            result.add(document, draft)
    return result


def _table(result: Score) -> None:
    print("| | labelled | found | said | right | precision | recall |", "|---|---|---|---|---|---|---|", sep="\n")
    order = [f"key {key}" for key in KEYS] + sorted(name for name in result.tallies if not name.startswith("key "))
    for name in order:
        one = result.tallies[name]
        counts = f"{one.labelled:5} | {one.found:5} | {one.said:5} | {one.right:5}"
        print(f"| {name:22} | {counts} | {one.precision:.3f} | {one.recall:.3f} |")


def _figures(result: Score) -> None:
    every = result.tallies["all"]
    figure("mastheads.documents", result.read, "documents", None)
    figure("mastheads.not_readable", len(result.unread), "documents", None)
    figure("mastheads.precision", every.precision, "share", PRECISION, least=True)
    figure("mastheads.recall", every.recall, "share", RECALL, least=True)
    figure("mastheads.evidence", result.spans[True] / max(result.spans.total(), 1), "share", EVIDENCE, least=True)


def main(words: list[str]) -> int:
    """Prints the table, what could not be read, the figures; 1 where one is short of its limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mastheads", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="every value missed or wrong")
    parser.add_argument("--set", help="one set of labels only", metavar="NAME")
    asked = parser.parse_args(words)
    labelled = [one for one in documents() if asked.set in (None, one.set)]
    there = [one for one in labelled if one.made_here or CORPUS.is_dir()]
    if len(there) < len(labelled):
        print(f"The corpus is not at {CORPUS}: only documents made here are read. APOSTILLE_CORPUS names its folder.")
    result = score(there)
    _table(result)
    print(*(f"not readable: {one}" for one in result.unread), sep="\n")
    if asked.errors:
        print(*result.wrong, sep="\n")
    _figures(result)
    every = result.tallies["all"]
    kept = every.precision >= PRECISION and every.recall >= RECALL and not result.spans[False]
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
