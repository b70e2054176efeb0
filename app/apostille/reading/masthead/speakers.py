"""Whose words a statement or paper is: in its heading, or in the note that transmits it; and for whom it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from apostille.reading import names
from apostille.reading.draft import Field
from apostille.reading.masthead import behalf, bodies, issuers, kind_titles, kinds, papers, persons
from apostille.reading.masthead.page import Leaf, Page, trimmed, words_of
from apostille.reading.reading import Block
from apostille.reading.sentences import is_cjk
from apostille.reading.span import Span

_BY = re.compile(
    r"(?:(?:opening |closing |introductory |general |joint |national )?(?:statement|remarks|address|speech"
    r"|intervention|message)"
    r"(?:,? (?:made|delivered|given|issued))? (?:by|of|from) (?:the )?(?P<en>[^\n;:]{3,140})"
    r"|(?:déclaration|discours|allocution|intervention|exposé|message)(?: (?:faite?|prononcée?))? (?:par |de |du "
    r"|de la "
    r"|de l['’])(?:le |la |l['’])?(?P<fr>[^\n;:]{3,140})"
    r"|(?:declaración|discurso|intervención|palabras|mensaje)(?: (?:formulada|pronunciad[ao]s?|hecha))? (?:por |de "
    r"|del )(?:el "
    r"|la )?(?P<es>[^\n;:]{3,140})"
    r"|(?:заявление|выступление|речь|послание|обращение) (?P<ru>[^\n;:]{5,140})"
    r"|(?:بيان|كلمة|خطاب|رسالة) (?:من |يدلي به |أدلى به |ألقاها |موجهة من |صادر عن )?(?P<ar>[^\n،,:]{3,110})"
    r"|(?P<zh>(?!在|关于)[^\n，。]{2,40}?)(?:在[^\n，。]{2,40}?(?:上|会议|期间))?(?:所作)?的(?:发言|讲话|声明|致辞))",
    re.IGNORECASE,
)
_OF_CHAIR = re.compile(
    r"(?P<author>chairman|chairperson|chair|chairwoman|president|presidency)['’]s (?:statement|summary|declaration)",
    re.IGNORECASE,
)
_TRANSMITTED = re.compile(
    r"(?:text of (?:the|a|an) )?(?:[a-z-]+ )?(?:statement|declaration|address|communiqué)(?: (?:made|delivered"
    r"|issued|adopted))?"
    r" (?:by|of) (?:the )?(?P<en>[^\n.;]{4,200}?)(?=,| which| held| issued| made| on | at the| in \w+ on|\.|$)"
    r"|(?:texte (?:de la|d['’]une?|du) )?(?:déclaration|allocution|discours|communiqué)(?: (?:faite?|prononcée?"
    r"|publiée?|adoptée?)"
    r"(?: à [^\n,]{3,30} le [^\n,]{6,24})?)? (?:par|d[ue]) (?:le |la |l['’]|les )?(?P<fr>[^\n.;]{4,200}?)"
    r"(?=,| qui| à \w+ le| au sujet| sur | concernant| relative|\.|$)"
    r"|(?:texto de la |texto del )?(?:declaración|comunicado|mensaje) (?:formulad[ao]|hech[ao]|emitid[ao]|publicad[ao]"
    r"|pronunciad[ao])(?: el [^\n,]{6,30}?)? por (?:el |la |los )?"
    r"(?P<es>[^\n.;]{4,200}?)(?=,| que| sobre | en relación|\.|$)"
    r"|(?:текст(?:а|ом)? )?заявлени[яе],?(?: (?:сделанного|с которым выступил[аи]?|опубликованного))? "
    r"(?P<ru>[^\n.;]{4,200}?)(?=,| от \d| в связи| по вопросу| о |\.|$)"
    r"|(?:转递|转交|转送|附上|分发|送上)(?P<zh>[\u4e00-\u9fff]{2,16}?)(?:\d{4}年\d{1,2}月\d{1,2}日)?(?:在[\u4e00-\u9fff]{2,10})?(?:发表"
    r"|作出)?的?关于[^\n。]{2,60}的?声明"
    r"|نص (?:ال)?بيان[^\n.]{0,60}? (?:عن|من) (?P<ar>[^\n.،(]{4,80}?)(?= في | بشأن | يتعلق|[.،(]|$)",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    r"(?P<zh>[\u4e00-\u9fff]{3,20}?)(?:关于[^\n]{2,60}的)?声明"
    r"|بيان (?:صادر عن |من )?(?P<ar>(?:وزارة|حكومة)[^\n،.]{3,80})"
)
# What a chair chairs belongs to the office ("of the meeting"), what the meeting is about does not.
_OFFICE = re.compile(
    r" (?:marking|on the occasion|commemorating|marquant|à l['’]occasion|tenue|consacrée|con ocasión|au sujet"
    r"|concernant"
    r"|celebrad[ao]|посвящ\w+|held|on the subject|regarding|concerning)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"representative|ambassador|minister|president|delegation|head|secretary|représentant|ministre|président|ambassad"
    r"|représentante|embajador|chef|jefe|misión|mission"
    r"|representante|ministro|presidente|представител|министр|президент|делегаци|посол|代表|大使|部长|主席|总统|总理|وفد|ممثل"
    r"|السفير"
    r"|وزير|رئيس|المندوب|delegaci|délégation|state|government|gobierno|gouvernement|king|prince|chargé",
    re.IGNORECASE,
)
_OFFICE_LINE = re.compile(
    r"ambassador|representative|minister|president|head of|secretary|chargé|ambassad|représentant|ministre|président"
    r"|embajador|representante|ministro|presidente|encargad|посол|представител|министр|президент|поверенн"
    r"|السفير|المندوب"
    r"|الممثل|وزير|رئيس",
    re.IGNORECASE,
)
_HAN_OFFICE = re.compile("(?:大使|代表|部长|团长|主席|总统|总理|司长|参赞)$")
_POSTED = re.compile(
    r"[ ](?:to the|at the|to UN|auprès|ante|при|في الأمم|لدى|to [A-Z]|before|devant|in the|on the)\b|常驻|驻"
    r"|[ ]TO THE\b|[ ]AT THE\b"
)
_WHERE = re.compile(
    r",| (?:addressed|adressé|dirigido|delivered|presented|prononcée?|pronunciad[ao]|on behalf|au nom|en nombre"
    r"|от имени)\b"
    r"| (?:at|on|in|before|to) (?:the|[A-Z\d])| (?:à|au|devant|lors) | en (?:el|la) | на | в (?!о)|(?:أمام|في) "
    r"| EN (?:EL|LA) | AU | AUX | À LA | DEVANT | LORS | ANTE (?:EL|LA) | (?:AT|ON|IN|BEFORE|TO) THE "
)


def find(page: Page) -> Iterator[Field]:
    """Author, and for a speech speaker and State or group."""
    cover = page.leaves[0]
    if cover.name:
        yield from _transmitted(page, cover)
    elif page.is_a("statement", "message", "declaration", "press_release"):
        yield from _in_heading(page)


def _transmitted(page: Page, cover: Leaf) -> Iterator[Field]:
    """The author of the annex, as the cover names it; in mixed case where some sentence has it so."""
    found = list(_TRANSMITTED.finditer(page.text, cover.span.start, min(cover.span.end, cover.span.start + 6000)))
    found.sort(key=lambda one: one.group().isupper())
    for one in found:
        span = trimmed(page.text, papers.said(one))
        cut = _OFFICE.search(span.of(page.text))
        author = trimmed(page.text, Span(span.start, span.start + cut.start())) if cut else span
        yield page.field("author", author, None, page.leaves[1].name)
        return
    yield from _of_annex(page, page.leaves[1])


def _of_annex(page: Page, annex: Leaf) -> Iterator[Field]:
    """The author that the heading of an annex names: "Statement by the Ministry of Foreign Affairs of …"."""
    for block, line in words_of(page, annex.lines[:6]):
        found = (_TRANSMITTED.match(line) or _BY.match(line) or _DECLARED.fullmatch(line)) if len(line) < 300 else None
        if found and block.kind == "heading":
            author = trimmed(page.text, papers.said(found).moved(block.span.start))
            cut = _OFFICE.search(author.of(page.text))
            yield page.field(
                "author", Span(author.start, author.start + cut.start()) if cut else author, None, annex.name
            )
            return


def _in_heading(page: Page) -> Iterator[Field]:
    """Of a speech: who gives it, as its title or the lines below it say."""
    head = list(words_of(page, page.head))
    for index, (block, line) in enumerate(head):
        if found := _OF_CHAIR.match(line):
            yield page.field("author", Span(*found.span("author")).moved(block.span.start))
            return
        if found := _BY.match(line):
            yield from _spoken(page, head[index:], trimmed(page.text, papers.said(found).moved(block.span.start)))
            return
        titled = kind_titles.of_title(line)
        if titled and titled[0] in ("statement", "message") and index + 1 < len(head):
            above = _above(page, head[max(0, index - 3) : index]) if is_cjk(line[:1]) else None
            yield from _spoken(page, head[index + 1 :], above, head[index : index + 1])
            return
    if not kinds.is_speech(page):
        yield from behalf.of_group(page, head)


def _spoken(
    page: Page, lines: list[tuple[Block, str]], said: Span | None, title: list[tuple[Block, str]] | None = None
) -> Iterator[Field]:
    """Author, speaker and State, from the words after "by", else from the lines that follow."""
    person = next(_persons(page, lines[:4]), None)
    if said and person and not (said.overlaps(person) or said.start > person.start):
        words = said.of(page.text)
        person = None if _ROLE.search(words) and len(words) > 40 else person
    author = person or (_author(page, said) if said else None)
    if author:
        yield page.field("author", author)
        words = author.of(page.text)
        if person or (persons.bare(words) and not _is_known(page, words)) or page.language == "zh":
            yield page.field("speaker", author)
    group = list(behalf.of_group(page, title or [], 0)) or behalf.group_named(page, said)
    yield from group or (() if person else behalf.state_named(page, author)) or _speaks_for(page, lines, author)


def _above(page: Page, lines: list[tuple[Block, str]]) -> Span | None:
    """The name above a Chinese title that begins with where the words were spoken: "…大使", "王群", "在…上的发言"."""
    for (_, office), (block, name) in pairwise(lines):
        if _HAN_OFFICE.search(office.strip()) and re.fullmatch("[\u4e00-\u9fff·]{2,10}", name):
            return block.span
    return next((found.moved(block.span.start) for block, line in lines if (found := persons.find(line))), None)


def _persons(page: Page, lines: list[tuple[Block, str]]) -> Iterator[Span]:
    for index, (block, line) in enumerate(lines):
        if page.dateline(block):
            return
        found = persons.find(line) or _within(page, line) if len(line) < 400 else None
        if found := found or _beside_office(page, lines, index):
            yield trimmed(page.text, found.moved(block.span.start), " ,;:")


def _within(page: Page, line: str) -> Span | None:
    """A name without a style in a Russian line, of which States and bodies named are no part."""
    if page.language != "ru":
        return None
    for known in (*names.find_states(line), *names.find_bodies(line, "ru")):
        line = line[: known.span.start] + "_" * len(known.span) + line[known.span.end :]
    return persons.after_office(line)


def _beside_office(page: Page, lines: list[tuple[Block, str]], index: int) -> Span | None:
    """A name without a style that has a line for itself, above or below the line of its bearer's office."""
    line = lines[index][1]
    found = persons.alone(line) if len(line) < 60 else None
    if found is None or _ROLE.search(line) or _is_known(page, line):
        return None
    beside = [words for _, words in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])]
    return found if any(_OFFICE_LINE.search(words) for words in beside) else None


