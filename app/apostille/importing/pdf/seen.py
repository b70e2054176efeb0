"""Letters by themselves → lines as they are seen, from left to right, and the strips of these.

Letters that were drawn next to each other keep the order in which they were drawn, for in some typefaces they stand
one above the other; a sign over a letter belongs behind it, wherever it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from apostille.importing.pdf.bidi import settle
from apostille.importing.pdf.glyphs import RTL
from apostille.importing.pdf.strips import WIDE, Atom, Run, Strip

_LEVEL = 0.25
_LEAST = 0.05
_NEAR = 5
_REACH = 0.6
_STEP_BACK, _STEP = 0.45, 0.2
_MOST_PAIRS = 20_000_000

Placed = tuple[float, Atom]
"""The base line of an atom, and the atom."""
_Line = tuple[float, list[Atom]]


def strips_seen(letters: Sequence[Placed], signs: Sequence[Placed], text: str, least: float) -> list[Strip]:
    """The strips of these letters; ``signs`` stand over some of them.

    ``text`` is that of the page as pdfium tells it; a gap of ``least`` sizes is a blank whatever pdfium says.
    """
    lines = _lines(letters)
    if len(signs) * len(letters) < _MOST_PAIRS:
        _put(signs, lines)
    else:
        lines += [(base, [sign]) for base, sign in signs]
    return [_strip(cell, base) for base, line in lines for cell in _cells(line, least, text)]


def _lines(placed: Sequence[Placed]) -> list[_Line]:
    """The atoms by base line from the top, each line as it is seen from left to right."""
    lines: list[_Line] = []
    for base, atom in sorted(placed, key=lambda entry: -entry[0]):
        if lines and lines[-1][0] - base < _LEVEL * atom.look.size:
            lines[-1][1].append(atom)
        else:
            lines.append((base, [atom]))
    return [(base, _as_seen(sorted(line, key=lambda atom: atom.place))) for base, line in lines]


def _as_seen(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms of a line from left to right: stretches drawn without a leap keep their order, or turn it round."""
    stretches: list[list[Atom]] = [[atoms[0]]]
    forward = 0
    for before, atom in pairwise(atoms):
        step = _step(before, atom)
        if not step or step == -forward:
            stretches.append([])
            forward = 0
        else:
            forward = step
        stretches[-1].append(atom)
    for stretch in stretches:
        if len(stretch) > 1 and _middle(stretch[0]) > _middle(stretch[-1]):
            stretch.reverse()
    stretches.sort(key=lambda stretch: min(_middle(stretch[0]), _middle(stretch[-1])))
    return [atom for stretch in stretches for atom in stretch]


def _middle(atom: Atom) -> float:
    return (atom.left + atom.right) / 2


def _step(before: Atom, atom: Atom) -> int:
    """1 where an atom stands right of the one before, -1 where left of it, 0 where it is elsewhere."""
    size = max(before.look.size, atom.look.size)
    if RTL.search(before.text) or RTL.search(atom.text):
        gap, ahead = before.left - atom.right, _middle(before) - _middle(atom)
        if gap < _STEP * size and ahead > -_STEP_BACK * size and atom.right > before.left - 2 * size:
            return -1
    gap = atom.left - before.right
    return 1 if -_STEP_BACK * size < gap < _STEP * size and _middle(atom) > _middle(before) else 0


def _put(signs: Iterable[Placed], lines: list[_Line]) -> None:
    """Each vowel sign behind the letter it stands over."""
    for base, mark in signs:
        centre, reach = _middle(mark), _REACH * mark.look.size
        near = [
            (abs(line - base), abs(_middle(atom) - centre), atoms, index)
            for line, atoms in lines
            if abs(line - base) < reach
            for index, atom in enumerate(atoms)
            if atom.left - 1 <= centre <= atom.right + 1 and atom.text[0].isalpha()
        ]
        if not near:
            lines.append((base, [mark]))
            continue
        _, _, atoms, index = min(near, key=lambda entry: entry[:2])
        atoms[index] = _with_mark(atoms[index], mark.text, centre)


def _with_mark(atom: Atom, mark: str, centre: float) -> Atom:
    """A sign over the right half of lam-alef is the lam's."""
    first = len(atom.text) == 2 and centre > _middle(atom)
    text = atom.text[0] + mark + atom.text[1:] if first else atom.text + mark
    return atom._replace(text=text)


def _cells(line: Sequence[Atom], least: float, text: str) -> list[list[Atom]]:
    """The atoms of a line between wide gaps."""
    cells: list[list[Atom]] = [[]]
    edge, last = line[0].left, line[0]
    for atom in line:
        gap, size = atom.left - edge, atom.look.size
        if atom.text.isspace():
            if cells[-1] and not cells[-1][-1].text.isspace() and atom.right - edge < WIDE * size:
                cells[-1].append(atom)
            continue
        if gap > WIDE * size and cells[-1]:
            cells.append([])
        elif cells[-1] and not cells[-1][-1].text.isspace() and _is_blank(gap / size, least, text, (last, atom)):
            cells[-1].append(Atom(edge, atom.left, " ", -1, atom.look))
        cells[-1].append(atom)
        edge, last = max(edge, atom.right), atom
    return [cell for cell in map(_trimmed, cells) if cell]


def _is_blank(gap: float, least: float, text: str, around: tuple[Atom, Atom]) -> bool:
    """Whether a gap (in sizes) is a blank: a large one, or one where pdfium, too, puts a blank."""
    first, last = sorted(atom.place for atom in around)
    told = last - first < _NEAR and " " in text[first + 1 : last]
    return gap > (_LEAST if told else least)


def _trimmed(cell: list[Atom]) -> list[Atom]:
    while cell and cell[-1].text.isspace():
        cell.pop()
    return cell


def _strip(atoms: list[Atom], base: float) -> Strip:
    text = "".join(atom.text for atom in atoms)
    size = max(atom.look.size for atom in atoms)
    left, right = min(atom.left for atom in atoms), max(atom.right for atom in atoms)
    leftward = RTL.search(text) is not None
    strip = Strip(text, left, right, base, size, [Run(0, atoms[0].look)], leftward=leftward, atoms=atoms)
    if not leftward:
        settle(strip, "ltr")
    return strip
