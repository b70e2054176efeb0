"""What changed between two versions of a text: paragraphs first, then words, then letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from apostille.reading.span import Span


@dataclass(frozen=True, slots=True)
class Change:
    """``old`` of the one text became ``new`` of the other; one of the two may be empty."""

    old: Span
    new: Span


Match = tuple[int, int, int]
"""``length`` elements are equal from ``i`` of the one and ``j`` of the other: (i, j, length)."""

_CELLS = 100_000_000
_SMALL = 64
_CHANCE = 16
_NEAR = 16
_FARTHEST = 2_000
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|\s|.")


def changes(old: str, new: str) -> list[Change]:
    """The changes that make ``new`` of ``old``, in text order, none touching the next."""
    if old == new:
        return []
    found = list[Change]()
    for change in _gaps(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        found.extend(_within(old, new, change))
    return _settle(old, new, _joined(found))


def _within(old: str, new: str, change: Change) -> Iterator[Change]:
    """The changed words of changed paragraphs."""
    inner = _gaps(_WORDS.findall(change.old.of(old)), _WORDS.findall(change.new.of(new)))
    moved = [Change(each.old.moved(change.old.start), each.new.moved(change.new.start)) for each in inner]
    for each in _without_chance(moved):
        yield _narrowed(old, new, each)


def _gaps(first: Sequence[str], second: Sequence[str]) -> list[Change]:
    """What lies between the matches of two sequences of words, in characters."""
    here, there = _offsets(first), _offsets(second)
    gaps = list[Change]()
    i = j = 0
    for at, to, length in [*_matches(first, second), (len(first), len(second), 0)]:
        if at > i or to > j:
            gaps.append(Change(Span(here[i], here[at]), Span(there[j], there[to])))
        i, j = at + length, to + length
    return gaps


def _offsets(words: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, words), initial=0))


def _matches(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Match]:
    """A longest common subsequence as runs; in very long ones, one through what occurs once."""
    head, tail = _common_ends(first, second)
    a, b = first[head : len(first) - tail], second[head : len(second) - tail]
    inner = _shortest(a, b) if len(a) * len(b) <= _CELLS else _through_unique(a, b)
    runs = [(0, 0, head), *((i + head, j + head, length) for i, j, length in inner)]
    runs.append((len(first) - tail, len(second) - tail, tail))
    return [run for run in runs if run[2]]


def _common_ends(first: Sequence[Hashable], second: Sequence[Hashable]) -> tuple[int, int]:
    most = min(len(first), len(second))
    head = next((n for n in range(most) if first[n] != second[n]), most)
    most -= head
    tail = next((n for n in range(most) if first[-1 - n] != second[-1 - n]), most)
    return head, tail


def _shortest(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Match]:
    from rapidfuzz.distance import LCSseq

    if not first or not second:
        return []
    blocks = LCSseq.opcodes(first, second)
    return [(b.src_start, b.dest_start, b.src_end - b.src_start) for b in blocks if b.tag == "equal"]


def _through_unique(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Match]:
    """The patience diff: elements that occur once in both, in rising order, and what lies between."""
    pairs = _rising(_unique_pairs(first, second))
    found = list[Match]()
    i = j = 0
    for at, to in [*pairs, (len(first), len(second))] if pairs else []:
        found.extend((i + x, j + y, length) for x, y, length in _matches(first[i:at], second[j:to]))
        if at < len(first) and to < len(second):
            found.append((at, to, 1))
        i, j = at + 1, to + 1
    return found


def _unique_pairs(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[tuple[int, int]]:
    here, there = Counter(first), Counter(second)
    position = {word: j for j, word in enumerate(second)}
    return [(i, position[word]) for i, word in enumerate(first) if here[word] == 1 == there[word]]


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs in which the second number rises too."""
    tops = list[int]()
    ends = list[int]()
    before = list[int]()
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        before.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(j)
            ends.append(n)
        else:
            tops[at], ends[at] = j, n
    chosen = list[tuple[int, int]]()
    n = ends[-1] if ends else -1
    while n >= 0:
        chosen.append(pairs[n])
        n = before[n]
    return chosen[::-1]


