"""What the name of a file says: ``POL_59_2004.txt`` → State, session, year.

A pattern is written as the name is, with ``{key}`` where a value stands: a metadata key, or ``year``, ``month`` and
``day``, or ``any`` for what does not matter. It fits a name only where every value can be one of its key.
The built-in ones are tried in their order; a pattern of the analyst's goes before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePath

from apostille.reading import symbols
from apostille.reading.draft import KEYS, Field
from apostille.reading.head import understood
from apostille.reading.names import state_code
from apostille.refusal import WrongUse

BUILT_IN = (
    "{issuer}_{session}_{year}",
    "{issuer}-{session}-{year}",
    "{issuer}_{date}",
    "{date}_{issuer}",
    "{issuer}_{year}",
    "{year}_{issuer}",
    "{symbol}.{language}",
    "{symbol}.{language}.{any}",
    "{symbol}",
    "{any}.{language}",
)
"""The names that are met most often: of the UN General Debate Corpus, of documents under their symbol, by language."""

_DATE_PIECES = ("year", "month", "day")
_SHAPES = {
    "year": r"(?:1[89]|20)\d\d",
    "month": r"0?[1-9]|1[0-2]",
    "day": r"0?[1-9]|[12]\d|3[01]",
    "date": r"(?:1[89]|20)\d\d[-.]?(?:0[1-9]|1[0-2])[-.]?(?:0[1-9]|[12]\d|3[01])",
    "session": r"\d{1,3}",
    "language": r"[A-Za-z]{2,3}",
    "original_language": r"[A-Za-z]{2,3}",
}
"""What a value looks like; others may be any words that the rest of the pattern leaves."""
_NAMES = {"state": "issuer", "country": "issuer", "lang": "language"}
_PLACE = re.compile(r"\{([^{}]*)\}")
_LONGEST = 200
_WIDEST = 10
"""No value that has a shape is longer: a date."""


@dataclass(frozen=True)
class Pattern:
    """One pattern, as it was written; raises ``WrongUse`` where it is none. ``sure`` for one that the analyst gave."""

    written: str
    sure: bool = True

    def __post_init__(self) -> None:
        self._pieces  # noqa: B018 - a pattern that is none is refused when it is given, not when a file comes

    def read(self, name: str) -> tuple[Field, ...]:
        """What the file ``name`` says by this pattern; nothing where it does not fit."""
        stem = _stem(name) if self._leaves_ending else name
        found = self._matched(stem[:_LONGEST])
        if found is None:
            return ()
        made = list(self._fields(found))
        return tuple(field for field in made if field) if all(made) else ()

    @cached_property
    def _leaves_ending(self) -> bool:
        """Whether the ending of the file is not part of the pattern: ``{any}.txt`` has one of its own."""
        return not re.search(r"\.\w+$", self.written)

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        names = [str(name).strip().lower() for name in _PLACE.findall(self.written)]
        return tuple(_NAMES.get(name, name) for name in names)

    @cached_property
    def _pieces(self) -> tuple[tuple[str, str], ...]:
        """What stands between braces and what does not, in turn: a key or "", and the words of the latter."""
        known = (*KEYS, *_DATE_PIECES, "any")
        named = [key for key in self._keys if key != "any"]
        wrong = next((key for key in self._keys if key not in known), None)
        if wrong is not None or not named or len(set(named)) < len(named):
            why = f"“{self.written}” is no pattern of file names such as {{issuer}}_{{session}}_{{year}}"
            raise WrongUse(f"{why}. Between braces stand: {', '.join(known)}; each once.", what=self.written)
        pieces = _PLACE.split(self.written)
        made = [("", piece) if at % 2 == 0 else (self._keys[at // 2], "") for at, piece in enumerate(pieces)]
        return tuple(piece for piece in made if piece != ("", ""))

    def _matched(self, words: str) -> dict[str, str] | None:
        """The words for each key, where all of ``words`` fit.

        No regular expression: each piece is tried once at each place, where that would try some names for years.
        """
        values: dict[str, str] = {}
        failed: set[tuple[int, int]] = set()

        def fits(piece: int, at: int) -> bool:
            if piece == len(self._pieces):
                return at == len(words)
            key, text = self._pieces[piece]
            for end in _ends(key, text, words, at) if (piece, at) not in failed else ():
                if fits(piece + 1, end):
                    values[key] = words[at:end]
                    return True
            failed.add((piece, at))
            return False

        return {key: value for key, value in values.items() if key not in ("", "any")} if fits(0, 0) else None

    def _fields(self, values: dict[str, str]) -> Iterator[Field | None]:
        pieces = [values.pop(piece) for piece in _DATE_PIECES if piece in values]
        if pieces:
            values["date"] = "-".join(piece.zfill(2) for piece in pieces)
        for key, printed in values.items():
            value = _value(key, printed, sure=self.sure)
            yield Field(key, value, printed, None, "supplied") if value else None


@lru_cache(maxsize=8)  # every pattern asks it of the same name
def _stem(name: str) -> str:
    return PurePath(name).stem


def _ends(key: str, text: str, words: str, at: int) -> Iterable[int]:
    """Where a piece that begins at ``at`` may end: of a shape the longest first, of any words the shortest."""
    if not key:
        return (at + len(text),) if words.startswith(text, at) else ()
    shape = _SHAPES.get(key)
    if shape is None:
        return range(at + (key != "any"), len(words) + 1)
    fits = re.compile(shape)
    return [end for end in range(min(at + _WIDEST, len(words)), at, -1) if fits.fullmatch(words, at, end)]


def patterns(written: Sequence[str]) -> tuple[Pattern, ...]:
    """The analyst's patterns and the built-in ones after them; ``none`` among them leaves the built-in ones out."""
    own = [Pattern(one) for one in written if one != "none"]
    return (*own, *(() if "none" in written else (Pattern(one, sure=False) for one in BUILT_IN)))


def first_fit(name: str, tried: Iterable[Pattern]) -> tuple[Pattern, tuple[Field, ...]] | None:
    """The first pattern that fits a name, and what the name says by it."""
    for pattern in tried:
        if found := pattern.read(name):
            return pattern, found
    return None


def _value(key: str, printed: str, *, sure: bool) -> str:
    """What the words mean as a value of their key; "" where they cannot be one, and the pattern does not fit."""
    if key == "symbol":
        return _symbol(printed)
    if key == "date":
        return understood(key, _iso(printed))
    if key == "session":
        return printed.lstrip("0")
    if key in ("language", "original_language"):
        return _language(printed)
    words = printed.replace("_", " ").strip()
    return _state(words) if key == "issuer" and not sure else understood(key, words)


def _state(words: str) -> str:
    """In a pattern that nobody asked for a State is its three capital letters ("per_2004" is not Peru) or its name."""
    return (state_code(words) or "") if len(words) > 3 or words.isupper() else ""


def _iso(words: str) -> str:
    digits = re.sub(r"\D", "", words)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 else words


def _language(words: str) -> str:
    value = understood("language", words.lower())
    return value if value and understood("language", value) == value and value in _LANGUAGES else ""


_LANGUAGES = frozenset("en fr es ru ar zh de pl nl pt it".split())  # noqa: SIM905 - read as a line


def _symbol(words: str) -> str:
    """The symbol that a name stands for, in which a stroke cannot be written: ``A_47_60-S_23329``."""
    printed = words.replace("_", "/")
    found = next(symbols.find(printed), None)
    return found.key if found and found.printed == printed else ""
