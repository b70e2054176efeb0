"""Whose words a statement is: in its title, or in the note that transmits it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import names
from apostille.reading.draft import Field
from apostille.reading.masthead.page import Leaf, Page, trimmed
from apostille.reading.span import Span

_PERSON = (
    r"(?:H\. ?E\. ?|His Excellency |Her Excellency |S\. ?E\. ?|Son Excellence |Excmo\. Sr\. )?"
    r"(?:(?:Ambassador|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Minister|Amb\.|M\.|Mme|l['’]Ambassadeur|Ambassadeur|Embajador"
    r"|Embajadora|Sr\.|Sra\.|посол[аом]*|г-на|г-жи|г-н|г-жа|Sir)[ ]){0,3}"
)
_BY = re.compile(
    rf"(?:statement|remarks|address|speech|intervention)(?: made"
    rf"| delivered)? by (?:the )?(?P<author>{_PERSON}[^\n,;:]{{3,90}})"
    rf"|(?:déclaration|discours|allocution|intervention)(?: (?:faite?|prononcée?))? (?:par |de |du |de la "
    rf"|de l['’])(?:le |la )?(?P<author2>{_PERSON}[^\n,;:]{{3,90}})"
    rf"|(?:declaración|discurso|intervención)(?: (?:formulada|pronunciad[ao]))? (?:por |de |del )(?:el "
    rf"|la )?(?P<author3>{_PERSON}[^\n,;:]{{3,90}})"
    rf"|(?:заявление|выступление) (?P<author4>[^\n,;:]{{5,110}})"
    r"|(?P<author5>[^\n，。]{2,40}?)(?:的发言|的讲话|的声明)|(?:بيان|كلمة) (?P<author6>(?:وفد|السفير|ممثل"
    r"|المندوب)[^\n،,.]{3,90})",
    re.IGNORECASE,
)
_OF_CHAIR = re.compile(
    r"(?P<author>chairman|chairperson|chair|chairwoman|president|presidency)['’]s (?:statement|summary"
    r"|declaration)",
    re.IGNORECASE,
)
_TRANSMITTED = re.compile(
    r"(?:text of (?:the|a) )?(?:statement|declaration|address) (?:made|delivered|issued"
    r"|adopted) by (?:the )?(?P<author>[^\n.;]{4,200}?)(?=,| which| held| on \d| at the| in \w+ on|\.|$)"
    r"|(?:texte (?:de la|d['’]une) )?(?P<what>déclaration|allocution|discours) (?:faite?|prononcée?|publiée?"
    r"|adoptée?) par (?:le |la |l['’]|les )?(?P<author2>[^\n.;]{4,200}?)(?=,| qui| à \w+ le|\.|$)"
    r"|(?:texto de la )?declaración (?:formulada|hecha|emitida|pronunciada) por (?:el "
    r"|la )?(?P<author3>[^\n.;]{4,200}?)(?=,| que|\.|$)"
    r"|текст заявления,? (?:сделанного |с которым выступил )?(?P<author4>[^\n.;]{4,200}?)(?=,|\.|$)",
    re.IGNORECASE,
)
# What a chair chairs belongs to the office ("of the meeting"), what the meeting is about does not.
_OFFICE = re.compile(
    r" (?:marking|on the occasion|commemorating|marquant|à l['’]occasion|tenue|consacrée|con ocasión"
    r"|celebrad[ao]|посвящ\w+|held)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:representative|ambassador|minister|president|delegation|head|secretary|représentant|ministre|président"
    r"|représentante"
    r"|representante|ministro|presidente|представител|министр|президент|делегаци|代表|大使|وفد|ممثل|السفير|delegaci|délégation)",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(
    r"on behalf of (?:the )?(?:(?:Government|people|delegation|President|Government and people"
    r"|people and Government|State|Republic|Kingdom)[\w ,]{0,40}? of )"
    r"|\bI (?:bring|convey)[\w ,]{0,50}(?:people|Government|President)[\w ,]{0,40} of "
    r"|\bmy country, (?:the )?"
)

_SPEAKS_CORES = ("on behalf", "i bring", "i convey", "my country")

_SUBMITTED = re.compile(
    r"[^\n]{0,160}?(?:submitted|presented|présentée?|presentad[ao]|представлен\w*) (?:by|par"
    r"|por)? ?(?:the delegations? of |la délégation (?:de la |de l['’]|du |de )"
    r"|la delegación de |делегацией )?(?:the |la |le |l['’]|el )?(?P<author>[^\n.,;:]{3,80})$",
    re.IGNORECASE,
)


def _submitted(page: Page) -> Iterator[Field]:
    """ "Working paper submitted by Germany": the one State that submits a paper."""
    for block in page.leaves[0].lines[:14]:
        words = block.span.of(page.text)
        found = _SUBMITTED.match(words) if len(words) < 300 else None
        code = names.state(found["author"], page.language) if found else None
        if found and code:
            span = Span(*found.span("author")).moved(block.span.start)
            yield page.field("author", span)
            yield page.field("issuer", span, code)
            return


def find(page: Page) -> Iterator[Field]:
    """Author, and for a speech speaker and State."""
    cover = page.leaves[0]
    yield from _submitted(page)
    yield from _transmitted(page, cover) if cover.name else _in_title(page, cover)
    if not cover.name:
        yield from _spoken_for(page)


def _group(found: re.Match[str]) -> Span:
    return next(Span(*found.span(name)) for name in found.groupdict() if name != "what" and found[name])


def _transmitted(page: Page, cover: Leaf) -> Iterator[Field]:
    """The author of the annex, as the cover names it; in mixed case where some sentence has it so."""
    found = list(_TRANSMITTED.finditer(page.text, cover.span.start, min(cover.span.end, cover.span.start + 6000)))
    found.sort(key=lambda one: one.group().isupper())
    for one in found:
        span = trimmed(page.text, _group(one))
        cut = _OFFICE.search(span.of(page.text))
        author = trimmed(page.text, Span(span.start, span.start + cut.start())) if cut else span
        yield page.field("author", author, None, page.leaves[1].name)
        return


def _in_title(page: Page, leaf: Leaf) -> Iterator[Field]:
    if page.kind is None or page.kind.value != "statement":
        return
    for index, block in enumerate(leaf.lines[:8]):
        words = block.span.of(page.text)
        if len(words) > 400:
            return
        if found := _OF_CHAIR.match(words):
            yield page.field("author", Span(*found.span("author")).moved(block.span.start))
            return
        if found := _BY.match(words):
            author = trimmed(page.text, _group(found).moved(block.span.start))
            yield page.field("author", author)
            if re.match(rf"(?=.){_PERSON}\w", words[author.start - block.span.start :]) and _is_person(
                author.of(page.text)
            ):
                yield page.field("speaker", author)
            yield from _state_of(page, Span(block.span.start, leaf.lines[min(index + 2, len(leaf.lines) - 1)].span.end))
            return


def _is_person(words: str) -> bool:
    return bool(
        re.match(
            r"(?:H\. ?E|His|Her|Ambassador|Mr|Ms|Mrs|Dr|Minister|M\.|Mme|S\. ?E|Embajador|Sr|Sir|посла|г-на|г-жи)",
            words,
        )
    )


def _state_of(page: Page, near: Span) -> Iterator[Field]:
    """The State whose representative speaks, named on the lines below the title."""
    for line in near.of(page.text).split("\n")[:3]:
        start = page.text.find(line, near.start)
        role = _ROLE.search(line)
        cut = re.search(r" (?:to the|at the|to UN|auprès|ante|при) ", line)
        if not role:
            continue
        named = names.named_state(line[: cut.start()] if cut else line, page.language)
        if named:
            yield page.field("issuer", named.span.moved(start), named.value)
            return


def _spoken_for(page: Page) -> Iterator[Field]:
    """The State a speaker of the general debate speaks for, where the first words say it once and without doubt."""
    if any(len(block.span) < 200 and block.kind == "heading" for block in page.leaves[0].lines[:3]):
        return
    opening = page.text[: page.opening.end]
    if not any(core in opening.lower() for core in _SPEAKS_CORES):
        return
    found = {
        named.value: named.span.moved(place.end())
        for place in _SPEAKS_FOR.finditer(opening)
        for named in _next_state(opening, place.end())
    }
    if len(found) == 1:
        ((code, span),) = found.items()
        yield page.field("issuer", span, code)


def _next_state(opening: str, start: int) -> Iterator[names.Named]:
    named = next(iter(names.find_states(opening[start : start + 60])), None)
    if named and named.span.start <= 16:
        yield named
