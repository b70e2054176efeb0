"""The State or group for which a document speaks: by its sender, its letterhead, the two parties of an exchange."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from apostille.reading import names
from apostille.reading.draft import Field
from apostille.reading.masthead import kind_titles
from apostille.reading.masthead.page import Page, words_of
from apostille.reading.names import Named
from apostille.reading.span import Span

_JOINED = re.compile(r"\b(?:and|et|y|e|и|und|en)\b|[,、，和及与]|\bو", re.IGNORECASE)
_POSTED = re.compile(
    r"[ ](?:to the|to [A-Z]|in the|in [A-Z]|at the|at [A-Z]|auprès|aux|au|en|à|ante|in den|bij|te|при|в|لدى)\b",
)
_POSTED_CAPITALS = re.compile(r"[ ](?:TO THE|IN|AUX|AU|EN|ANTE|À|A LA|BIJ|TE)\b")
_LETTERHEAD = re.compile(
    r"embass|ambass|legation|légation|minist|ministère|government|gouvernement|république|republic|royaume|kingdom"
    r"|delegation"
    r"|délégation|mission|embajad|gobierno|reino|repúblic|gesandtschaft|botschaft|bundes|president|premier|prime"
    r"|high comm"
    r"|посольств|министерств|представительств|делегаци|代表团|使团|使馆|外交部|بعثة|البعثة|وفد|الوفد|وزارة|سفارة"
    r"|representation|consul|department|secretar|secrétar",
    re.IGNORECASE,
)
_ORGANISED = re.compile(r"organi[sz]at|tribuna|hof|court|agency|agentschap|europol|instituut|commissi", re.IGNORECASE)


def of_sender(page: Page, sender: Span, addressee: Span | None) -> Iterator[Field]:
    """The States that the sender speaks for; where its name does not tell, letterhead or title may."""
    named = _states(page, sender)
    if named:
        for one in named:
            yield page.field("issuer", one.span.moved(sender.start), one.value)
        return
    yield from of_letter(page, None, addressee)


def _states(page: Page, span: Span) -> list[Named]:
    """The first State named, and those joined to it by "and"."""
    words = span.of(page.text)
    cut = _POSTED.search(words) or _POSTED_CAPITALS.search(words)
    named = names.named_states(words[: cut.start()] if cut else words, page.language, page.year)
    named = named or names.named_states(words, page.language, page.year)[: 1 if cut else None]
    kept = named[:1]
    for one, other in pairwise(named):
        if not _JOINED.search(words[one.span.end : other.span.start]) and "/" not in words:
            break
        kept.append(other)
    return kept


def of_letter(page: Page, office: Span | None, addressee: Span | None) -> Iterator[Field]:
    """By the office of the one who signed, by the letterhead, or as the other party than the addressee's."""
    for span in (office, *_letterhead(page)):
        if span and (named := _states(page, span)[:1]):
            yield page.field("issuer", named[0].span.moved(span.start), named[0].value)
            return
    yield from _of_exchange(page, addressee)


def of_letterhead(page: Page) -> Iterator[Field]:
    """The State whose mission or ministry stands above all else."""
    for span in islice(_letterhead(page), 1):
        if named := _states(page, span)[:1]:
            yield page.field("issuer", named[0].span.moved(span.start), named[0].value)


def _letterhead(page: Page) -> Iterator[Span]:
    """The lines of the letterhead: offices above the letter, or the first words of a letter that has run together."""
    for block, line in words_of(page, page.first_note[:10]):
        if kind_titles.EXCHANGE.match(line):
            continue
        if len(line) < 140 and _LETTERHEAD.search(line):
            yield block.span
        elif len(line) >= 140:
            if found := re.match(r"[A-ZÀ-Þ][A-ZÀ-Þ '’,.-]{10,90}(?![a-zß-ÿ])", line):
                yield Span(*found.span()).moved(block.span.start)
            return


def _of_exchange(page: Page, addressee: Span | None) -> Iterator[Field]:
    """Of the two parties that the title of an exchange names, the one that is not addressed."""
    title = next(
        (block.span for block, line in words_of(page, page.first_note[:3]) if kind_titles.EXCHANGE.match(line)), None
    )
    if title is None or addressee is None:
        return
    parties = names.named_states(title.of(page.text)[:260], "nl", page.year)[:2]
    near = page.text[max(0, addressee.start - 60) : addressee.end + 90].split("\n")[0]
    addressed = {
        named.value for named in _states(page, addressee) or names.named_states(near, page.language, page.year)
    }
    other = [one for one in parties if one.value not in addressed]
    organised = len(parties) == 1 and _ORGANISED.search(title.of(page.text)[:260])
    if len(other) == 1 and (addressed & {one.value for one in parties} or organised):
        yield page.field("issuer", other[0].span.moved(title.start), other[0].value)
