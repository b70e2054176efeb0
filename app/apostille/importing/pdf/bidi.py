"""Letters as they are seen, from left to right → in the order in which they are read.

The Unicode Bidirectional Algorithm (UAX 9) turned round: it lays text out, here the layout is known and the text is
asked for. A layout can come from more than one text; of these the commonest is taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from apostille.importing.pdf.strips import Atom, Run, Stretch, Strip
from apostille.importing.pdf.words import NOTHING
from apostille.reading.reading import Direction

_Kind = Literal["left", "right", "number", "separator", "neutral"]
_KINDS: dict[str, _Kind] = {
    "R": "right", "AL": "right", "L": "left", "EN": "number", "AN": "number", "CS": "separator",
}  # fmt: skip
_NEUTRAL: _Kind = "neutral"
_MIRRORED = {a: b for pair in ("()", "[]", "{}", "«»", "‹›", "<>", "⟨⟩", "（）") for a, b in (pair, pair[::-1])}
_OPENING = "([{«‹（"
_LABEL = ".)-–"
_ENDING = ".,:;!?،؛؟)»”\u06d4"


def settle(strip: Strip, direction: Direction) -> None:
    """Puts the letters of a strip into the order of reading, where some run to the left."""
    if strip.atoms is None:
        return
    atoms = [atom for atom in in_reading_order(strip.atoms, direction) if atom.text != NOTHING]
    runs: list[Run] = []
    stretches: list[Stretch] = []
    length = 0
    for atom in atoms:
        if not runs or atom.look != runs[-1].look:
            runs.append(Run(length, atom.look))
        if atom.place >= 0:
            stretches.append(Stretch(length, atom.place))
        length += len(atom.text)
    strip.text = "".join(atom.text for atom in atoms)
    strip.head = _first_word(atoms)
    strip.runs, strip.stretches, strip.atoms = runs, stretches, None


def _first_word(atoms: Sequence[Atom]) -> float:
    """How wide the letters before the first blank are."""
    word = list(takewhile(lambda atom: not atom.text.isspace(), atoms))
    return max(atom.right for atom in word) - min(atom.left for atom in word) if word else 0.0


def in_reading_order(atoms: Sequence[Atom], direction: Direction) -> list[Atom]:
    """The letters of one line in the order of reading, brackets turned to the side on which they open."""
    ordered = _from_right(atoms) if direction == "rtl" else _from_left(atoms)
    return _with_brackets(ordered)


def _kind(atom: Atom) -> _Kind:
    return _KINDS.get(unicodedata.bidirectional(atom.text[0]), _NEUTRAL)


def _from_right(atoms: Sequence[Atom]) -> list[Atom]:
    """A line that runs to the left: the words and numbers in it that run to the right keep their order."""
    kinds: list[_Kind] = [_kind(atom) for atom in atoms]
    ordered: list[Atom] = []
    end = len(atoms)
    while end:
        start = _leftmost(atoms, kinds, end - 1) if kinds[end - 1] in ("left", "number") else end - 1
        ordered += atoms[start:end]
        end = start
    return ordered


def _leftmost(atoms: Sequence[Atom], kinds: Sequence[_Kind], last: int) -> int:
    """Where the run to the right that ends at ``last`` begins; no bracket stands in it."""
    start = last
    place = last - 1
    while place >= 0 and kinds[place] != "right" and atoms[place].text not in _MIRRORED:
        if kinds[place] in ("left", "number") and _joined(kinds, place, start):
            start = place
        place -= 1
    return start


def _joined(kinds: Sequence[_Kind], before: int, after: int) -> bool:
    """Whether two words or numbers are read one after the other, whatever stands between them."""
    between = kinds[before + 1 : after]
    if not between or kinds[before] == "left" or kinds[after] == "left":
        return True
    return list(between) == ["separator"]


def _from_left(atoms: Sequence[Atom]) -> list[Atom]:
    """A line that runs to the right: each stretch in it that runs to the left is turned."""
    kinds: list[_Kind] = [_kind(atom) for atom in atoms]
    ordered: list[Atom] = []
    place = _stops(atoms, kinds)
    if place:
        place = _rightmost(kinds, place)
        ordered += _from_right(atoms[:place])
    while place < len(atoms):
        end = _rightmost(kinds, place)
        if end <= place or (kinds[place] == "number" and _is_label(atoms, kinds, place)):
            ordered.append(atoms[place])
            place += 1
            continue
        ordered += _from_right(atoms[place:end])
        place = end
    return ordered


def _stops(atoms: Sequence[Atom], kinds: Sequence[_Kind]) -> int:
    """How many marks that end a clause stand before the first letter: no line begins with them, they end a stretch."""
    place = next((place for place, atom in enumerate(atoms) if atom.text not in _ENDING), len(atoms))
    return place if place < len(atoms) and kinds[place] == "right" else 0


def _rightmost(kinds: Sequence[_Kind], start: int) -> int:
    """Where the stretch that runs to the left and begins at ``start`` ends; ``start`` where there is none.

    A number left of the first letter belongs to it, unless words stand before it.
    """
    if kinds[start] not in ("right", "number") or (kinds[start] == "number" and "left" in kinds[:start]):
        return start
    end = start
    for place in range(start, len(kinds)):
        if kinds[place] == "left":
            break
        if kinds[place] == "right":
            end = place + 1
    return end


def _is_label(atoms: Sequence[Atom], kinds: Sequence[_Kind], start: int) -> bool:
    """Whether a line begins with a printed number: one with a full stop or a bracket behind it."""
    place = start
    while place < len(kinds) and kinds[place] == "number":
        place += 1
    return place < len(kinds) and atoms[place].text in _LABEL


def _with_brackets(atoms: list[Atom]) -> list[Atom]:
    """The letters, brackets turned where they would close before they open.

    pdfium turns some of them, by the side to which it thinks they run; the word inside a bracket touches it.
    """
    if not _amiss(atoms):
        return atoms
    turned = [atom._replace(text=_MIRRORED.get(atom.text, atom.text)) for atom in atoms]
    return turned if not _amiss(turned) else [_by_place(atoms, place) for place in range(len(atoms))]


def _by_place(atoms: Sequence[Atom], place: int) -> Atom:
    """The letter; a bracket as one that opens before a word, or closes behind it."""
    atom = atoms[place]
    if atom.text not in _MIRRORED:
        return atom
    before = atoms[place - 1].text if place else " "
    after = atoms[place + 1].text if place + 1 < len(atoms) else " "
    opens, closes = before.isspace() and after.isalnum(), before.isalnum() and not after.isalnum()
    if opens in (closes, atom.text in _OPENING):
        return atom
    return atom._replace(text=_MIRRORED[atom.text])


def _amiss(atoms: Sequence[Atom]) -> int:
    """How many brackets close that were not opened, or stay open."""
    opened, wrong = 0, 0
    for atom in atoms:
        if atom.text in _MIRRORED and atom.text in _OPENING:
            opened += 1
        elif atom.text in _MIRRORED:
            wrong += opened == 0
            opened -= opened > 0
    return wrong + opened
