"""Texts misread in every way that happens, made with a seed from texts of the corpus: what no rule was made by."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.legacy import texts

_READ = ("cp1252", "latin-1", "cp1250", "cp1251", "mac_roman", "cp437", "cp850", "koi8_r", "cp1256", "cp866", "gb18030",
         "big5")  # fmt: skip
_LANGUAGES = ("fr", "es", "pl", "cs", "ro", "tr", "ru", "uk", "bg", "el", "he", "ar", "zh")
_TWICE = (("utf-8", "cp1252"), ("utf-8", "cp1252")), (("utf-8", "latin-1"), ("utf-8", "latin-1"))
_PAGES = {
    ("fr", "es"): (("cp1252", "mac_roman"), ("mac_roman", "cp1252"), ("cp1252", "cp437"), ("cp850", "cp1252"),
                   ("cp1252", "cp850"), ("cp1252", "cp1251"), ("latin-1", "koi8_r")),
    ("pl", "cs"): (("cp1250", "cp1252"), ("iso8859_2", "cp1252"), ("cp1250", "iso8859_2"), ("cp852", "cp1250")),
    ("ru", "uk", "bg"): (("cp1251", "cp1252"), ("koi8_r", "cp1251"), ("cp1251", "koi8_r"), ("cp866", "cp1251"),
                         ("cp1251", "cp866"), ("iso8859_5", "cp1251"), ("koi8_r", "cp1252"), ("cp1251", "mac_roman")),
    ("ar",): (("cp1256", "cp1252"), ("cp1256", "latin-1"), ("cp1256", "cp1251")),
    ("el",): (("cp1253", "cp1252"),), ("he",): (("cp1255", "cp1252"),), ("zh",): (("gb18030", "cp1252"),),
}  # fmt: skip
_SHORTEST = 150
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
"""Bulgarian and Ukrainian pages of the corpus have Latin letters in their words, which is damage."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A text as it was read, and as it was written; ``way`` names the encodings of both."""

    text: str
    truth: str
    way: str
    language: str


def misread(corpus: Path, seed: int, most: int) -> Iterator[Misread]:
    """Each way in each language, ``most`` of each; every third within a text that is sound."""
    rng = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    known = {language: list(_passages(text)) for language, text in texts(corpus).items()}
    for language, chain in _ways():
        yield from islice(_in_passages(rng, known[language], language, chain), most)


def sound(corpus: Path) -> Iterator[str]:
    """The passages that these are made of."""
    for text in texts(corpus).values():
        yield from _passages(text)


def _passages(text: str) -> Iterator[str]:
    for passage in text.split("\n"):
        if len(passage) > _SHORTEST and not passage.isascii() and not _MIXED.search(passage):
            yield passage


def _ways() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for language in _LANGUAGES:
        yield from ((language, (("utf-8", read),)) for read in _READ)
        yield from ((language, chain) for chain in _TWICE)
    for languages, pairs in _PAGES.items():
        yield from ((language, (pair,)) for language in languages for pair in pairs)


def _in_passages(
    rng: random.Random, passages: list[str], language: str, chain: tuple[tuple[str, str], ...]
) -> Iterator[Misread]:
    way = ", ".join(f"{written} as {read}" for written, read in chain)
    for passage in rng.sample(passages, len(passages)):
        made = _read(passage, chain)
        if made is None or made == passage:
            continue
        if rng.random() < 1 / 3:
            before, after = rng.choice(passages), rng.choice(passages)
            yield Misread(f"{before}\n{made}\n{after}", f"{before}\n{passage}\n{after}", way, language)
        else:
            yield Misread(made, passage, way, language)


def _read(text: str, chain: tuple[tuple[str, str], ...]) -> str | None:
    """What programs make of it: bytes without a meaning in a code page stay controls."""
    for written, read in chain:
        try:
            data = text.encode(written)
            if read in ("gb18030", "big5"):
                text = data.decode(read)
            else:
                text = "".join(bytes([byte]).decode(read, "ignore") or chr(byte) for byte in data)
        except UnicodeError:
            return None
    return text
