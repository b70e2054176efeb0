"""What sort of document it is: by the words of its title, by its formulae, by the way it speaks."""

from __future__ import annotations

import re
from itertools import islice

from apostille.reading.draft import Field
from apostille.reading.masthead import lines
from apostille.reading.masthead import words as vocabulary
from apostille.reading.masthead.kind_titles import EXCHANGE, SPOKEN_BY, of_title
from apostille.reading.masthead.page import Page, words_of
from apostille.reading.span import Span

_SYMBOLS = (("verbatim_record", "/PV."), ("summary_record", "/SR."), ("resolution", "/RES/"), ("decision", "/DEC/"),
            ("working_paper", "/WP."))  # fmt: skip
_TOPICS = ("treaty", "report", "statement", "declaration", "resolution", "message")
_THIRD = (
    r"presents? (?:its|his|her|their) compliments|présente(?:nt)? (?:ses|leurs) compliments"
    r"|presenta(?:n)? sus (?:\w+ ){0,3}(?:saludos|cumplidos)"
    r"|salud(?:a|an)(?: muy)?(?: \w+)? atentamente|(?:свидетельству[ею]т?|выража[ею]т) (?:\w+ )?(?:сво[ёе] )?"
    r"(?:\w+ )?(?:уважение|почтение)|致意|ت?يهدي|أطيب تحياتها?"
    r"|przedstawia wyrazy|biedt .{3,90} complimenten"
    r"|apresenta (?:os )?(?:seus )?cumprimentos|presenta i suoi complimenti|présente ses hommages|beehrt sich"
    r"|heeft de eer|ha l['’]onore"
    r"|presents? (?:the |(?:its|his|her|their) \w+ )?compliments"
)
_OPENS = r"(?:(?<=\d{4} )|(?<=\d{4}[.,] )|(?<=\) )|(?<![ ,\t\u00a0])(?<!,\n)(?<!, \n))"
_FIRST = (
    (
        "hono",
        r"\bI have the hono[u]?r to (?:transmit|refer|inform|acknowledge|confirm|propose|draw|bring|forward|enclose"
        r"|request|advise|state|attach|submit|communicate|convey to you the (?:text|attached))",
    ),
    ("honneur", r"\bJ['’]ai l['’]honneur|Nous avons l['’]honneur"),
    ("Tengo ", r"Tengo (?:el honor|la honra)"),
    ("Имею честь", r"Имею честь"),
    ("谨", r"我谨|谨随函"),
    ("شرف", r"أتشرف|يشرفني"),
    ("Ich ", r"Ich (?:beehre mich|habe die Ehre)"),
    ("Ik heb de eer", r"Ik heb de eer"),
    ("I write to", r"\bI write to"),
    ("I refer to your", r"\bI refer to your"),
    ("I am writing to", r"\bI am writing to"),
    ("Me es grato", r"Me es grato"),
    ("Sir,", rf"{_OPENS}Sir,(?!\s?[a-z])"),
    ("Excellency", rf"{_OPENS}Excellency[,:;]"),
    ("Monsieur ", rf"{_OPENS}Monsieur (?:le (?!Président)|l['’])\s?\w+(?: [\w’' ]{{0,30}})?,"),
    ("Mijnheer ", r"Mijnheer "),
    ("Herr ", r"(?<![ ,])Herr \w+"),
    ("My ", r"\bMy [Dd]ear "),
    ("Señor ", r"(?<![ ,])Señor (?!President)\w+[,:]"),
    ("Dear ", rf"{_OPENS}Dear "),
    ("Mr. ", r"Mr\. (?:Minister|Ambassador|Secretary),"),
    ("Tenho a honra", r"Tenho a honra"),
    ("Excellence", rf"{_OPENS}Excellence[,:]"),
    ("Exzellenz", r"Exzellenz"),
)
"""How a letter speaks, each with the words that stand in it: without them the slower pattern need not look."""
_SPOKEN = re.compile(
    r"(?:(?: et le \w+)?,?(?: [^,\n]{3,80},)? (?:de |d['’])(?:prendre la parole|m['’](?:adresser|exprimer|associer)"
    r"|intervenir|parler|prononcer|délivrer|représenter|être|participer|saluer|vous (?:saluer|féliciter)|féliciter"
    r"|faire (?:une?|la|cette) (?:présente )?(?:déclaration|intervention)|présenter (?:la position|cette déclaration)))"
    r"|(?: y el \w+)?,?(?: [^,\n]{3,80},)? de (?:hablar|intervenir|dirigirme a (?:esta|la)|hacer uso|hacer esta"
    r"|tomar la palabra|representar|formular|pronunciar|participar|comparecer|estar|ocupar|felicitar)"
    r"|,?(?: [^,\n]{3,80},)? (?:выступ|представлять|взять слово|приветствовать|обратиться к)"
    r"|(?![^。\n]{0,40}(?:转递|转交|随函|提请|通知|提及|附上|致函|递交|送交|告知|提交|请你|奉告|谨此))"
    r"(?<=我谨)|,? ?(?:أن |ب)?(?:ألقي|أتحدث|أخاطب|أتكلم|أدلي|أتناول"
    r"|إلقاء|مخاطبة|التحدث|أشارك|أمثل|أقف|أكون|أهنئ|أتوجه|أعرب|أرحب)"
)
"""What follows a formula of honour where somebody takes the floor: a speech may begin with the words of a letter."""
_NOTE = re.compile(_THIRD)
_NOTE_CORES = (
    "ompliment", "saludos", "cumplidos", "salud", "уважение", "почтение", "致意", "هدي", "أطيب تحيات", "wyrazy",
    "cumprimentos", "hommages", "beehrt sich", "heeft de eer", "onore",
)  # fmt: skip
_MAIL = tuple((core, re.compile(pattern)) for core, pattern in _FIRST)
_SPEECH = re.compile(
    r"\b(?:Mr\.?|Madam(?:e)?|Mister) (?:President|Chairman|Chairperson|Chair|Speaker|Secretary-General)\b"
    r"|\b[Cc]ongratulat\w+|\bMonsieur le Président|\bMadame la Présidente|[Ss]eñor(?:a)? President[ea]|Г(?:-"
    r"|оспо)\w{0,3}н?ж?а? [Пп]редседатель"
    r"|主席先生|主席女士|السيد الرئيس|\bfelicitat\w+|\bfélicit\w+|\b(?:[Aa]llow|[Pp]ermit) me\b|\b(?:my"
    r"|our) (?:delegation|country|Government)\b"
    r"|\b(?:the|this|General) Assembly\b|\bthis (?:hall|podium|rostrum)\b|\bgeneral debate\b|\bUnited Nations\b"
    r"|\bdelegation of\b"
)
_SELF = re.compile(
    r"\b(?:I|us|[Mm]y|[Ww]e|[Oo]ur|[Tt]he \w{3,12} (?:delegation|Government)|[Jj]e|[Nn]ous|[Mm]on|[Nn]otre|[Mm]i"
    r"|[Nn]uestr[oa])\b|[Яя] |[Мм]ы |我|أ"
)