def _is_known(page: Page, line: str) -> bool:
    """Whether a line names a State, a body, or a kind of document rather than a person."""
    known = names.named_states(line, page.language) or next(names.find_bodies(line, page.language), None)
    return bool(known) or kind_titles.of_title(line) is not None


def _author(page: Page, said: Span) -> Span | None:
    """Without what follows a comma, and without where it was said."""
    words = said.of(page.text)
    cut = _WHERE.search(words)
    author = trimmed(page.text, Span(said.start, said.start + cut.start()) if cut and cut.start() > 2 else said)
    author = bodies.without_last(page, author)
    return author if (1 if is_cjk(page.text[author.start]) else 2) < len(author) < 110 else None


def _speaks_for(page: Page, lines: list[tuple[Block, str]], author: Span | None) -> Iterator[Field]:
    """The group on whose behalf the speaker speaks, else the State whose representative he is."""
    group = list(behalf.of_group(page, lines))
    if group:
        yield from group
        return
    for block, line in lines[:5]:
        if page.dateline(block) or len(line) > 400:
            break
        start = author.end - block.span.start if author and block.span.contains(author) else 0
        start = 0 if author and not _ROLE.search(line[start:]) else start
        role = _ROLE.search(line, start) or (author and names.named_state(line[start:], page.language, page.year))
        posted = _POSTED.search(line, start + 3)
        said = line[start : posted.start()] if posted else line[start:]
        named = names.named_states(said, page.language, page.year)
        if role and named:
            yield page.field("issuer", named[0].span.moved(start + block.span.start), named[0].value)
            return
    yield from issuers.of_letterhead(page)
