"""Annotations put in the order of a report: under tags or statements, each printed once, with running numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from apostille.annotations import AnnotationRow
from apostille.exporting.cite import Mentions, join
from apostille.exporting.locating import Place
from apostille.exporting.naming import Named
from apostille.exporting.report import Entry, Quotation, Referral, Section, TagLine, passage
from apostille.exporting.words import Language, say

_SHOWN = 60
"""How many characters of a passage a reference to its number shows."""


class Item(NamedTuple):
    """An annotation with what its statement says of it; ``statement`` is the index of that in the report."""

    row: AnnotationRow
    statement: int
    quotation: Quotation
    place: Place


@dataclass(frozen=True)
class Labels:
    """Tags as a report prints them: ids in codebook order, their paths, and what is in the report's scope."""

    order: dict[int, int]
    paths: dict[int, str]
    names: dict[int, tuple[str, ...]]
    colours: dict[int, str]
    lines: dict[int, TagLine]
    scope: frozenset[int] | None
    _seen: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict[tuple[int, ...], tuple[int, ...]])

    def sorted(self, tags: tuple[int, ...]) -> tuple[int, ...]:
        """Tags in codebook order."""
        found = self._seen.get(tags)
        if found is None:
            found = self._seen[tags] = tuple(sorted(tags, key=self.order.__getitem__))
        return found

    def selected(self, tags: tuple[int, ...]) -> list[int]:
        """Those of the tags the report is about, in codebook order."""
        return [tag for tag in self.sorted(tags) if self.scope is None or tag in self.scope]


class Arranger:
    """Makes the sections; numbers and first mentions follow the order in which entries are made."""

    def __init__(self, items: Sequence[Item], named: Sequence[Named], labels: Labels, language: Language) -> None:
        self._items = items
        self._named = named
        self._mentions = [Mentions(each) for each in named]
        self._labels = labels
        self._language: Language = language
        self._number = 0
        self._printed: dict[int, Entry] = {}
        self._short: dict[tuple[int, Place], str] = {}
        self._paths: dict[tuple[tuple[int, ...], int | None], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def by_tag(self) -> Iterator[Section]:
        """A section for each tag in codebook order, then the annotations without one."""
        under: defaultdict[int, list[Item]] = defaultdict(list)
        again: defaultdict[int, list[Item]] = defaultdict(list)
        rest: list[Item] = []
        for item in self._items:
            tags = self._labels.selected(item.row.tags)
            if not tags:
                rest.append(item)
                continue
            under[tags[0]].append(item)
            for tag in tags[1:]:
                again[tag].append(item)
        for tag in sorted({*under, *again}, key=self._labels.order.__getitem__):
            yield self._tag(tag, under[tag], again[tag])
        yield from self._rest(rest)

    def by_statement(self, about: Callable[[int], str]) -> Iterator[Section]:
        """A section for each statement with annotations, by date, then the annotations without a tag.

        ``about`` says what stands under a statement's title, by its index.
        """
        groups: defaultdict[int, list[Item]] = defaultdict(list)
        rest: list[Item] = []
        for item in self._items:
            (groups[item.statement] if item.row.tags else rest).append(item)
        for index, group in groups.items():
            entries = self._entries(group, None)
            title = (self._named[index].title,)
            yield Section("statement", title, entries, about=about(index), statements=1)
        yield from self._rest(rest)

    def _tag(self, tag: int, under: list[Item], again: list[Item]) -> Section:
        labels = self._labels
        return Section(
            "tag",
            labels.names[tag],
            self._entries(under, tag),
            tuple([self._referral(item) for item in again]),
            colour=labels.colours[tag],
            tag=labels.lines.get(tag),
            statements=len({item.statement for item in (*under, *again)}),
        )

    def _rest(self, items: list[Item]) -> Iterator[Section]:
        if items:
            heading = (say(self._language, "untagged"),)
            yield Section("untagged", heading, self._entries(items, None), statements=_statements(items))

    def _entries(self, items: Iterable[Item], tag: int | None) -> tuple[Entry, ...]:
        return tuple([self._entry(item, tag) for item in items])

    def _entry(self, item: Item, tag: int | None) -> Entry:
        row, statement, quotation, place = item
        key, uuid, _, span, _, _, _, _, own, note, translation, _, annotator, created, _, whole = row
        self._number += 1
        tags, also = self._tags(own, tag)
        named, part = self._named[statement], place.part_key
        voice = named.voice if whole or not part else named.voice_of(part)
        entry = Entry(
            self._number, uuid, statement,
            "whole" if whole else "lost" if span is None else "passage",
            quotation,
            self._mentions[statement].cite(place),
            voice.words_of, voice.transmitted_by,
            part, place.paragraph,
            tags, also,
            translation, note, annotator, created,
            None if span is None else span.start,
            None if span is None else span.end,
        )  # fmt: skip
        if len(tags) > 1:
            self._printed[key] = entry
        return entry

    def _tags(self, tags: tuple[int, ...], but: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The paths of all tags, and how those read that the section does not name."""
        found = self._paths.get((tags, but))
        if found is None:
            labels = self._labels
            ordered = labels.sorted(tags)
            also = tuple(" ▸ ".join(labels.names[tag]) for tag in ordered if tag != but)
            found = self._paths[tags, but] = tuple(labels.paths[tag] for tag in ordered), also
        return found

    def _referral(self, item: Item) -> Referral:
        entry = self._printed[item.row.id]
        key = item.statement, item.place
        where = self._short.get(key)
        if where is None:
            where = self._short[key] = join(self._named[item.statement], item.place, first=False, describe=False)
        return Referral(entry.number, _beginning(passage(entry.quotation)), where)


def _statements(items: Iterable[Item]) -> int:
    return len({item.statement for item in items})


def _beginning(words: str) -> str:
    """The first words, cut between two of them."""
    if len(words) <= _SHOWN:
        return words
    space = words.rfind(" ", _SHOWN // 2, _SHOWN)
    return words[: space if space > 0 else _SHOWN] + " […]"