_TAKEN = re.compile(
    r"\W{0,3}(?:\d{1,3}\.\s)?(?P<words>(?:Mr|Mrs|Ms|Miss|Sir|Dame|M)\.? [^\n():.]{2,50}?(?: \([^()\n]{3,60}\)"
    r"(?: \([^()\n]{3,60}\))?(?: said|:)| said that))"
)
"""How a record introduces one speech: "Mr. WIERBLOWSKI said that"."""


def find(page: Page) -> Field | None:
    """The kind, with the words that say so; None where none do."""
    for finder in (_record, _by_title, _in_run, _by_symbol, _by_formula, _by_speech):
        if found := finder(page):
            return page.field("kind", found[1], found[0])
    return None


def _record(page: Page) -> tuple[str, Span] | None:
    """A record or resolution by its symbol: what it is about may be called a letter or a report."""
    found = _by_symbol(page)
    if found is None or found[0] == "working_paper":
        return None
    titled = _by_title(page)
    return titled if titled and titled[0] == found[0] else found


def _by_title(page: Page) -> tuple[str, Span] | None:
    """The first of the first lines that begins as titles do.

    Below a date line ("Canberra, 7 March 1968") stands what a paper is about, not what it is; under a masthead it does.
    """
    dated = False
    about: tuple[str, Span] | None = None  # a report may be named after the treaty that it is about
    for block, words in words_of(page, page.leaves[0].lines[:20]):
        if EXCHANGE.match(words):
            return None  # an exchange of notes or letters: what its first letter is says its formula
        if (len(words) > 700 and block.kind != "heading") or _compliments(words[:700]):
            return about
        found = of_title(words) if words[-1:] != "。" else None  # a sentence that names a document is none
        if found and page.own and page.own.span.start > block.span.end and found[0] in _TOPICS:
            continue  # above the symbol stands whose document it is
        if found and not (dated and found[0] in _TOPICS and not SPOKEN_BY.match(words)):
            said = found[0], found[1].moved(block.span.start)
            if about is None and (page.own is None or found[0] != "treaty"):
                return said
            if about and found[0] in ("report", "working_paper", "resolution"):
                return said
            about = about or said
        dated = dated or (page.own is None and page.dateline(block) is not None)
    return about


