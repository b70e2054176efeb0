"""What the review says of a passage: its kind, why it is taken for damaged, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apostille.reading.draft import ILLEGIBLE
from apostille.reading.span import Span
from apostille.ui import spoken
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.reading.reading import Reading
    from apostille.ui.review.decisions import Counts, Decision, Item

AROUND = 44
"""So many characters are shown at either side of a passage, up to the ends of its paragraph."""
MOST = 60
"""Longer passages are shown by their beginning."""
BOXES = 12
"""Up to so many lost characters are shown each by a box."""

KINDS = {
    "lost": "Lost characters",
    "private_use": "Characters of a private font",
    "control": "Control characters",
    "mojibake": "Misread encoding",
    "ligature": "Lost ligature",
    "accent": "Accent apart from its letter",
    "homoglyph": "Letter of another alphabet",
    "lam_alef": "Lam-alef the wrong way round",
    "ocr": "Misread by OCR",
    "hyphen": "Hyphen at a line’s end",
    "": "Other words",
}
"""What a kind of damage is called; the last: readable words that an analyst put others in the place of."""

WHY = {
    "lost": "The file holds nothing here but a sign that something was lost.",
    "private_use": "Only the font the file was written with knows what these are.",
    "control": "These stand for no letter.",
    "mojibake": "Read in another encoding, these characters are the proposed ones, which fit the words around them.",
    "ligature": "With the letters of a lost ligature it is a word that is known.",
    "accent": "Letter and accent stand apart, and are one character.",
    "homoglyph": "It looks the same, and the rest of the word is written in one alphabet.",
    "lam_alef": "Some programs write these two letters the wrong way round; turned, it is a word.",
    "hyphen": "A line ended here, and the hyphen may only have broken the word.",
    "ocr": "It is no word that is known; with letters that are taken for one another it is.",
}
"""On what a proposal rests, or why there is none."""


@dataclass(frozen=True, slots=True)
class Around:
    """A passage with the words before and after it, as they can be shown; ``mirrored`` in right-to-left text."""

    before: str
    words: str
    after: str
    mirrored: bool


def around(reading: Reading, span: Span, instead: str | None = None) -> Around:
    """The words around ``span``; with ``instead`` in its place where that is given."""
    block = reading.block_at(span.start).span if reading.blocks else Span(0, len(reading.text))
    start = _word_start(reading.text, max(block.start, span.start - AROUND), span.start, block.start)
    end = _word_end(reading.text, min(max(block.end, span.end), span.end + AROUND), span.end, block.end)
    before, after = reading.text[start : span.start], reading.text[span.end : end]
    lead = "" if start <= block.start else "… "
    trail = "" if end >= block.end else " …"
    words = seen(span.of(reading.text)) if instead is None else _short(instead)
    mirrored = bool(reading.blocks) and reading.block_at(span.start).direction == "rtl"
    return Around(lead + _boxed(before), words, _boxed(after) + trail, mirrored)


def _word_start(text: str, at: int, before: int, first: int) -> int:
    """The first beginning of a word from ``at`` on, where there is one before the passage."""
    blank = text.find(" ", at, before)
    return at if at <= first or blank < 0 else blank + 1


def _word_end(text: str, at: int, after: int, last: int) -> int:
    """The last end of a word up to ``at``, where there is one after the passage."""
    blank = text.rfind(" ", after, at)
    return at if at >= last or blank < 0 else blank


def seen(words: str) -> str:
    """Damaged characters as they can be shown: boxes for what no letter is; blanks as ␣ where nothing else is."""
    lost = sum(map(_is_no_letter, words))
    if lost == len(words) and lost > BOXES:
        return "▢" * BOXES + f" ({lost})"
    return _short(words if words.strip() else "␣" * len(words))


def _short(words: str) -> str:
    return _boxed(words if len(words) <= MOST else words[: MOST - 1] + "…")


def _boxed(words: str) -> str:
    return "".join("▢" if _is_no_letter(one) else one for one in words)


def _is_no_letter(one: str) -> bool:
    return one == "\ufffd" or "\ue000" <= one <= "\uf8ff" or (one < " " and one != "\t") or "\x7f" <= one <= "\x9f"


def head(item: Item) -> str:
    """Kind and how sure it is: "Misread encoding · 98 % sure"; of lost characters how many."""
    kind = say(KINDS.get(item.kind, "Other words"))
    if item.kind in ILLEGIBLE and item.damage is not None:
        return f"{kind} · {count(len(item.span), '{n} character', '{n} characters')}"
    if item.damage is not None:
        return f"{kind} · {say('{n} % sure', n=item.damage.confidence)}"
    return kind


def why(item: Item, decision: Decision | None, there: str) -> str:
    """What is to be known of a passage besides: what was decided, who left or restored it, why it is proposed.

    ``there`` are the damaged characters.
    """
    if decision is not None:
        return _decided(decision)
    if item.repair is not None:
        who, basis = item.repair.annotator_name, item.repair.basis
        told = say("Restored by {who} on {day}", who=who, day=spoken.moment(item.repair.at))
        return f"{told} · {basis}" if basis else told
    if item.left is not None:
        return say("Left as it is by {who} on {day}", who=item.left.annotator_name, day=spoken.moment(item.left.at))
    if item.proposal is None and item.kind not in ILLEGIBLE:
        return say("Nothing is proposed: it is not sure enough.")
    if item.kind == "homoglyph":
        return _strangers(there, item.proposal or "")
    return say(WHY[item.kind]) if item.kind in WHY else ""


def _strangers(there: str, proposed: str) -> str:
    """Which letters are of another alphabet: to the eye the two words are the same."""
    pairs = dict.fromkeys(pair for pair in zip(there, proposed, strict=False) if pair[0] != pair[1])
    named = [f"“{one}” U+{ord(one):04X} → U+{ord(other):04X}" for one, other in pairs]
    return " ".join([say(WHY["homoglyph"]), *(f"{one}." for one in named[:4])])


def _decided(decision: Decision) -> str:
    if decision.does == "leave":
        return say("To be left as it is")
    if decision.does == "take_up":
        return say("To be open again")
    told = say("Accepted") if decision.does == "accept" else say("Your reading")
    return f"{told} · {decision.basis}" if decision.basis and decision.does == "edit" else told


def counted(counts: Counts) -> str:
    """ "7 open · 4 accepted · 1 left · 2 restored"; open ones always, the others where there are any."""
    parts = [count(counts.open, "{n} open", "{n} open")]
    if counts.accepted:
        parts.append(count(counts.accepted, "{n} accepted", "{n} accepted"))
    if counts.left:
        parts.append(count(counts.left, "{n} left", "{n} left"))
    if counts.restored:
        parts.append(count(counts.restored, "{n} restored", "{n} restored"))
    return " · ".join(parts)


def basis_of(item: Item) -> str:
    """What an accepted proposal rests on, as it is kept: "proposed (misread encoding)"."""
    kind = say(KINDS.get(item.kind, "Other words"))
    return say("proposed ({kind})", kind=kind if kind.isupper() else kind[:1].lower() + kind[1:])
