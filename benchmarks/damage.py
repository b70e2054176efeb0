"""How well damage is found: derived, made and natural mojibake, what must not change, what a look costs."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

from apostille.reading.damage import find
from benchmarks.figures import figure
from benchmarks.mojibake import misread, sound

CORPUS = Path(os.environ.get("APOSTILLE_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
SIZE, SEED = 13_000, 20_261
CLEAN = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "arb", "zh": "cmn_hans"}


def main() -> None:
    """Prints the figures."""
    _derived()
    _made()
    _unchanged()
    _natural()
    _cost()


def _cases(name: str) -> list[dict[str, Any]]:
    return json.loads((CORPUS / "mojibake" / name).read_text(encoding="utf-8"))


def _repaired(text: str) -> tuple[str, int]:
    """The text with all proposals in their places, and how many there were."""
    pieces: list[str] = []
    done = made = 0
    for one in find(text):
        if one.proposal is not None:
            pieces += (text[done : one.span.start], one.proposal)
            done, made = one.span.end, made + 1
    return "".join([*pieces, text[done:]]), made


def _derived() -> None:
    """A text is found where something is proposed, and right where all of it becomes the truth."""
    cases = [one for one in _cases("derived_udhr_mojibake.json") if one["damaged"] != one["truth"]]
    answers = [(_repaired(one["damaged"]), one["truth"]) for one in cases]
    proposed = [(text, truth) for (text, made), truth in answers if made]
    right = sum(text == truth for text, truth in proposed)
    figure("damage.derived.cases", len(cases), "texts", None)
    figure("damage.derived.recall", right / len(cases), "share", 0.98, least=True)
    figure("damage.derived.precision", right / max(1, len(proposed)), "share", 0.98, least=True)


def _made() -> None:
    """The same for texts that no rule was made by; what is not put right is counted by how it was misread."""
    cases = list(misread(CORPUS, SEED, 3))
    answers = [(case, *_repaired(case.text)) for case in cases]
    right = sum(text == case.truth for case, text, _ in answers)
    figure("damage.made.cases", len(cases), "texts", None)
    figure("damage.made.recall", right / len(cases), "share", 0.95, least=True)
    figure("damage.made.precision", right / max(1, sum(made > 0 for *_, made in answers)), "share", 0.95, least=True)
    wrong = Counter(case.way for case, text, _ in answers if text != case.truth)
    for way, count in wrong.most_common():
        print(f"  {count} of {sum(case.way == way for case in cases)} {way}")
    passages = list(sound(CORPUS))
    same = sum(_repaired(text)[0] == text for text in passages)
    figure("damage.made.sound", len(passages), "texts", None)
    figure("damage.made.unchanged", 100 * same / len(passages), "%", 100, least=True)


def _unchanged() -> None:
    sound = [one["original"] for one in _cases("ftfy/negative.json")]
    sound += [one["truth"] for one in _cases("derived_udhr_mojibake.json")]
    same = sum(_repaired(text)[0] == text for text in sound)
    figure("damage.unchanged", 100 * same / len(sound), "%", 100, least=True)


def _natural() -> None:
    """The places in statements that the corpus names, each with the very characters."""
    cases = _cases("natural_in_ungdc.json")
    hits = 0
    for name in {one["file"] for one in cases}:
        text = (CORPUS / "ungdc" / "txt" / name).read_text(encoding="utf-8-sig")
        found = {(one.span.start, one.span.of(text)) for one in find(text, "en") if one.proposal is not None}
        hits += sum((one["codepoint_offset_no_bom"], one["found"]) in found for one in cases if one["file"] == name)
    figure("damage.natural.places", len(cases), "places", None)
    figure("damage.natural.recall", hits / len(cases), "share", 0.98, least=True)


def _cost() -> None:
    """A sound text of the size of a statement, the best of several looks."""
    for language, name in CLEAN.items():
        text = (CORPUS / "udhr" / "txt" / f"{name}.txt").read_text(encoding="utf-8")
        text = (text * (SIZE // len(text) + 1))[:SIZE]
        figure(f"damage.look.{language}", min(_timed(text, language) for _ in range(50)) * 1000, "ms", 0.6)


def _timed(text: str, language: str) -> float:
    start = time.perf_counter()
    find(text, language)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
