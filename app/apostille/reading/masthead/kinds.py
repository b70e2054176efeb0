"""What sort of document it is: by the words of its title, by its formulae, by the way it speaks."""

from __future__ import annotations

import re
from itertools import islice

from apostille.reading.draft import Field
from apostille.reading.masthead import lines
from apostille.reading.masthead.page import Page, words_of
from apostille.reading.span import Span

_TITLES: tuple[tuple[str, str], ...] = (
    (
        "note_verbale",
        r"notes? verbales?|nota(?:s)? verbal(?:es)?|вербальн(?:ая|ые) нот[аы]|.{0,60}普通照会$|مذكرة شفوية"
        r"|مذكرتان شفويتان|nota werbalna"
        r"|verbalnote|.{0,160}的普通照会",
    ),
    (
        "letter",
        r"(?:identical )?letters? (?:dated|from|to|addressed)|lettres?(?: identiques?)? (?:datée|adressée"
        r"|en date)|cartas?"
        r"(?: idénticas)? de fecha|(?:идентичные )?письм[оа] .{0,160}на имя|.{4,160}的(?:同文)?信$"
        r"|رسالتان? متطابقتان?|رسالة مؤرخة|letter [A-Z]{3,}, \d",
    ),
    (
        "verbatim_record",
        r"(?:final|provisional)? ?(?:verbatim )?record of the .{3,90} (?:plenary )?meeting"
        r"|(?:provisional )?verbatim record|compte rendu "
        r"(?:in extenso|définitif|provisoire)|acta (?:literal|taquigráfica|definitiva)|(?:стенографический"
        r"|окончательный) отч[её]т"
        r"|逐字记录|.{0,30}逐字记录|محضر حرفي|procès-verbal (?:définitif|provisoire|de la .{3,60}(?:séance|plénière))",
    ),
    (
        "summary_record",
        r"(?:provisional )?summary record|compte rendu analytique|acta resumida|кратк(?:ий|ая) (?:отч[её]т|протокол)"
        r"|.{0,30}简要记录|محضر موجز",
    ),
    (
        "press_release",
        r"press release|communiqué de presse|comunicado de prensa|пресс-релиз|新闻稿|بيان صحفي|نشرة صحفية",
    ),
    (
        "working_paper",
        r"working papers?|documents? de travail|documentos? de trabajo|рабочий документ|工作文件|ورقة عمل",
    ),
    (
        "cablegram",
        r"(?:extract from )?(?:cablegram|savingram|telegram|circular cablegram|cable)\b|télégramme|телеграмма",
    ),
    ("aide_memoire", r"aide[- ]?m[ée]moire|памятная записка|备忘录|مذكرة رسمية"),
    ("minutes", r"minutes? (?:of|by|from|to)\b|minutes?$|note of (?:a )?(?:meeting|conversation)|протокол заседания"),
    (
        "resolution",
        r"(?:draft )?resolution \d|draft resolution|resolution adopted|[^:\n]{3,200}: (?:revised )?draft resolution"
        r"|(?:[^:\n]{3,200} ?: )?projet de résolution|(?:[^:\n]{3,200}: )?proyecto de resolución"
        r"|(?:[^:\n]{3,200}: )?(?:пересмотренный )?проект резолюции|(?:[^：:\n]{2,80}[：:])?(?:订正)?决议草案"
        r"|[^:\n]{3,200}: مشروع قرار"
        r"|résolution (?:adoptée|\d)|resolución (?:aprobada|\d)"
        r"|резолюция(?:,)? (?:принятая|\d)|.{0,20}大会决议|.{0,60}号决议$|قرار اتخذت?ه|القرار \d|\d{2}/\d{1,3}\. \D",
    ),
    (
        "decision",
        r"decision (?:adopted|\d|of the|on|for|to|concerning)|draft decision|décision (?:adoptée|\d)"
        r"|decisión (?:aprobada|\d)"
        r"|решение(?:,)? (?:принятое|\d)|مقرر",
    ),
    (
        "statement",
        r"(?:opening |closing |introductory |general |joint |presidential |chairman['’]s |chairperson['’]s "
        r"|chair['’]s |eu )?"
        r"(?:statement|remarks|address|speech|intervention)(?: (?:made |delivered )?(?:by|of|on|to|at|in|from)\b|$)"
        r"|(?:déclaration|discours|allocution|intervention|exposé) (?:du|de la|de l['’]|de s\.|de m\.|de mme"
        r"|faite?|prononcée?|de monsieur|de son)"
        r"|(?:déclaration|discours|allocution|intervention|discurso|intervención)$"
        r"|(?:declaración|discurso|intervención|palabras) (?:del?|pronunciad[ao]|formulada)"
        r"|(?:совместное )?(?:заявление|выступление|речь)(?: |$)|.{2,60}(?:的发言|的讲话|的声明|发言稿)"
        r"|(?:بيان|كلمة|خطاب)(?: |$)"
        r"|oświadczenie|wystąpienie",
    ),
    (
        "declaration",
        r"(?:joint |final |political |ministerial |universal )?declaration\b|déclaration (?:commune|finale|politique"
        r"|ministérielle|universelle)"
        r"|declaración (?:conjunta|final|política|universal|ministerial)|(?:всеобщая |совместная )?декларация"
        r"|.{0,20}宣言|.{0,5}إعلان|(?:powszechna |wspólna )?deklaracja|universele verklaring"
        r"|(?:die )?(?:allgemeine )?erklärung|(?:všeobecná )?deklarace|declara[tţț]ia univ|загальна декларац"
        r"|.{3,40} beyannamesi"
        r"|.{0,20}διακηρυξη|הכרזה",
    ),
    (
        "message",
        r"message (?:from|of|by|to|du|de la|adressé)|mensaje del?|послание|обращение|.{2,40}的?致辞|.{2,30}贺信"
        r"|رسالة من",
    ),
    (
        "report",
        r"(?:final |interim |annual |progress |draft )?reports? (?:of|by|on|to|submitted)|rapport(?: (?:final"
        r"|annuel|intérimaire))? (?:du|de|sur|d['’])"
        r"|(?:proyecto de )?informe (?:provisional |final )?(?:del?|sobre)|доклад |.{2,60}的?报告$|تقرير ",
    ),
    (
        "treaty",
        r"treaty|convention (?:on|for|concerning|relating|between)|agreement(?:$| (?:between|on|concerning|relating"
        r"|for))"
        r"|(?:additional |optional )?protocol (?:on|to|for|i)"
        r"|charter of|covenant|traité|convention (?:sur|relative|entre|de)|accord (?:entre|relatif|sur)"
        r"|protocole|charte|tratado|convenio"
        r"|convención|acuerdo entre|договор|конвенция|соглашение|устав|.{2,60}(?:条约|公约|协定|議定書|宪章)$"
        r"|معاهدة|اتفاقية|ميثاق"
        r"|verdrag|overeenkomst|(?:aanvullend )?protocol (?:inzake|bij)|handvest|vertrag|abkommen",
    ),
)  # fmt: skip
_TITLED = tuple(
    (kind, re.compile(rf"(?:[-–—*#\s\"“«]*)(?:\d{{1,3}} )?(?P<words>{words})", re.IGNORECASE))
    for kind, words in _TITLES
)
_SYMBOLS = (("verbatim_record", "/PV."), ("summary_record", "/SR."), ("resolution", "/RES/"), ("decision", "/DEC/"),
            ("working_paper", "/WP."))  # fmt: skip
