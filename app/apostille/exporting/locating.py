"""Where a passage stands, in the words of a citation: "annex", "paras. [4]–[5]".

A printed number is cited as printed, a counted one in brackets; a heading is cited as a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from apostille.exporting.words import Language
from apostille.reading.reading import Block, Reading
from apostille.reading.span import Span
from apostille.reading.turns import speaker

_WORDS: dict[str, tuple[str, str]] = {
    "para": ("para.", "par."),
    "paras": ("paras.", "par."),
    "heading": ("heading", "titre"),
    "footnote": ("footnote", "note"),
    "to": ("to", "à"),
    "annex": ("annex", "annexe"),
    "enclosure": ("enclosure", "pièce jointe"),
    "appendix": ("appendix", "appendice"),
    "attachment": ("attachment", "pièce jointe"),
}
_NAMED_PART = re.compile(r"([^\W\d_]+)[- ]?(\d*)")
_SILENT_PARTS = frozenset({"", "main", "cover"})
_LETTERED = re.compile(r"\(?(?:[^\W\d_]{1,2}|[ivx]{1,5})[).]?", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?\d+(?:\.\d+)*(?: ?(?:bis|ter|quater|quinquies))?[).]?", re.IGNORECASE)
_ROMAN = re.compile(r"\(?[ivx]+[).]?")


@dataclass(frozen=True, eq=False)  # compared by identity: what is asked for again is the same place
class Place:
    """A place in a statement: its part as cited (empty for the main text) and its paragraph, both may be empty.

    ``part_key`` is the part's name in the reading; ``paragraph`` the numbers alone ("[4]–[5]"); ``counted`` whether
    one of them is counted; ``speaker`` who says it in the record of a meeting, as printed there.
    """

    part_key: str = ""
    part: str = ""
    locator: str = ""
    paragraph: str = ""
    counted: bool = False
    speaker: str = ""

    @cached_property
    def tail(self) -> str:
        """What follows the statement's name in a citation: ", annex, para. [5]", ", para. [12] (Mr. X, Norway)"."""
        said = f" ({self.speaker})" if self.speaker else ""
        return "".join(f", {words}" for words in (self.part, self.locator) if words) + said


NOWHERE = Place()
"""Where a whole statement stands, and what is no longer found."""


def word(language: Language, key: str) -> str:
    """A word of citations in the report's language."""
    return _WORDS[key][1 if language == "fr" else 0]


@lru_cache(maxsize=256)
def part_name(name: str, language: Language) -> str:
    """A part as cited: "annex", "annex 2"; nothing for the main text and the cover; others as they are called."""
    found = _NAMED_PART.fullmatch(name)
    if name in _SILENT_PARTS or not found:
        return "" if name in _SILENT_PARTS else name
    noun = word(language, found[1]) if found[1] in _WORDS else found[1]
    return f"{noun} {found[2]}".rstrip()


def locate(reading: Reading, span: Span | None, language: Language) -> Place:
    """The place of a span, over all the blocks it touches; None is the whole statement and has no place."""
    if span is None or not reading.blocks:
        return NOWHERE
    return place(reading, *reading.touched(span.start, span.end), language)


def place(reading: Reading, first: int, last: int, language: Language) -> Place:
    """The place of the blocks ``first`` to ``last`` (indexes, both included)."""
    found = _place(reading, first, last, language)
    turn = speaker(reading.turns, first, last)
    if turn is None:
        return found
    said = f"{turn.speaker}, {turn.state}" if turn.state else turn.speaker
    return Place(found.part_key, found.part, found.locator, found.paragraph, found.counted, said)


def _place(reading: Reading, first: int, last: int, language: Language) -> Place:
    if first == last:
        return _alone(reading, first, language)
    start, end = reading.blocks[first], reading.blocks[last]
    part = part_name(start.part, language)
    if start.part == end.part:
        return Place(start.part, part, *_within(reading, first, last, language))
    one, two = _alone(reading, first, language), _alone(reading, last, language)
    until = ", ".join(filter(None, (two.part, two.locator)))
    article = ("l’" if two.part[:1] in "aeiou" else "la ") if language == "fr" and two.part else ""
    locator = f"{one.locator} {word(language, 'to')} {article}{until}"
    numbers = "–".join(filter(None, (one.paragraph, two.paragraph)))
    return Place(start.part, part, locator, numbers, one.counted or two.counted)


