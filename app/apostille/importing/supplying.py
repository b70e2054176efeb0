"""Values known from beside the text (a file's name, a table) put to a draft; where the text differs, both are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from apostille.reading import validity
from apostille.reading.draft import DATE_KEYS, KEYS, Draft, Field


def supply(draft: Draft, values: Iterable[Field], origin: str) -> Draft:
    """The draft with ``values``, which ``origin`` ("the file's name") says.

    Where the text says the same, its own value stays, with its evidence. Where it says another, the supplied one
    counts and both are told; the language alone is only doubted, since the words themselves show it.
    """
    fields, doubts = list(draft.fields), list(draft.doubts)
    for value in values:
        there = [one for one in fields if one.key == value.key]
        if any(_agree(value, one) for one in there):
            continue
        if there:
            doubts.append(f"{value.key}: {origin} says {value.value}, the text {_shown(there[0])}.")
        if value.key == "language" and there:
            continue
        fields = [one for one in fields if one.key != value.key] + [value]
    if fields == list(draft.fields) and len(doubts) == len(draft.doubts):
        return draft
    ordered = sorted(fields, key=lambda one: KEYS.index(one.key))
    doubts += [doubt for doubt in validity.doubts(ordered) if doubt not in doubts]
    return replace(draft, fields=tuple(ordered), doubts=tuple(doubts))


def _agree(supplied: Field, read: Field) -> bool:
    """Whether two values say the same; of dates the less exact one may be the beginning of the other."""
    first, second = supplied.value.casefold(), read.value.casefold()
    if supplied.key in DATE_KEYS:
        return first.startswith(second) or second.startswith(first)
    if supplied.key == "session":
        return _number(second) in ("", _number(first))  # "Fifty-ninth session" says nothing against 59
    return first == second


def _number(words: str) -> str:
    """The first number in words, or ""."""
    digits = "".join(sign if sign.isdigit() else " " for sign in words).split()
    return digits[0].lstrip("0") if digits else ""


def _shown(field: Field) -> str:
    return field.value if len(field.value) < 60 else field.value[:57] + "…"
