"""What waits, what was decided and not applied yet, and what is settled: the review of one statement, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from apostille.anchoring.carry import carry
from apostille.reading.span import Span

if TYPE_CHECKING:
    from apostille.reading.draft import Damage
    from apostille.statements import LeftRow, Opened, RepairRow

Does = Literal["accept", "edit", "leave", "take_up"]
State = Literal["open", "accepted", "left", "restored"]
"""Accepted is what is to be put right once the decisions are applied; left also what was left earlier."""


_TO: dict[Does, State] = {"accept": "accepted", "edit": "accepted", "leave": "left", "take_up": "open"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of a passage; ``words`` what is put there, ``basis`` where they are known from."""

    does: Does
    words: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A damaged passage, or a restored one: then ``damage`` is None; ``left`` where it was left earlier."""

    span: Span
    damage: Damage | None = None
    left: LeftRow | None = None
    repair: RepairRow | None = None

    @property
    def kind(self) -> str:
        """The kind of damage that is or was there."""
        if self.damage is not None:
            return self.damage.kind
        return self.repair.kind if self.repair is not None else ""

    @property
    def proposal(self) -> str | None:
        """What is proposed, None where nothing is."""
        return self.damage.proposal if self.damage is not None else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many passages are in which state now, the decisions not applied yet among them."""

    open: int
    accepted: int
    left: int
    restored: int


class Review:
    """The passages of a statement in text order, with the decisions on them."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.items = _items(opened)
        self._places = {item.span: at for at, item in enumerate(self.items)}
        self.decided: dict[Span, Decision] = {}

    def __len__(self) -> int:
        return len(self.items)

    def item(self, span: Span) -> Item:
        """The passage at exactly ``span``."""
        return self.items[self._places[span]]

    def at(self, span: Span | None) -> int | None:
        """The number of the passage at exactly ``span``, from 0; None where none is."""
        return None if span is None else self._places.get(span)

    def state(self, item: Item) -> State:
        """What is or will be with a passage."""
        decision = self.decided.get(item.span)
        if decision is not None:
            return _TO[decision.does]
        if item.repair is not None:
            return "restored"
        return "left" if item.left is not None else "open"

    def counts(self) -> Counts:
        """How many passages are in which state."""
        states = [self.state(item) for item in self.items]
        return Counts(*(states.count(state) for state in ("open", "accepted", "left", "restored")))

    def waits(self, item: Item) -> bool:
        """Whether somebody has still to decide on a passage."""
        return self.state(item) == "open" and item.span not in self.decided

    def alike(self, item: Item) -> list[Item]:
        """The passages with the same damaged characters of the same kind and the same proposal, itself among them."""
        if item.damage is None:
            return [item]
        text = self.opened.reading.text
        same = (item.kind, item.proposal, item.span.of(text))
        return [one for one in self.items if one.damage and (one.kind, one.proposal, one.span.of(text)) == same]

    def decide(self, items: Iterable[Item], decision: Decision) -> None:
        """Decide on passages; what is left already needs no decision to be left."""
        for item in items:
            if decision.does == "leave" and item.left is not None:
                self.decided.pop(item.span, None)
            else:
                self.decided[item.span] = decision

    def take_back(self, items: Iterable[Item]) -> None:
        """Let passages be as they were before anything was decided on them."""
        for item in items:
            self.decided.pop(item.span, None)

    def repairs(self) -> list[tuple[Span, str]]:
        """What is put where, in text order."""
        return [(span, one.words) for span, one in sorted(self.decided.items(), key=_by_place) if one.words]

    def bases(self) -> dict[Span, str]:
        """On what each of these rests."""
        return {span: one.basis for span, one in self.decided.items() if one.words}

    def to(self, does: Does) -> list[Span]:
        """The passages of which this was decided, in text order."""
        return sorted(span for span, one in self.decided.items() if one.does == does)

    def carried(self, opened: Opened) -> Review:
        """The review of another version of the text, with the decisions on what stands there as it stood."""
        other = Review(opened)
        if not self.decided:
            return other
        old, new = self.opened.reading.text, opened.reading.text
        spans = sorted(self.decided)
        for before, after in zip(spans, carry(old, new, spans), strict=True):
            at = other.at(after)
            if at is not None and after is not None and before.of(old) == after.of(new):
                one, was = other.items[at], self.item(before)
                if (one.kind, one.left is None, one.repair is None) == (was.kind, was.left is None, was.repair is None):
                    other.decided[one.span] = self.decided[before]
        return other


def _by_place(pair: tuple[Span, Decision]) -> Span:
    return pair[0]


def _items(opened: Opened) -> Sequence[Item]:
    left = {row.span: row for row in opened.left}
    there = [Item(one.span, one, left.get(one.span)) for one in opened.damage]
    restored = [Item(one.span, repair=one) for one in opened.repairs]
    return sorted([*there, *restored], key=lambda item: item.span)
