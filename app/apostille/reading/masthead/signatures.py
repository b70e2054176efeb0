"""Who signed a first-person letter and to whom it is addressed: the lines below its last words.

"(Signed) Akezhan BEKOV / Permanent Representative"; in printed treaties the lines have often run together:
"(s.) E. RÖELL Eduard Röell Ambassadeur des Pays-Bas Son Excellence Monsieur Erik Derycke Ministre …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from apostille.reading.masthead import persons
from apostille.reading.masthead.page import Page, trimmed, words_of
from apostille.reading.reading import Block
from apostille.reading.span import Span

_MARK = re.compile(
    r"(?<![^\W\d_])[(（\[]\s*(?:s|sd|sgd|sig|signed|signé|get|gez|gezeichnet|w\.?[ ]?g|fdo|firmado|assinado|подпись"
    r"|подписал|签名|签字|توقيع"
    r"|podpis\w*)\.?\s*[)）\]]:?[ \u00a0]{0,4}",
    re.IGNORECASE,
)
_HAN = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,12})[ ]?[（(](?:签名|签字)[)）]")
_CAPITALS = re.compile(
    r"(?:(?:v\.|van|von|de|den|der|du|da|ter|ten|el|al) )*"
    r"(?:[A-ZÀ-ÞŠŽĆČĐ][A-ZÀ-ÞŠŽĆČĐ.'’-]*(?![a-zß-ÿ])\.?)(?: (?:(?:v\.|van|von|de|den|der|du|da|ter|ten|el|al|le|la) )*"
    r"[A-ZÀ-ÞŠŽĆČĐ][A-ZÀ-ÞŠŽĆČĐ.'’-]*(?![a-zß-ÿ])\.?)*"
)
_MIXED = re.compile(
    r"[^\W\d_a-zß-ÿа-я][^\W\d_]*\.?(?:['’-][^\W\d_]+)*(?: (?:(?:van|von|de|den|der|du|da|dos|bin|bint|al|el) |al-"
    r"|el-|d['’])*"
    r"[^\W\d_a-zß-ÿа-я][^\W\d_]*\.?(?:['’-][^\W\d_]+)*){0,5}"
)
_ARABIC = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){1,4}")
_OFFICE = re.compile(
    r"(?P<office>(?:The |Le |La |L['’]|El |De |Der )?(?:(?:Acting |Deputy |Vice-|Premier |First )?(?:Prime Minister"
    r"|Minister"
    r"|Minist(?:re|ro|er)|Secretary|Secrétaire|Secretario|Ambass?ad(?:or|eur|rice)|Embajador[a]?|Director|Directeur"
    r"|Permanent Representative|Représentante? permanente?|Representante Permanente|Chargé|Chair\w*|President|Président"
    r"|Head|Envoyé|Envoy|Botschafter|Gesandte))[^\n.]{0,90})"
)
_ADDRESSED = re.compile(
    r"(?:[AÀ] |Aan |To |An )?(?P<to>(?:The|the) (?:Right )?(?:Honourable )?(?:Minister|Secretary|Ambassador|Chargé"
    r"|Director"
    r"|Permanent|President|Chair)[^,.;\n]{0,90}|Monsieur (?:l['’]|le |la )[^,.;\n]{4,90}?(?=[ ]?à |[,.;*\n]|$))"
)
_TOP = re.compile(
    r"(?:to|à|au|aux|al|a la|aan|an)\b:? ?(?:the |le |la |l['’]|el |su |s\.e\. )?(?P<to>[^\n,;]{4,120})", re.IGNORECASE
)
_TOP_OFFICE = re.compile(
    r"(?:the )?(?P<to>(?:secretary-general|president of|minister (?:for|of)|secrétaire général|ministre"
    r"|secretario general"
    r"|président (?:du|de)|presidente del?|генеральному секретарю|председателю|министру)[^\n,;]{0,120})",
    re.IGNORECASE,
)
_TOP_OTHERS = re.compile(r"(?:(?:致|呈)[:：]?[ ]?|إلى (?:السيد |سعادة )?)(?P<to>[^\n，،:：]{3,60})")
_FAREWELL = re.compile(
    r"(?:I (?:am|remain),? )?(?:yours (?:very )?(?:sincerely|faithfully|truly|ever)|(?:very )?(?:sincerely"
    r"|respectfully|truly)"
    r"(?: yours)?|with (?:kind|best|warm) regards|(?:muy )?atentamente|con un cordial saludo|cordialement"
    r"|(?:avec|mes) (?:mes )?(?:salutations|sentiments)[^\n]{0,40}|с уважением|искренне ваш|此致(?:敬礼)?"
    r"|مع (?:فائق )?الاحترام[^\n]{0,20})[,.،，]?",
    re.IGNORECASE,
)
_STYLED = re.compile(
    r"(?:Son Excellence|His Excellency|Excm[oa]\. (?:Sr|Se[ñn]or)a?\.?|Excelent[ií]simo Señor|Su Excelencia)\s"
    r"(?P<to>[^\W\d_][^\n,;]{4,90}?)(?= en [A-ZÀ-Þ]|[.,;\n*]|$)"
)
"""Whose name or office follows a style, below a letter: the one it is addressed to."""
_ASSURED = re.compile(r"(?:consideraci[oó]n|consid[ée]ration|hoogachting|уважении|estima)[.,]?$", re.IGNORECASE)
_STYLE_ALONE = re.compile(
    r"(?:su excelencia|excelent[ií]simo señor|excelent[ií]sima señora|(?:a )?son excellence|his excellency"
    r"|her excellency|h\.e\.?|s\.e\.?|его превосходительств[уо])[,:]?",
    re.IGNORECASE,
)
_HAN_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,20}(?:代表|大使|部长|公使|参赞)")
_HAN_TOP = re.compile(r"(?P<to>[\u4e00-\u9fff·]{2,16})阁下")
_REACH = 420


@dataclass(frozen=True, slots=True)
class Signature:
    """The name that stands below a letter, its bearer's office, and the one it is addressed to there."""

    name: Span
    office: Span | None
    addressee: Span | None