def _by_formula(page: Page) -> tuple[str, Span] | None:
    """Third person and compliments: a note verbale; first person and a salutation: a letter; whichever comes first."""
    opening = page.text[: page.opening.end]
    notes, mail = _compliments(opening), _first_person(opening)
    if notes and (mail is None or notes.start() < mail.start() + 40):
        return "note_verbale", Span(*notes.span())
    return ("letter", Span(*mail.span())) if mail else None


def _compliments(words: str) -> re.Match[str] | None:
    return _NOTE.search(words) if any(core in words for core in _NOTE_CORES) else None


def _first_person(words: str) -> re.Match[str] | None:
    """The first formula of a letter; each is sought only near the words it must hold."""
    found = [match for core, pattern in _MAIL if (match := _near(core, pattern, words))]
    return min(found, key=lambda match: match.start(), default=None)


def _near(core: str, pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    place = words.find(core)
    while place >= 0:
        found = pattern.search(words, max(0, place - 24), place + 90)
        if found and not _SPOKEN.match(words, found.end()):
            return found
        place = words.find(core, place + len(core))
    return None


def _in_run(page: Page) -> tuple[str, Span] | None:
    """The title after a masthead whose line ends were lost."""
    end = lines.run_end(page)
    found = of_title(page.text[end : end + 400].lstrip()) if end else None
    blank = end + len(page.text[end : end + 400]) - len(page.text[end : end + 400].lstrip())
    return (found[0], found[1].moved(blank)) if found else None


def _by_symbol(page: Page) -> tuple[str, Span] | None:
    own = page.own
    found = next(((kind, own.span) for kind, sign in _SYMBOLS if own and sign in own.key), None)
    return found or (_printed_record(page) if own is None else None)


def _printed_record(page: Page) -> tuple[str, Span] | None:
    """ "OFFICIAL RECORDS" above "1022nd MEETING: 23 OCTOBER 1962": the printed records of a council or an assembly."""
    head = list(words_of(page, page.leaves[0].lines[:12]))
    official = next((block for block, line in head if vocabulary.OFFICIAL.match(line)), None)
    meeting = next((block for block, line in head if vocabulary.MEETING.match(line)), None)
    return ("verbatim_record", meeting.span) if official and meeting else None


def is_speech(page: Page) -> bool:
    """Whether the text is a statement only by the way it speaks: without a title of its own."""
    said = page.kind
    return said is not None and said.value == "statement" and of_title(said.printed or "") is None


def _by_speech(page: Page) -> tuple[str, Span] | None:
    """Somebody speaks in the first person, and to a chair or for a country."""
    opening = page.text[: page.opening.end]
    if any(page.dateline(block) for block in page.leaves[0].lines[:4]):
        return None
    taken = _TAKEN.match(opening)
    if taken:
        return "statement", Span(*taken.span("words"))
    spoken = _SPEECH.search(opening)
    if spoken and len(list(islice(_SELF.finditer(opening), 3))) == 3:
        return "statement", Span(*spoken.span())
    return None
