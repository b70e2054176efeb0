"""Whether one text is the same text in every format: paragraphs of the corpus' documents against their plain text.

A paragraph counts where it stands word for word, in its place; the share is of the paragraphs of the truth or of the
file, whichever has more, so that what is split, joined, lost or added counts against it. The number of a paragraph
is left aside on both sides, since the plain texts of the declaration were made without.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from apostille.importing import kinds
from apostille.importing.readers import READERS, read_bytes
from apostille.reading.numbering import label_of
from apostille.refusal import Refusal
from benchmarks.figures import figure
from benchmarks.masthead_labels import CORPUS

MOST_UNEQUAL = 1.0
"""Percent of the paragraphs that may differ."""

_CODES = {"ar": "arb", "zh": "cmn_hans", "en": "eng", "fr": "fra", "pl": "pol", "ru": "rus", "es": "spa"}


@dataclass(frozen=True)
class Same:
    """One file against its truth: how many paragraphs are equal, of how many."""

    path: Path
    kind: str
    equal: int
    count: int
    differing: tuple[str, ...] = ()


def compared(corpus: Path = CORPUS) -> list[Same]:
    """Every converted document that has a truth and a reader."""
    return [same for path, truth in pairs(corpus / "documents") if (same := _compared(path, truth)) is not None]


def pairs(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """The files and the paragraphs that each should have."""
    for path in sorted((folder / "converted").iterdir()):
        if truth := _truth(path.name.split("."), folder.parent):
            yield path, truth
    plain = folder / "same-text-many-formats" / "udhr_art1_eng_spa.txt"
    for path in sorted(plain.parent.glob("udhr_art1_eng_spa.*")):
        yield path, _blocks(plain)


def _truth(name: Sequence[str], corpus: Path) -> list[str]:
    """The plain text that a converted document was made of."""
    if name[0] == "UDHR" and name[1] in _CODES:
        return _blocks(corpus / "udhr" / "txt" / f"{_CODES[name[1]]}.txt")
    if name[0] == "NPT":
        treaty = corpus / "treaties" / "bwb" / "NPT_en_nl_BWBV0004367.md"
        return read_bytes(treaty.name, treaty.read_bytes())[0].reading.text.split("\n")
    statement = corpus / "ungdc" / "txt" / f"{name[0]}.txt"
    # The converter was given the name as title and as heading.
    return [name[0], name[0], *_blocks(statement)] if statement.exists() else []


def _blocks(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8-sig")
    return [block for each in text.split("\n\n") if (block := " ".join(each.split()))]


def _compared(path: Path, truth: list[str]) -> Same | None:
    data = path.read_bytes()
    try:
        kind = kinds.find(path.name, data).kind
        if kind not in READERS:
            return None
        draft = read_bytes(path.name, data)[0]
    except Refusal as refusal:
        print(f"{path.name}: {refusal.why}", file=sys.stderr)
        return None
    return against(path, kind, truth, draft.reading.text.split("\n"))


def against(path: Path, kind: str, truth: Sequence[str], found: Sequence[str]) -> Same:
    """How many of the paragraphs are equal, in order."""
    left, right = [_bare(each) for each in truth], [_bare(each) for each in found]
    pairs_ = SequenceMatcher(None, left, right, autojunk=False)
    equal = sum(block.size for block in pairs_.get_matching_blocks())
    changes = [change for change in pairs_.get_opcodes() if change[0] != "equal"]
    differing = tuple(f"{left[a:b]!r:.200} / {right[c:d]!r:.200}" for _, a, b, c, d in changes)
    return Same(path, kind, equal, max(len(left), len(right)), differing)


def _bare(words: str) -> str:
    """The words of a paragraph without its number and the marks of Markdown; apostrophes as the converter set them."""
    folded = " ".join(words.lstrip("#").replace("'", "’").split())
    label = label_of(folded)
    return folded[label.length :].strip() if label else folded


def main() -> int:
    """Prints a figure a format, and what differs to standard error; 0 where there is no corpus."""
    if not CORPUS.is_dir():
        print("The corpus is not here; APOSTILLE_CORPUS names its folder.", file=sys.stderr)
        return 0
    every = compared()
    print("| file | equal paragraphs | of |", "|---|---|---|", sep="\n")
    for same in every:
        print(f"| {same.path.name} | {same.equal} | {same.count} |")
        if same.differing:
            print(*(f"{same.path.name}  {each}" for each in same.differing), sep="\n", file=sys.stderr)
    for kind in dict.fromkeys(same.kind for same in every):
        of_kind = [same for same in every if same.kind == kind]
        unequal = sum(same.count - same.equal for same in of_kind) / sum(same.count for same in of_kind)
        figure(f"paragraphs_unequal_{kind}", 100 * unequal, "%", MOST_UNEQUAL)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