def find(page: Page) -> Signature | None:
    """The first signature of the first part (of an exchange, of its first letter)."""
    if not page.first_note:
        return None
    start, end = page.first_note[0].span.start, page.first_note[-1].span.end
    if han := _HAN.search(page.text, start, end):
        return Signature(Span(*han.span("name")), _han_office(page, han.start()), None)
    if found := _below_farewell(page):
        return found
    for mark in _MARK.finditer(page.text, start, end):
        begin = mark.end() + (page.text[mark.end() : mark.end() + 1] == "\n")
        if name := _name(page, begin, min(end, begin + _REACH)):
            return _signature(page, name, min(end, name.end + _REACH))
    return None


def _han_office(page: Page, name: int) -> Span | None:
    """The office that stands above a Chinese name, at most three lines up."""
    above = [block for block in page.first_note if block.span.end <= name][-3:]
    return next((block.span for block, line in words_of(page, above) if _HAN_OFFICE.fullmatch(line)), None)


def _below_farewell(page: Page) -> Signature | None:
    """The name below "Yours sincerely," and the office below the name."""
    lines = list(words_of(page, page.first_note[-8:]))
    for (_, line), (block, name), after in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        ends = _FAREWELL.fullmatch(line) or (_ASSURED.search(line) and after and _OFFICE.match(after[1]))
        if ends and len(name) < 50 and (found := persons.alone(name) or persons.find(name)):
            office = after[0].span if after and _OFFICE.match(after[1]) else None
            return Signature(trimmed(page.text, found.moved(block.span.start), " ,"), office, None)
    return None


def _name(page: Page, start: int, end: int) -> Span | None:
    stop = page.text.find("\n", start, end)
    line = page.text[start : stop if stop > 0 else end]
    if arabic := _ARABIC.match(line):
        return Span(*arabic.span()).moved(start)
    capitals = _CAPITALS.match(line)
    if capitals and len(re.sub(r"[^\w]", "", capitals.group())) > 3:
        capitals = _once(line, capitals)
        typed = _typed(line, capitals)
        return (typed or trimmed(line, Span(*capitals.span()), " .,")).moved(start)
    mixed = _MIXED.match(line)
    if mixed is None or len(mixed.group()) < 4:
        return None
    office = _OFFICE.search(mixed.group())
    last = office.start() if office and office.start() else mixed.end()
    return trimmed(line, Span(0, last), " ,").moved(start)


