"""Who writes to whom, and for which State: of a letter, a note verbale, a telegram.

Titles speak first, then formulae, then signatures. A sender named with where it is accredited ("… to the United
Nations") is named without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import names
from apostille.reading.draft import Field
from apostille.reading.masthead import formulae, issuers, signatures
from apostille.reading.masthead.formulae import Found
from apostille.reading.masthead.page import Leaf, Page, trimmed, words_of
from apostille.reading.span import Span

_ACCREDITED = re.compile(
    r",? (?:auprès|accredited|to the [A-Z]|to UN|ante |при |przy |bij de Verenigde|لدى |(?:in|at) Geneva\b"
    r"|à Genève\b|en Ginebra\b)",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"mission|embass|ambass|delegat|délégation|minist|government|gouvernement|representat|représent|secretar"
    r"|secrétar|department|consul|legation|légation"
    r"|chargé|misión|embajad|delegaci|gobierno|president|président|high comm|representante|миссия|представител"
    r"|посольств|министерств|правительств|делегац"
    r"|代表|大使|使馆|外交部|بعثة|البعثة|سفارة|السفارة|وزارة|الممثل|misja|ambasad|chair|director|directeur"
    r"|tribunal|court|office|commission|botschaft|ministerie|gesandtschaft|auswärtig|amt",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:the |la |le |les |l['’]|el |los |las |het |de |die |der |das |his excellency |her excellency )",
    re.IGNORECASE,
)
_LAST_ARTICLE = re.compile(
    r"(?<=\d)(?=[A-Z])|(?:The|La|Le|Les|L['’]|El|Die|Das|De|THE|(?<!DE )(?<!À )(?<!EN )LA|LE"
    r"|(?<!DE )(?<!À )L['’])[ ]?(?=[^\W\d_a-zа-я])"
)
_ADVERB = re.compile(
    r"(?:With reference|Referring|In (?:reply|response|reference)|Further to|Pursuant|On instructions|En réponse"
    r"|Se référant"
    r"|Con referencia|En respuesta|Ссылаясь|В ответ)\b.*?(?:,| )(?:the|la|le|l['’]|el) (?=[A-ZÀ-Þ])",
    re.DOTALL,
)
_TRAILING = re.compile(
    r"(?: and| et| y| и| en| und| \((?:the|here?\w*after|ci-après|hierna|en adelante|далее|дальше|以下)\b[^\n]*)$"
)


def _tidy(page: Page, span: Span) -> Span:
    """Without an article before it, and without the place of accreditation after it."""
    words = span.of(page.text)
    cut = _ACCREDITED.search(words, 8) or _TRAILING.search(words)
    span = Span(span.start, span.start + cut.start()) if cut else span
    while article := _ARTICLE.match(span.of(page.text)):
        span = Span(span.start + article.end(), span.end)
    return trimmed(page.text, span)


def _sender(page: Page, span: Span) -> Span | None:
    """The sender without the letterhead that runs into it; None where there is none who could send."""
    words = span.of(page.text)
    adverb = _ADVERB.search(words, 0)
    adverb = adverb if adverb and adverb.start() < 30 else None
    starts = [adverb.end() if adverb else 0, *(article.end() for article in _LAST_ARTICLE.finditer(words))]
    named = next((start for start in reversed(starts) if _HOLDER.search(words[start : start + 60])), None)
    if named is None:
        return None
    tidy = _tidy(page, Span(span.start + named, span.end))
    return None if re.search(r"\d", tidy.of(page.text)) else tidy


def find(page: Page) -> Iterator[Field]:
    """Sender, addressee, issuer, and the body addressed: of the cover, or of the first letter of the whole."""
    leaf = page.leaves[0]
    if leaf.name is None and page.own is None and page.is_a("statement", "verbatim_record", "summary_record", "treaty"):
        return
    if headed := _headed(page):
        yield page.field("sender", headed[0], None, leaf.name)
        if headed[1]:
            yield page.field("addressee", headed[1], None, leaf.name)
        return
    found = list(_sentences(page))
    senders = [span for one, _ in found if (span := _sender(page, one))]
    addressees = [_tidy(page, one) for _, one in found if one]
    if senders:
        addressee = _in_mixed_case(page, addressees) if addressees else None
        yield from _sent(page, leaf, _in_mixed_case(page, senders), addressee)
        if addressee:
            yield from _addressed(page, leaf, addressee)
    elif page.is_a("letter", "cablegram", "note_verbale"):
        yield from _signed(page, leaf)


def _headed(page: Page) -> Found | None:
    """ "Cablegram from Beale to Menzies and Casey" as the first line."""
    for block, line in words_of(page, page.first_note[:3] if page.own is None else ()):
        found = formulae.of_headings(line) if len(line) < 200 else None
        if found:
            return found[0].moved(block.span.start), found[1].moved(block.span.start) if found[1] else None
    return None


def _sentences(page: Page) -> Iterator[Found]:
    """Sender and addressee: of the title first, where it speaks; then of the first formula."""
    for block in page.first_note[:24]:
        yield from formulae.of_titles(page.text, block.span.start, min(block.span.end, block.span.start + 1500))
    if page.is_a("letter", "cablegram"):
        return  # a letter speaks in the first person: a formula in it belongs to a note that came with it
    for block in page.first_note[:24]:
        span = Span(block.span.start, min(block.span.end, block.span.start + 3000))
        third = page.is_a("note_verbale") and page.own is None and len(span) > 120
        found = formulae.of_formula(page, span) or (formulae.of_third_person(page, span) if third else None)
        if found:
            yield found
            return


def _sent(page: Page, leaf: Leaf, sender: Span, addressee: Span | None) -> Iterator[Field]:
    yield page.field("sender", sender, None, leaf.name)
    yield from issuers.of_sender(page, sender, addressee)
    if leaf.name:
        yield page.field("author", _last_mention(page, leaf, sender), page.mixed(sender.of(page.text)), leaf.name)


def _addressed(page: Page, leaf: Leaf, addressee: Span) -> Iterator[Field]:
    words = addressee.of(page.text)
    if not words or (words[:1].islower() and not re.match(r"s[eé]cr|сек", words)):
        return
    yield page.field("addressee", addressee, None, leaf.name)
    body = next(names.find_bodies(words, page.language), None)
    if leaf.name and body:
        yield page.field("body", body.span.moved(addressee.start), body.value)


def _signed(page: Page, leaf: Leaf) -> Iterator[Field]:
    """What stands below a letter, and above a telegram."""
    signed = signatures.find(page)
    name = signed.name if signed else signatures.below(page)
    addressee = (signed.addressee if signed else None) or signatures.above(page)
    if name:
        value = name.of(page.text)
        yield page.field("sender", name, value.title() if value.isupper() and not signed else None, leaf.name)
    if addressee:
        yield page.field("addressee", addressee, None, leaf.name)
    if name or addressee:
        yield from issuers.of_letter(page, signed.office if signed else _office_below(page, name), addressee)


def _office_below(page: Page, name: Span | None) -> Span | None:
    """The line below a name that is not marked as signed."""
    below = next((block.span for block in page.first_note if name and block.span.start == name.end + 1), None)
    return below if below and len(below) < 160 else None


def _in_mixed_case(page: Page, spans: list[Span]) -> Span:
    """The first that is not in capitals, else the same words elsewhere in mixed case, else the first."""
    first = next((span for span in spans if not span.of(page.text).isupper()), None)
    return first or page.elsewhere(" ".join(spans[0].of(page.text).split())) or spans[0]


def _last_mention(page: Page, leaf: Leaf, sender: Span) -> Span:
    """The last place of the part that names the sender: a note verbale is not signed."""
    words = sender.of(page.text)
    place = page.text.rfind(words, leaf.span.start, leaf.span.end)
    return Span(place, place + len(words)) if place >= 0 else sender