def _without_chance(found: list[Change]) -> list[Change]:
    """Without the few words that two rewritten passages have in common by chance."""
    fewer = list(_fewer(found))
    return fewer if len(fewer) == len(found) else _without_chance(fewer)


def _fewer(found: list[Change]) -> Iterator[Change]:
    while found:
        length = next((n for n in range(1, len(found)) if not _near(found[n - 1], found[n])), len(found))
        cluster, found = found[:length], found[length:]
        yield from [_both(cluster[0], cluster[-1])] if _rewritten(cluster) else cluster


def _near(before: Change, after: Change) -> bool:
    return after.old.start - before.old.end <= max(_NEAR, _size(before), _size(after))


def _rewritten(cluster: list[Change]) -> bool:
    """Whether more was changed than stayed, and enough that it is no mere correction."""
    changed = sum(map(_size, cluster))
    common = sum(after.old.start - before.old.end for before, after in pairwise(cluster))
    return len(cluster) > 1 and changed >= _CHANCE and common <= changed


def _size(change: Change) -> int:
    return max(len(change.old), len(change.new))


def _both(before: Change, after: Change) -> Change:
    return Change(Span.covering(before.old, after.old), Span.covering(before.new, after.new))


def _joined(found: list[Change]) -> list[Change]:
    joined = list[Change]()
    for change in found:
        touches = joined and joined[-1].old.end == change.old.start and joined[-1].new.end == change.new.start
        joined.append(_both(joined.pop(), change) if touches else change)
    return joined


def _narrowed(old: str, new: str, change: Change) -> Change:
    """A short replacement, or words put in or taken out within a word, without what both ends share."""
    before, after = change.old.of(old), change.new.of(new)
    head, tail = _common_ends(before, after)
    pure = head + tail == min(len(before), len(after))
    if not pure and max(len(before), len(after)) > _SMALL:
        return change
    return Change(
        Span(change.old.start + head, change.old.end - tail),
        Span(change.new.start + head, change.new.end - tail),
    )


def _settle(old: str, new: str, found: list[Change]) -> list[Change]:
    """What was only put in, or only taken out, moved to where a sentence or word begins.

    Of "A. B. " becoming "A. A. B. " it cannot be said which "A. " is new; of "one two one
    three" losing "two one " a reader would say "one two " was taken out.
    """
    settled = list[Change]()
    for n, change in enumerate(found):
        room = _room(old, change, settled[-1] if settled else None, found[n + 1] if n + 1 < len(found) else None)
        settled.append(_settled(old, new, change, room))
    return settled


def _room(old: str, change: Change, before: Change | None, after: Change | None) -> tuple[int, int]:
    """How many equal characters lie before and after a change; one stays between two changes."""
    left = change.old.start - (before.old.end + 1 if before else 0)
    right = (after.old.start - 1 if after else len(old)) - change.old.end
    return min(left, _FARTHEST), min(right, _FARTHEST)


def _settled(old: str, new: str, change: Change, room: tuple[int, int]) -> Change:
    if len(change.old) and len(change.new):
        return change
    text, span = (old, change.old) if len(change.old) else (new, change.new)
    by = max(_slides(text, span, room), key=lambda by: (_seam(text, span.moved(by)), -abs(by)))
    return Change(change.old.moved(by), change.new.moved(by))


def _slides(text: str, span: Span, room: tuple[int, int]) -> range:
    """By how much a span can be moved so that the text without it stays the same."""
    left, right = room
    back = next((n for n in range(left) if text[span.start - 1 - n] != text[span.end - 1 - n]), max(left, 0))
    on = next((n for n in range(right) if text[span.start + n] != text[span.end + n]), max(right, 0))
    return range(-back, on + 1)


def _seam(text: str, span: Span) -> int:
    return _border(text, span.start) + _border(text, span.end)


def _border(text: str, position: int) -> int:
    """How much of a border lies at ``position``: paragraph, sentence, word, nothing."""
    if position in (0, len(text)) or text[position - 1] == "\n":
        return 4
    before, here = text[position - 1], text[position]
    if (
        here == "\n"
        or (before.isspace() and text[position - 2 : position - 1] in set(".!?;:…。؟"))
        or before in "。！？；"
    ):
        return 3
    if before.isspace():
        return 2
    return 1 if before.isalnum() != here.isalnum() else 0
