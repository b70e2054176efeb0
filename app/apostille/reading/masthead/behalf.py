"""For whom a speech or a paper speaks: "on behalf of the European Union", "Déclaration du Groupe africain"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import names
from apostille.reading.draft import Field
from apostille.reading.masthead import kind_titles
from apostille.reading.masthead.page import Page
from apostille.reading.reading import Block
from apostille.reading.span import Span

_BEHALF = re.compile(
    r"(?:on behalf of|in the name of|au nom d(?:e la |e l['’]|es |u |e |['’])|en nombre del? (?:la |los |las |el )?"
    r"|от имени"
    r"|(?:باسم|نيابة عن|بالنيابة عن)|代表) ?(?:the |all )?(?:(?:member|members|countries|Member States|States members?"
    r"|les pays"
    r"|the States) of (?:the )?)?",
    re.IGNORECASE,
)
_GROUP_CAPITALS = re.compile(
    r"(?=.*\b(?:GROUP|MOVEMENT|UNION|LEAGUE|COALITION|FORUM|INITIATIVE|ASSOCIATION|ALLIANCE|STATES|GROUPE|MOUVEMENT"
    r"|LIGUE|GRUPO"
    r"|MOVIMIENTO)\b)[^,.;:(]{4,90}"
)
_OF_OTHERS = re.compile(
    r"(?:statements?|déclarations?|declaraci(?:ón|ones)|intervenci(?:ón|ones)|заявлени\w+|выступлени\w+|البيانات?|بيان"
    r"|發言|发言|(?:associat|align)\w*|s['’]associe|souscri\w+|se (?:suma|asocia)|присоединя\w+|يؤيد|ينضم|赞同|支持)"
    r"[^.。\n]{0,120}$",
    re.IGNORECASE,
)
"""Before "on behalf of": somebody else spoke for the group."""
_OWN_WORDS = re.compile(
    r"\b(?:I|my|we|this|je|j['’]|cette|présente|esta|presente|мне|я|настоящ\w+|честь)\b|أدلي(?!ت)|ألقي(?!ت)|أتحدث|我",
    re.IGNORECASE,
)
_BEHALF_CORES = ("behalf", "name of", "au nom d", "nombre d", "имени", "باسم", "نيابة", "بالنيابة", "代表")
_GROUP = re.compile(
    r"(?:[A-Z][\w-]+ ){0,4}(?:Group|Movement|Union|League|Community|Coalition|Forum|Initiative|Association"
    r"|Alliance)(?: of"
    r"(?: the)?(?: [A-Z0-9][\w’'-]*| and| of| the| for){1,6})?|(?:Groupe|Mouvement|Ligue|Coalition|Communauté|Alliance)"
    r"(?: [^\s,.;:]+){1,6}|(?:Grupo|Movimiento|Liga|Coalición|Comunidad|Alianza)(?: [^\s,.;:]+){1,6}"
)


def group_named(page: Page, said: Span | None) -> list[Field]:
    """The group whose statement it is: "Déclaration du Groupe africain"."""
    words = said.of(page.text) if said else ""
    found = next((one for one in names.find_groups(words, page.language) if one.span.start < 6), None)
    return [page.field("issuer", found.span.moved(said.start), found.value)] if found and said else []


def state_named(page: Page, author: Span | None) -> list[Field]:
    """The State whose ministry or delegation is the author: "Заявление МИД России"."""
    named = names.named_state(author.of(page.text), page.language, page.year) if author else None
    return [page.field("issuer", named.span.moved(author.start), named.value)] if named and author else []


def of_group(page: Page, lines: list[tuple[Block, str]], sentences: int = 4) -> Iterator[Field]:
    """ "on behalf of the European Union" in a heading, or in the first sentence of a statement with one."""
    said = [(block.span.start, line) for block, line in lines if len(line) < 400]
    said += [
        (block.span.start, block.span.of(page.text)[:420]) for block in page.leaves[0].blocks[len(lines) :][:sentences]
    ]
    for start, line in said:
        low = line.lower()
        for found in _BEHALF.finditer(line) if any(core in low for core in _BEHALF_CORES) else ():
            rest = line[found.end() : found.end() + 90]
            before = line[max(0, found.start() - 160) : found.start()].rsplit(". ", 1)[-1]
            if not kind_titles.of_title(line) and _OF_OTHERS.search(before) and not _OWN_WORDS.search(before):
                continue
            group = next((one for one in names.find_groups(rest, page.language) if one.span.start < 12), None)
            other = (_GROUP_CAPITALS if rest.isupper() else _GROUP).match(rest)
            if group:
                yield page.field("issuer", group.span.moved(start + found.end()), group.value)
                return
            if other and " " in other.group() and not names.named_state(other.group(), page.language):
                span = Span(*other.span()).moved(start + found.end())
                yield page.field("issuer", span)
                return