def _alone(reading: Reading, index: int, language: Language) -> Place:
    """The place of one block."""
    block = reading.blocks[index]
    if _cited_by_number(block):
        return _numbered(block.part, _number(reading, index), language)
    heading = word(language, "heading") if block.kind == "heading" else ""
    return Place(block.part, part_name(block.part, language), _unnumbered(block, language) or heading)


@lru_cache(maxsize=4096)
def _numbered(part: str, number: str, language: Language) -> Place:
    """The place of one paragraph by its number: the same in every statement that has it."""
    return Place(part, part_name(part, language), _cited([number], language), number, number.startswith("["))


def _cited(numbers: list[str], language: Language) -> str:
    """ "para. 4", "paras. 4–7"; a number that begins with a letter stands alone."""
    noun = "" if numbers[0][0].isalpha() else word(language, "para" if len(numbers) == 1 else "paras")
    return f"{noun} {'–'.join(numbers)}".strip()


def _within(reading: Reading, first: int, last: int, language: Language) -> tuple[str, str, bool]:
    """Locator, numbers, and whether one is counted, for blocks of one part."""
    blocks = reading.blocks[first : last + 1]
    numbered = [index for index, block in enumerate(blocks, first) if _cited_by_number(block)]
    heads = [word(language, "heading")] if any(block.kind == "heading" for block in blocks) else []
    if not numbered:
        return _unnumbered(blocks[0], language) or "".join(heads), "", False
    numbers = list(dict.fromkeys([_number(reading, numbered[0]), _number(reading, numbered[-1])]))
    counted = any(number.startswith("[") for number in numbers)
    return ", ".join([*heads, _cited(numbers, language)]), "–".join(numbers), counted


def _cited_by_number(block: Block) -> bool:
    return block.kind not in ("heading", "note") and (block.label is not None or block.number is not None)


def _unnumbered(block: Block, language: Language) -> str:
    """A footnote by its printed number; nothing for other blocks without one."""
    if block.kind != "note":
        return ""
    return f"{word(language, 'footnote')} {_bare(block.label or '')}".strip()


def _bare(label: str) -> str:
    return label.strip().rstrip(".,:")


def _number(reading: Reading, index: int) -> str:
    """A paragraph's number: "4", "4 (b)", "4 (b) (i)" as printed, "[5]" where it is counted."""
    block = reading.blocks[index]
    if not block.label:
        return f"[{block.number}]"
    label = _bare(block.label)
    if not _LETTERED.fullmatch(label):
        return label
    return " ".join([*_above(reading, index), label])


def _above(reading: Reading, index: int) -> list[str]:
    """The labels a lettered item stands under, outermost first: "4", then "(b)" for an "(i)"."""
    block, chain = reading.blocks[index], list[str]()
    wants_letter = bool(_ROMAN.fullmatch(_bare(block.label or "").lower())) and not _follows_letter(reading, index)
    for above in reversed(reading.blocks[:index]):
        label = _bare(above.label or "")
        if above.part != block.part or above.kind == "heading":
            break
        if _NUMBERED.fullmatch(label):
            return [label, *chain]
        if wants_letter and _LETTERED.fullmatch(label) and not _ROMAN.fullmatch(label.lower()):
            chain, wants_letter = [label], False
    return chain


def _follows_letter(reading: Reading, index: int) -> bool:
    """Whether "(i)" or "(v)" is simply the letter after "(h)" or "(u)"."""
    label = _bare(reading.blocks[index].label or "").strip("()").lower()
    if len(label) != 1:
        return False
    before = next((_bare(each.label) for each in reversed(reading.blocks[:index]) if each.label), "")
    return before.strip("()").lower() == chr(ord(label) - 1)
