"""What documents say about themselves, as it was labelled by reading them, and when a value that was read agrees.

The labels lie in ``tests/reading/masthead_labels``, a file a set; what they mean is written in
``docs/labelling.md``. Paths are relative to the corpus, or to ``tests/reading`` where they begin with ``mastheads/``.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apostille.reading.draft import KEYS, Field

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "reading" / "masthead_labels"
CORPUS = Path(os.environ.get("APOSTILLE_CORPUS") or ROOT.parent / "shared" / "corpus")
MADE_HERE = "mastheads/"

NAMES = frozenset(("body", "session", "place"))
"""Keys whose value may be said as it was understood or as it is printed."""
WORDS = frozenset(("title", "author", "sender", "addressee", "event", "speaker"))
"""Keys of which a few words more or less are still the same value."""
CODES = frozenset(("symbol", "job_number"))
_ABOUT = "about"
"""A sentence that a file of labels begins with: where its documents come from."""
_NEAR = 0.8
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\u2018\u2019\u02bc`´]")
_EDGES = " .,;:*\"'“”«»„‟（）()[]،،、。…-"


@dataclass(frozen=True, slots=True)
class Label:
    """One value that a document says: ``others`` are as good; ``printed`` the very words, None where none say it.

    An ``optional`` one may be said and need not: it is missed by nobody and counts for nobody.
    """

    key: str
    value: str
    printed: str | None
    others: tuple[str, ...] = ()
    part: str | None = None
    optional: bool = False

    def agrees(self, field: Field) -> bool:
        """Whether a value that was read is this one."""
        if field.key != self.key or (self.part and field.part and self.part != field.part):
            return False
        wanted = {self.value, *self.others}
        if self.key in CODES:
            return _code(field.value) in map(_code, wanted)
        if self.key == "agenda_item":
            return _number(field.value) in map(_number, wanted)
        if self.key not in NAMES | WORDS:
            return folded(field.value) in map(folded, wanted)
        said = {folded(words) for words in (field.value, field.printed) if words}
        expected = {folded(words) for words in (*wanted, self.printed) if words}
        return not said.isdisjoint(expected) or (
            self.key in WORDS and any(_near(one, other) for one in said for other in expected)
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A labelled document: its path, the set it is of, and everything it says of itself."""

    path: str
    set: str
    labels: tuple[Label, ...]
    note: str = ""
    encoding: str | None = None

    @property
    def made_here(self) -> bool:
        return self.path.startswith(MADE_HERE)

    @property
    def file(self) -> Path:
        return (FOLDER.parent if self.made_here else CORPUS) / self.path

    def of(self, key: str) -> tuple[Label, ...]:
        return tuple(label for label in self.labels if label.key == key)


def documents() -> list[Document]:
    """Every labelled document, set by set."""
    return [
        _document(path, file.stem, said)
        for file in sorted(FOLDER.glob("*.json"))
        for path, said in json.loads(file.read_text(encoding="utf-8")).items()
        if path != _ABOUT
    ]


def _document(path: str, name: str, said: dict[str, Any]) -> Document:
    labels = tuple(_label(key, item) for key in said if key not in ("note", "encoding") for item in said[key])
    return Document(path, name, labels, said.get("note", ""), said.get("encoding"))


def _label(key: str, item: dict[str, Any]) -> Label:
    if key not in KEYS or set(item) - {"value", "or", "printed", "part", "optional"}:
        raise ValueError(f"no label: {key}: {item}")
    return Label(
        key, item["value"], item["printed"], tuple(item.get("or", ())), item.get("part"), item.get("optional", False)
    )


def folded(words: str) -> str:
    """Without case, accents, kinds of dash and quotation mark, double blanks, and marks at either end."""
    plain = unicodedata.normalize("NFKD", words).replace("\u0640", "")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = _QUOTES.sub("'", _DASHES.sub("-", plain))
    return " ".join(plain.split()).strip(_EDGES)


def _code(words: str) -> str:
    return _DASHES.sub("-", re.sub(r"[\s*]", "", unicodedata.normalize("NFKC", words))).upper()


def _number(words: str) -> str:
    return "".join(re.findall(r"\d+|\([a-z]\)", unicodedata.normalize("NFKC", words).lower()))


def _near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= _NEAR * len(long)
