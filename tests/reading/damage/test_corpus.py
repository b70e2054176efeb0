"""The laws of finding damage, over real and derived texts: the damaged is found and put right, the sound is left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from apostille.reading.damage import find
from tests.reading.damage.repaired import put, repaired


def cases(corpus: Path, name: str) -> list[dict[str, Any]]:
    return json.loads((corpus / "mojibake" / name).read_text(encoding="utf-8"))


def test_derived_mojibake_becomes_the_truth(corpus: Path) -> None:
    derived = cases(corpus, "derived_udhr_mojibake.json")
    right = sum(repaired(one["damaged"]) == one["truth"] for one in derived)
    assert right >= 0.98 * len(derived)
    assert all(repaired(one["truth"]) == one["truth"] for one in derived)


def test_what_only_looks_like_mojibake_is_not_changed(corpus: Path) -> None:
    for one in cases(corpus, "ftfy/negative.json"):
        assert repaired(one["original"]) == one["original"], one["label"]


def test_natural_mojibake_in_statements_is_found_place_by_place(corpus: Path) -> None:
    natural = cases(corpus, "natural_in_ungdc.json")
    for name in {one["file"] for one in natural}:
        text = (corpus / "ungdc" / "txt" / name).read_text(encoding="utf-8-sig")
        found = find(text, "en")
        places = {one.span.start: one for one in found if one.proposal is not None}
        wanted = [one for one in natural if one["file"] == name]
        for one in wanted:
            there = places[one["codepoint_offset_no_bom"]]
            assert there.span.of(text) == one["found"]
        assert find(put(text, found), "en") == tuple(one for one in find(put(text, found), "en") if not one.proposal)


def test_the_first_article_in_every_language_is_sound(corpus: Path) -> None:
    file = corpus / "documents" / "same-text-many-formats" / "UDHR_first_article_all_languages.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        for language in ("", "und", "en", "fr"):
            assert find(line, language) == (), line


def test_the_declaration_in_each_language_is_sound(corpus: Path) -> None:
    languages = {"arb": "ar", "cmn_hans": "zh", "eng": "en", "fra": "fr", "pol": "pl", "rus": "ru", "spa": "es"}
    for file in sorted((corpus / "udhr" / "txt").glob("*.txt")):
        assert find(file.read_text(encoding="utf-8"), languages.get(file.stem, "")) == (), file.name