_TOPICS = ("treaty", "report", "statement", "declaration", "resolution", "message")
_THIRD = (
    r"presents? (?:its|his|her|their) compliments|présente(?:nt)? (?:ses|leurs) compliments"
    r"|presenta(?:n)? sus (?:\w+ )?(?:saludos|cumplidos)"
    r"|saluda atentamente|свидетельству[ею]т? (?:\w+ )?(?:сво[ёе] )?уважение|致意|ت?يهدي|أطيب تحياتها?"
    r"|przedstawia wyrazy|biedt .{3,90} complimenten"
    r"|apresenta (?:os )?(?:seus )?cumprimentos|presenta i suoi complimenti|présente ses hommages|beehrt sich"
    r"|heeft de eer|ha l['’]onore"
    r"|presents? (?:the )?compliments"
)
_OPENS = r"(?:(?<=\d{4} )|(?<=\d{4}[.,] )|(?<=\) )|(?<![ ,\t\u00a0]))"
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
    ("Sir,", rf"{_OPENS}Sir,"),
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
_NOTE = re.compile(_THIRD)
_NOTE_CORES = (
    "ompliment", "saludos", "cumplidos", "saluda", "свидетельству", "致意", "هدي", "أطيب تحيات", "wyrazy",
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
EXCHANGE = re.compile(
    r"notawisseling|briefwisseling|exchange of (?:notes|letters)|échange de (?:notes|lettres)|canje de notas"
    r"|обмен нотами",
    re.I,
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


def of_title(words: str) -> tuple[str, Span] | None:
    """The kind that a title says, and the words of it that do; a running number before it is no part of it."""
    for kind, pattern in _TITLED:
        if found := pattern.match(words):
            return kind, Span(*found.span("words"))
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
    for block, words in words_of(page, page.leaves[0].lines[:20]):
        if EXCHANGE.match(words):
            return None  # an exchange of notes or letters: what its first letter is says its formula
        if (len(words) > 700 and block.kind != "heading") or _compliments(words[:700]):
            return None
        found = of_title(words)
        if found and not (dated and found[0] in _TOPICS):
            return found[0], found[1].moved(block.span.start)
        dated = dated or (page.own is None and page.dateline(block) is not None)
    return None


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
        if found := pattern.search(words, max(0, place - 24), place + 90):
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
    return next(((kind, own.span) for kind, sign in _SYMBOLS if own and sign in own.key), None)


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