def _once(line: str, capitals: re.Match[str]) -> re.Match[str]:
    """Without the initials with which the name is typed again: "H. R. VAN DAM H. R. van Dam"."""
    initials = re.match(r"(?:[A-Z]\.[ ]?){2,}", capitals.group())
    again = capitals.group().find(initials.group().strip(), initials.end()) if initials else -1
    return _CAPITALS.match(line, 0, again) or capitals if again > 0 else capitals


def _typed(line: str, capitals: re.Match[str]) -> Span | None:
    """The name as it is typed again below a signature in capitals: "E. RÖELL Eduard Röell"."""
    tokens = [token for token in re.finditer(r"[^\W\d_]{3,}", capitals.group())]
    for token in tokens[-1:] + tokens[:1]:
        for size in range(len(token.group()), 2, -1):
            end = token.start() + size
            again = line.find(token.group()[:size].capitalize(), end, end + 60)
            if again >= 0:
                span = trimmed(line, Span(end, again + size), " \u00a0().,*")
                return span if _MIXED.fullmatch(span.of(line)) else None
    return None


def _signature(page: Page, name: Span, end: int) -> Signature:
    rest = page.text[name.end : end]
    person, said = persons.find(rest[:260]), _ADDRESSED.search(rest[:260])
    addressee = _styled(rest, person) if person else Span(*said.span("to")) if said else None
    if person and said and said.start("to") <= person.start and said.end("to") > person.end:
        addressee = Span(*said.span("to"))
    if addressee and "\n" in rest[: addressee.start].strip("\n") and rest[: addressee.start].count("\n") > 5:
        addressee = None
    styled = _STYLED.search(rest, 0, 200)
    if addressee is None and styled:
        addressee = Span(*styled.span("to"))
    ends = min(addressee.start if addressee else 160, styled.start() if styled else 160)
    office = _OFFICE.search(rest, 0, ends)
    return Signature(
        name,
        trimmed(page.text, Span(*office.span("office")).moved(name.end)) if office else None,
        trimmed(page.text, addressee.moved(name.end)) if addressee else None,
    )


def _styled(rest: str, person: Span) -> Span:
    """From "Son Excellence" on: what stands before it is the office of the one who signs."""
    excellence = re.search("Son Excellence|His Excellency|Her Excellency|Su Excelencia|Seine", person.of(rest))
    return Span(person.start + excellence.start(), person.end) if excellence else person


def above(page: Page) -> Span | None:
    """The one a letter or telegram is addressed to above its first words: "To the Secretary-General …"."""
    styled = False
    top = page.first_note[:12]
    dated = next((block.span.start for block in top if page.dateline(block)), 0)
    for block, line in words_of(page, top):
        if (styled and persons.alone(line)) or _HAN_TOP.fullmatch(line):
            return trimmed(page.text, block.span)
        styled = _STYLE_ALONE.fullmatch(line) is not None
        if (len(line) > 120 or line[-1:] in ".。") and (block.kind != "heading" or line[-1:] == "."):
            return None
        if found := _TOP.fullmatch(line.split(", ")[0]) or _under(block, dated, line) or _TOP_OTHERS.match(line):
            return trimmed(page.text, Span(*found.span("to")).moved(block.span.start))
    return None


def _under(block: Block, dated: int, line: str) -> re.Match[str] | None:
    """An office addressed without "to"; above the date it is the letterhead of the one who writes."""
    return None if block.span.start < dated else _TOP_OFFICE.match(line)


def below(page: Page) -> Span | None:
    """The name in capitals below a telegram or letter that is not marked as signed."""
    for block, line in words_of(page, reversed(page.first_note[-6:])):
        found = re.fullmatch(
            r"(?:[^\W\d_]+\.? ){0,3}[A-ZÀ-ÞŠŽĆČĐ][A-ZÀ-ÞŠŽĆČĐ.'’-]{2,}(?: [A-ZÀ-ÞŠŽĆČĐ][A-ZÀ-ÞŠŽĆČĐ.'’-]+)*", line
        )
        if found and block.kind == "heading" and len(line) < 50:
            return block.span
    return None
