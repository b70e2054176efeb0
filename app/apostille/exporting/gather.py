"""A report gathered from the library: what is selected, quoted, cited, counted and put in order."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from apostille.annotations.briefs import AnnotationBrief
from apostille.exporting import phrasing
from apostille.exporting.arrange import Arranger, Item
from apostille.exporting.cite import Places
from apostille.exporting.dating import date
from apostille.exporting.locating import NOWHERE
from apostille.exporting.naming import Named, name
from apostille.exporting.quoting import Quoter
from apostille.exporting.report import (
    ARROW,
    Paragraph,
    Quotation,
    Recipe,
    Report,
    Silence,
    SourceNote,
    StatementLine,
)
from apostille.exporting.scope import Scope, select_scope
from apostille.exporting.scope_words import contains, covers
from apostille.exporting.source_notes import source_note
from apostille.exporting.sources import Text, texts
from apostille.exporting.tag_table import labels
from apostille.exporting.words import Language, say
from apostille.search.query import Query

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True)
class _Told:
    """What one statement contributes to a report; its text is not kept."""

    id: int
    line: StatementLine
    named: Named
    items: list[Item]
    note: SourceNote | None
    counted: bool


def gather(session: Session, query: Query, recipe: Recipe) -> Report:
    """The report on what a query selects, narrowed by the recipe; nothing selected is left out.

    Statements stand by date, passages by position; an annotation is printed under the first of its tags and referred to
    under the others. The date is set by the writing.
    """
    with _undisturbed():
        return _gather(session, query, recipe)


@contextmanager
def _undisturbed() -> Generator[None]:
    """Without the collector of cycles: tens of thousands of values are made here, none of them in a cycle, and looking
    at all of them again and again takes a third of the time. What was made counts as old from then on, so that the
    collector does not go through it at once when it is back."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _gather(session: Session, query: Query, recipe: Recipe) -> Report:
    scope = select_scope(session, query, recipe)
    language = recipe.language
    told = _in_order(_tell(session, scope, language))
    named = _apart([each.named for each in told])
    made, tags = labels(scope, language)
    items = [item for each in told for item in each.items]
    arranger = Arranger(
        items, {each.id: one for each, one in zip(told, named, strict=True)}, made, scope.people, language
    )
    about = {each.id: _about(each.line, language) for each in told}
    sections = arranger.by_tag() if recipe.group == "tag" else arranger.by_statement(about.__getitem__)
    return Report(
        title=recipe.title or say(language, "default_title"),
        subtitle=recipe.subtitle,
        prepared_for=recipe.prepared_for,
        covers=covers(scope, len(told), language),
        contains=contains(scope, language),
        findings=recipe.findings,
        tags=tags,
        statements=tuple(each.line for each in told),
        sections=tuple(sections),
        silences=_silences(scope, told, made.names, recipe),
        source_notes=tuple(each.note for each in told if each.note),
        general_notes=(say(language, "counted"),) if any(each.counted for each in told) else (),
        language=language,
        group=recipe.group,
        annotators_shown=recipe.annotators_shown,
        codebook_shown=recipe.codebook_shown,
        exact=recipe.exact,
    )


def _tell(session: Session, scope: Scope, language: Language) -> Iterator[_Told]:
    rows: defaultdict[int, list[AnnotationBrief]] = defaultdict(list)
    for row in scope.rows:
        rows[row.statement].append(row)
    for source in texts(session, sorted(scope.statements)):
        yield _tell_one(source, rows[source.id], language)


def _tell_one(source: Text, rows: list[AnnotationBrief], language: Language) -> _Told:
    named = name(source, language, fallback=source.name)
    places = Places(source.reading, language)
    sign = say(language, "illegible")
    repairs = [repair.span for repair in source.repairs]
    quoter = Quoter(source.reading, source.language, damage=source.damage, repairs=repairs, sign=sign)
    items = [_item(row, source, quoter, places) for row in rows]
    note = source_note(source, named.short, places, quoter, language)
    counted = places.counted
    return _Told(source.id, _line(source, named, len(rows)), named, items, note, counted)


def _item(row: AnnotationBrief, source: Text, quoter: Quoter, places: Places) -> Item:
    """The passage in its sentences; words that are no longer found stand alone; a whole statement is not quoted."""
    start, end = row.start, row.end
    if start is None or end is None or not source.reading.blocks:
        return Item(row, () if row.whole else _lost(row.quote, source), NOWHERE)
    first, last = source.reading.touched(start, end)
    return Item(row, quoter.between(first, last, start, end), places.between(first, last))


def _lost(quote: str, source: Text) -> Quotation:
    direction = "rtl" if source.language in _RIGHT_TO_LEFT else "ltr"
    lines = (line for line in quote.split("\n") if line.strip())
    return tuple(Paragraph(line, 0, len(line), source.language, direction) for line in lines)


def _line(source: Text, named: Named, annotations: int) -> StatementLine:
    return StatementLine(
        uuid=source.uuid,
        title=named.title,
        date=named.date,
        symbol=named.symbol,
        language=source.language,
        words_of=named.voice.words_of,
        transmitted_by=named.voice.transmitted_by,
        annotations=annotations,
    )


def _in_order(told: Iterator[_Told]) -> list[_Told]:
    """By date, those without one last; then by title."""
    return sorted(told, key=lambda each: (not each.line.date, each.line.date, each.line.title, each.id))


def _apart(named: Sequence[Named]) -> list[Named]:
    """Short names that two statements would share take the title; a symbol is its own name."""
    shorts = Counter(each.short for each in named)
    return [
        replace(each, short=f"{each.short} (“{each.title}”)") if shorts[each.short] > 1 and not each.symbol else each
        for each in named
    ]


def _about(line: StatementLine, language: Language) -> str:
    """What stands under a statement's title where annotations are grouped by statement."""
    sent = phrasing.sent(line, language)
    whose = phrasing.words_of(line, language)
    return " · ".join(filter(None, (date(line.date, language), line.symbol, whose, sent)))


def _silences(
    scope: Scope, told: Sequence[_Told], names: dict[int, tuple[str, ...]], recipe: Recipe
) -> tuple[Silence, ...]:
    made: list[Silence] = []
    for each in told:
        found = scope.silences.get(each.id, {})
        tags = tuple(ARROW.join(path) for tag, path in names.items() if tag in found)
        who = sorted({name for names in found.values() for name in names}) if recipe.annotators_shown else []
        if tags:
            made.append(Silence(_described(each, recipe.language), tags, tuple(who)))
    return tuple(made)


def _described(told: _Told, language: Language) -> str:
    """ "Remarks at Wawel Royal Castle (United States, 31 May 2003)"."""
    line = told.line
    details = (line.symbol, line.words_of, date(line.date, language))
    known = ", ".join(each for each in details if each)
    return f"{line.title} ({known})" if known else line.title
