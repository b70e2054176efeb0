"""Whose paper it is: who submits a working paper, who reports, which government speaks in an aide-memoire."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import names
from apostille.reading.draft import Field
from apostille.reading.masthead import kind_titles
from apostille.reading.masthead.page import Page, trimmed, words_of
from apostille.reading.span import Span

_SUBMITTED = re.compile(
    r"[^\n]{0,160}?(?:submitted|presented|présentée?|presentad[ao]|представлен\w*|مقدمة?) (?:by|par|por|من)? ?"
    r"(?:the (?:delegations?|Governments?) of |la délégation (?:de la |de l['’]|du |de )|la delegación de "
    r"|делегаци[ейями]+ "
    r"|وفد )?(?:the |la |le |l['’]|el |los |les )?(?P<author>[^\n.;:*]{3,160})$"
    r"|(?P<zh>[^\n，。]{2,40}?)提交(?:的[^\n]{2,20})?$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    "|".join(
        (
            r"(?i:(?:final |interim |annual |progress |draft |consolidated )?(?:report|note|message|letter) (?:of|by"
            r"|from)"
            r"(?: the)?) (?P<en>[A-Z][^\n,.;:]{3,90}?)"
            r"(?i:(?= (?:on|to|about|at|addressed|concerning|submitted|for|transmitting|pursuant|prepared)\b|$))",
            r"(?i:(?:rapport|note|message)(?: (?:final|annuel|intérimaire))? d(?:u|e la|e l['’])) ?"
            r"(?P<fr>[A-ZÀ-Þ][^\n,.;:]{3,90}?)(?= (?:sur|à|au|aux|concernant|établi|adressé|présenté|relatif)\b|$)",
            r"(?i:(?:informe|nota|mensaje)(?: (?:final|anual|provisional))? (?:del?|de la)) "
            r"(?P<es>[A-ZÀ-Þ][^\n,.;:]{3,90}?)(?= (?:sobre|al?|acerca|relativo|dirigido|presentado)\b|$)",
            r"(?i:доклад|записка|послание) (?P<ru>[А-ЯЁ][^\n,.;:]{3,90}?)(?= (?:о|об|по|для|в адрес)\b|$)",
            r"تقرير (?P<ar>(?:اللجنة|الأمين|فريق|المقرر|لجنة|مجلس)[^\n،.]{0,70}?)(?= (?:عن|بشأن|المقدم)|$)",
            r"(?P<zh>[^\n，。的]{0,12}(?:委员会|秘书长|主席团|特别报告员|专家组|理事会|总干事))(?:关于[^\n]{2,60})?的(?:报告|说明)$",
        )
    )
)
_GROUP_OF = re.compile(r"(?:group|committee|commission|panel)$", re.IGNORECASE)
_ABOUT = re.compile(r" on [^\n,.;:]{3,80}?(?= (?:to|at|submitted|for|pursuant|on its)\b|$)", re.IGNORECASE)
"""What a group of experts is on belongs to its name."""
_SUBMITTED_ALONE = re.compile(
    r"(?:submitted|presented|présentée?|presentad[ao]|представлено?|مقدمة? من) (?:by|par|por)?", re.IGNORECASE
)
_NOTE_BY = re.compile(
    r"(?:note by the|note du|note de la|nota del|nota de la|записка|مذكرة من) [^\n]{4,40}|.{2,12}的?说明", re.IGNORECASE
)
_FOR_OTHERS = r"(?:behalf of|au nom d|en nombre d|от имени|باسم|نيابة عن|代表)[^,]{0,12}$"
_JOINTS = re.compile(r"\b(?:and|et|y|e|и|the|la|le|les|el|los)\b|[,、，和及*:：.\s’']|\bو|\bl['’]", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"\W*(?:\d{1,2}\. ?)?(?:The|Le|El|Das|De|La)? ?(?P<author>(?:Government|Gouvernement|Gobierno|Regierung|Ministry"
    r"|Ministère"
    r"|Ministerio|Правительств[оа]|حكومة|Embassy|Ambassade)(?: (?:of|de|du|del|des|der|da)(?: the| la| l['’]| los)?)? ?"
    r"[^\n,.;:]{3,80}?)(?= (?:has|have|a |ha |considers|wishes|presents|внимательно|изучил|считает|hat|heeft|refers"
    r"|estime"
    r"|avait|is |in |would|draws|désire|desea|с |по |заявляет|имеет|تود|ترى)|,)"
)
_GATHERED = re.compile(
    r"(?:The |Les |Los |We, the |Nous, |Nosotros, )?(?P<author>[^\n]{5,150}?),? (?:meeting|assembled|having met"
    r"|gathered|réunis?"
    r"|réunies|reunid[ao]s|собравш\w+|المجتمعون|المجتمعين|having gathered)\b"
)


def find(page: Page) -> Iterator[Field]:
    """Authors of papers, and the States or the group they are of."""
    yield from _submitted(page)
    if (page.is_a("report", "message", "other") or (page.own and page.kind is None)) and page.leaves[0].name is None:
        yield from _reported(page)
    if page.is_a("aide_memoire"):
        yield from _of_government(page)
    if page.is_a("declaration") and page.leaves[0].name is None:
        yield from _gathered(page)


def is_submission(line: str) -> bool:
    """Whether a line says who submits a paper and no more: "Submitted by Germany", "Note by the Secretariat"."""
    return bool(_SUBMITTED_ALONE.match(line) or line.endswith("提交") or _NOTE_BY.fullmatch(line))


def only_states(page: Page, line: str) -> bool:
    """Whether a line is made of the names of States alone: "Chile, Ghana and Norway"."""
    named = names.named_states(line, page.language, page.year) if len(line) < 300 and not line[:1].islower() else []
    rest = line
    for state in reversed(list(names.find_states(line, page.year)) if named else []):
        rest = rest[: state.span.start] + rest[state.span.end :]
    return rest != line and not _JOINTS.sub("", rest)


def said(found: re.Match[str]) -> Span:
    """The one group of a pattern that has words."""
    return next(Span(*found.span(name)) for name, words in found.groupdict().items() if words)


def _submitted(page: Page) -> Iterator[Field]:
    """ "Working paper submitted by Germany", or by several States, or by a group of them."""
    for block, line in words_of(page, page.leaves[0].lines[:20]):
        found = _SUBMITTED.match(line) if len(line) < 300 else None
        whose = re.split("[:：]", line)[0]
        listed = page.own is not None and page.is_a("working_paper", "resolution") and only_states(page, whose)
        if (found is None and not listed) or page.is_a("letter", "note_verbale"):
            continue
        alone = Span(0, len(whose))
        span = trimmed(page.text, (said(found) if found else alone).moved(block.span.start), " *,.:")
        group = next(names.find_groups(span.of(page.text), page.language), None)
        states = names.named_states(span.of(page.text), page.language, page.year)
        others = group and re.search(_FOR_OTHERS, span.of(page.text)[: group.span.start])
        if group and (others or not states or group.span.start <= states[0].span.start):
            yield page.field("author", span)
            yield page.field("issuer", group.span.moved(span.start), group.value)
        elif states:
            yield page.field("author", _without_others(page, span, states))
            for state in states if len(states) < 9 else ():
                yield page.field("issuer", state.span.moved(span.start), state.value)
        if group or states:
            return


def _without_others(page: Page, span: Span, states: list[names.Named]) -> Span:
    """One State alone as it is named; of several the whole list."""
    if len(states) > 1:
        return span
    return span if len(span) < 60 else states[0].span.moved(span.start)


def _reported(page: Page) -> Iterator[Field]:
    """Who reports, of a title such as "Report of the Secretary-General"."""
    for block, line in words_of(page, page.head):
        if found := _REPORTED.match(line.title() if line.isupper() and line.isascii() else line):
            span = _whole_body(page, line, said(found))
            about = _ABOUT.match(line, span.end) if _GROUP_OF.search(line, span.start, span.end) else None
            yield page.field("author", Span(span.start, about.end() if about else span.end).moved(block.span.start))
            return
        titled = kind_titles.of_title(line)
        body = next(names.find_bodies(line, page.language), None) if titled and titled[0] == "report" else None
        if body and line[: body.span.start].count(" ") < 4:
            yield page.field("author", body.span.moved(block.span.start))
            return


def _whole_body(page: Page, line: str, span: Span) -> Span:
    """The whole name of a body of which a preposition belongs to its name: "Conference *on* Disarmament"."""
    found = (named for named in names.find_bodies(line, page.language) if named.span.start == span.start)
    return next((named.span for named in found if named.span.end > span.end), span)


def _of_government(page: Page) -> Iterator[Field]:
    """The government that speaks in the first words of an aide-memoire."""
    for block, line in words_of(page, page.leaves[0].lines[:6]):
        if found := _GOVERNMENT.match(line):
            span = trimmed(page.text, Span(*found.span("author")).moved(block.span.start))
            yield page.field("author", span)
            named = names.named_state(span.of(page.text), page.language, page.year)
            if named:
                yield page.field("issuer", named.span.moved(span.start), named.value)
            return


def _gathered(page: Page) -> Iterator[Field]:
    """Who made a declaration: "The Ministers for Foreign Affairs of …, meeting in …"."""
    for block, line in words_of(page, page.leaves[0].lines[:8]):
        found = None if block.kind == "heading" else _GATHERED.match(line)
        if found and not found["author"].islower():
            span = trimmed(page.text, Span(*found.span("author")).moved(block.span.start))
            yield page.field("author", span)
            for state in names.named_states(span.of(page.text), page.language, page.year)[:8]:
                yield page.field("issuer", state.span.moved(span.start), state.value)
            return
