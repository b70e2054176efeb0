"""The words of mastheads in six languages: languages, distributions, sessions, agenda items, meetings, organisations.

Functions and patterns over the words of one line; none knows the document it stands in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from apostille.reading.span import Span

_LANGUAGES = {
    "en": "english anglais inglés ingles английский английском английского 英文 英语 بالإنكليزية الإنكليزية بالانكليزية"
    " الانكليزية",
    "fr": "french français francais francés frances французский французском французского 法文 法语 بالفرنسية الفرنسية",
    "es": "spanish espagnol español espanol испанский испанском испанского 西班牙文 西班牙语 بالإسبانية الإسبانية"
    " بالاسبانية الاسبانية",
    "ru": "russian russe ruso русский русском русского 俄文 俄语 بالروسية الروسية",
    "ar": "arabic arabe árabe арабский арабском арабского 阿拉伯文 阿拉伯语 بالعربية العربية",
    "zh": "chinese chinois chino китайский китайском китайского 中文 汉语 بالصينية الصينية",
}
LANGUAGE_OF = {word: code for code, words in _LANGUAGES.items() for word in words.split()}
_ONE_LANGUAGE = "|".join(sorted(LANGUAGE_OF, key=len, reverse=True))
LANGUAGE = re.compile(rf"(?<![^\W\d_])(?:{_ONE_LANGUAGE})(?![^\W\d_])", re.IGNORECASE)
ORIGINAL = re.compile(
    rf"(?:original(?:e| language)?|язык оригинала|оригинал|原件|原文|الأصل)[ \u00a0]{{0,2}}[:：][ \u00a0]{{0,3}}"
    rf"(?P<words>(?:на )?(?:{_ONE_LANGUAGE})(?:(?:[/,、和]|\s(?:and|et|y|e|и)\s"
    rf"|\sو){{1,2}}\s?(?:{_ONE_LANGUAGE})){{0,5}})",
    re.IGNORECASE,
)
_DISTRIBUTIONS = {
    "General": "general générale generale общая общее 普遍 一般 عام عامة",
    "Limited": "limited limitée limitee limitada ограниченная ограниченное 有限 محدود محدودة",
    "Restricted": "restricted restreinte restringida reservada для\u00a0служебного 限制 مقيد مقيدة",
    "Confidential": "confidential confidentielle confidencial",
}
DISTRIBUTION_OF = {
    word.replace("\u00a0", " "): value for value, words in _DISTRIBUTIONS.items() for word in words.split(" ")
}
DISTRIBUTION = re.compile(
    rf"(?:distr(?:ibution|ibución|ibucion)?\.?|распространение|分发|التوزيع)[ \u00a0]?[:：.]{{0,2}}\s{{0,2}}"
    rf"(?P<words>{'|'.join(sorted(DISTRIBUTION_OF, key=len, reverse=True))})(?![^\W\d_])",
    re.IGNORECASE,
)
JOB = re.compile(
    r"(?<![\w.])(?P<words>(?:GE|V|NY|OPCW|K|M|LA|AA|N|R|HE|NA)\.\d{2}-\d{4,6}|\d{2}-\d{5}(?=\*? {0,3}\([ACEFRS]\)|\s*$"
    r"|\n\*\d{7}\*))(?!\d)"
)

_HAN = "一二三四五六七八九十百零\\d"
_LATIN = "[^\\W\\d_]"
SESSION = re.compile(
    r"(?P<words>(?:resumed )?[a-z-]{4,20}(?:[ -](?:and )?[a-z-]{3,12})?(?: (?:special|regular|emergency special"
    r"|substantive|annual|resumed|inter-?sessional|organizational)){0,2} session(?: of \d{4})?"
    r"|\d{1,3}(?:st|nd|rd|th) (?:special |regular |substantive |emergency special )?session"
    r"|(?:resumed |substantive )?\d{4} (?:substantive )?session"
    rf"|(?:{_LATIN}{{4,14}}[- ](?:et[- ])?)?{_LATIN}{{2,20}}(?:ième|ieme|ière|iere|emière|euxième|unième|onde) session"
    r"(?: extraordinaire(?: d['’]urgence)?| ordinaire)?"
    r"|\d{1,3}(?:e|ème|ère|re) session(?: extraordinaire)?|session (?:de fond|ordinaire) de \d{4}"
    rf"|(?:{_LATIN}{{5,20}}(?: {_LATIN}{{4,12}})?|\d{{1,3}}[.º°ªoa]{{1,2}}) per[ií]odo (?:(?:extraordinario|ordinario)"
    r" )?de sesiones(?: sustantivo)?(?: (?:de emergencia|de \d{4}))?"
    r"|per[ií]odo de sesiones sustantivo de \d{4}"
    r"|[а-яё]{3,20}[ьа]я(?: (?:очередная|специальная|чрезвычайная специальная|возобновленная))? сессия"
    r"|[а-яё]{6,20} [а-яё]{3,14}[ьа]я(?: (?:специальная))? сессия|\d{1,3}-(?:я|й) (?:специальн(?:ая|ой) )?сесси[яи]"
    r"|[а-яё]{4,20}(?: [а-яё]{3,14})?(?:ой|ей) сессии"
    r"|основная сессия \d{4} года"
    rf"|第[{_HAN}]{{1,5}}届(?:特别|紧急特别|常)?会议|第[{_HAN}]{{1,5}}届(?=联合国大会|联大|大会)|\d{{4}}年(?:实质性|组织)?会议(?:续会)?"
    rf"|第[{_HAN}]{{1,5}}届常会"
    r"|الدورة (?!ال?جلسة)[\u0621-\u064a]{4,14}(?: و[\u0621-\u064a]{4,12})?(?: الاستثنائية| العادية)?"
    r"|الدورة [\d٠-٩]{1,3}|الدورة الموضوعية لعام [\d٠-٩]{4})",
    re.IGNORECASE,
)
YEAR_OF_ORGAN = re.compile(
    rf"(?:[a-z-]{{5,20}} year|{_LATIN}{{5,20}}(?:[- ]{_LATIN}{{3,12}}){{0,3}} (?:année|año|an)"
    rf"|[а-яё]{{5,20}}(?: [а-яё]{{4,14}})? год|第[{_HAN}]{{1,5}}年"
    rf"|السنة [\u0621-\u064a]{{4,14}}(?: و[\u0621-\u064a]{{4,12}})?)",
    re.IGNORECASE,
)
"""The Security Council counts years where other bodies have sessions."""
_NO_SESSION = re.compile(r"(?:opening|closing|plenary|morning|afternoon|this|last|next|present|current|the)\b", re.I)
_AFTER_SESSION = re.compile(
    r"[.,*]?(?:\s*$|\s{1,3}(?:provisional |agenda|items?\b|points?\b|temas?\b|пункт|议程|项目|البند))", re.IGNORECASE
)

_LETTERED = (
    r"(?:[ \u00a0]?\((?:[a-z]{1,2}|[\u0621-\u064a]{1,2})\)|[ \u00a0]?[a-z]{1,3}\)|,[ \u00a0][a-z](?=,)|[（][a-z][）]"
    r"|[ \u00a0][a-z](?= (?:повестки|предварит|del programa|de l['’]ordre)))?"
)
_ITEM = re.compile(
    rf"(?P<number>[\d٠-٩]{{1,3}})(?![\d٠-٩])(?P<letter>{_LETTERED})|(?P<more>\([a-z]{{1,2}}\))", re.IGNORECASE
)
_ITEM_LIST = (
    rf"(?P<list>[\d٠-٩]{{1,3}}{_LETTERED}(?:(?:[ \u00a0]?[,،、][ \u00a0]?|[ \u00a0](?:and|et|y|и|e|to|à|a)[ \u00a0]"
    rf"|[和及至]|[ \u00a0]و[ \u00a0]?)(?:[\d٠-٩]{{1,3}}{_LETTERED}|\([a-z]\))){{0,8}})"
)
ITEMS = re.compile(
    rf"^(?:(?:provisional )?agenda items?[ \u00a0]{_ITEM_LIST}(?![\d٠-٩./])"
    rf"|items?[ \u00a0]{_ITEM_LIST.replace('list', 'en')}(?=[ \u00a0]?[*.]{{0,3}}$| of the )"
    rf"|points?[ \u00a0]{_ITEM_LIST.replace('list', 'fr')},?(?=[^\n]{{0,3}}de (?:l['’]ordre|la liste))"
    rf"|temas?[ \u00a0]{_ITEM_LIST.replace('list', 'es')}(?= del programa| de la lista|[*.]?$)"
    rf"|пункты?[ \u00a0]{_ITEM_LIST.replace('list', 'ru')}(?= (?:предварительной )?повестки| первоначального|[*.]?$)"
    rf"|(?:临时|暂定|初步)?(?:议程)?\*?项目[ ]?{_ITEM_LIST.replace('list', 'zh')}"
    rf"|البن(?:د|دان|ود)[ ]{_ITEM_LIST.replace('list', 'ar')}(?= من|[*.]?$))",
    re.IGNORECASE,
)

MEETING = re.compile(
    r"(?:\d{1,4}(?:st|nd|rd|th) (?:(?:plenary|closed|resumed|emergency|special) )?meeting(?: \([^)]{1,20}\))?"
    r"|\d{1,4}e(?:me|ème)? séance(?: plénière)?|\d{1,4}[.ªa]{1,2} sesi[oó]n(?: plenaria)?"
    r"|\d{1,4}-е (?:пленарное )?заседание,?|第[ ]?[\d一二三四五六七八九十百]{1,6}[ ]?次(?:全体)?会议"
    r"|الجلسة (?:العامة )?[\d٠-٩]{1,4})[*.]?",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"united nations|nations unies|naciones unidas|организация объединенных наций|联[ ]?合[ ]?国|الأم+ـ*م المتح+ـ*دة"
    r"|united|nations|[a-z](?: {1,4}[a-z])?",
    re.IGNORECASE,
)
RECORDS = re.compile(
    r"(?:official records?|documents? officiels?|documentos? oficial(?:es)?|официальные отчеты|正式记录|الوثائق الرسمية"
    r"|provisional|provisoire|предварительный|临时|مؤقت)\b.{0,40}|(?:english|french|spanish|russian|arabic"
    r"|chinese) only|(?:anglais|français|espagnol) seulement|(?:inglés|francés|español) solamente"
    r"|только на [а-я]+ языке|(?:corrigend|addend)um|additif"
    r"|rectificatif"
    r"|adición|corrección|добавление|исправление|增编|更正|إضافة|تصويب|contents|sommaire|índice|содержание|目录|المحتويات",
    re.IGNORECASE,
)
OFFICIAL = re.compile(
    r"official records|documents officiels|documentos oficiales|официальные отчеты|正式记录|الوثائق الرسمية",
    re.IGNORECASE,
)
RECORD_TITLE = re.compile(
    r"(?:final |provisional )?(?:verbatim |summary )?records? of|compte rendu|acta (?:resumida|literal|taquigr"
    r"|definitiva)"
    r"|(?:стенографический|окончательный|краткий) отч|краткая запись|.{0,20}(?:简要|逐字|最后)记录|محضر|minutes of"
    r"|procès-verbal"
    r"|протокол",
    re.IGNORECASE,
)
CHAIR = re.compile(
    r"(?:(?:acting |temporary |later )?(?:president|chairman|chairperson|chair|chairwoman|rapporteur)"
    r"|(?:président|présidente|rapporteur|rapporteuse)(?: (?:par intérim|provisoire))?"
    r"|(?:president[ea]|relator[a]?)(?: interin[oa])?|председатель|докладчик|主席|报告员|الرئيسة?|المقررة?)"
    r"[ \u00a0]{0,2}[:：]",
    re.IGNORECASE,
)
_SPECIAL = re.compile(
    r"(?:(?:resumed |\d{4} )?(?:[a-z-]+(?:st|nd|rd|th) |\d{4} )?(?:special |extraordinary |annual |intersessional "
    r"|general "
    r"|united nations |diplomatic |world |international |open-ended |ad hoc |informal |joint )*"
    r"(?:review conference|preparatory (?:committee|commission)|conference (?:of|on|for)|meetings? of (?:the )?"
    r"(?:states|high contracting|experts|parties|governmental)|group of (?:governmental|scientific) experts"
    r"|working group|committee (?:on|of|established|against|for)|ad hoc committee|special committee|commission (?:on"
    r"|of)"
    r"|security council committee|assembly of states|biennial meeting|general conference|board of governors"
    r"|general commission"
    r"|executive council|sub-?commission)"
    r"|(?:[^\W\d_]+ )?(?:comité (?:préparatoire|spécial|du conseil|créé|des? |chargé|ad hoc|pour |contre |sur )"
    r"|conférence (?:des? "
    r"|d['’]examen"
    r"|du |générale|mondiale|chargée|pour|sur)|réunion (?:des |annuelle|biennale|d['’]experts)|groupe (?:d['’]experts"
    r"|de travail)"
    r"|commission (?:préparatoire|des? |du )|sous-commission)"
    r"|(?:[^\W\d_]+ )?(?:comité (?:preparatorio|especial|del consejo|establecido|de |ad hoc|para |contra |sobre )"
    r"|conferencia (?:de |del "
    r"|general"
    r"|mundial|encargada)|reunión (?:de |bienal|anual)|grupo (?:de expertos|de trabajo)|comisión (?:preparatoria|de ))"
    r"|(?:[^\W\d_]+ )?(?:подготовительный комитет|(?:обзорная )?конференция |совещание "
    r"|группа (?:правительственных )?экспертов"
    r"|рабочая группа|специальный комитет|комитет (?:совета|по|против)|комиссия )"
    r"|(?:اللجنة (?:التحضيرية|الخاصة|المخصصة|المعنية)|لجنة |المؤتمر |مؤتمر |اجتماع (?:الدول|الأطراف|الخبراء)"
    r"|فريق الخبراء"
    r"|الفريق العامل))",
    re.IGNORECASE,
)
_SPECIAL_HAN = re.compile(
    r"[^，。：:\n]{2,44}(?:审议大会|筹备委员会|缔约国会议|缔约方会议|缔约国年度会议|专家组|工作组|专家会议|委员会|会议|大会)"
)
_NO_BODY_HAN = re.compile(r".*(?:届|次(?:全体)?|年(?:实质性)?|全体)(?:特别)?会议$|.*(?:报告|决议|声明|文件)")


_UNION = re.compile("(?<=[\u3400-\u9fff，]) {1,4}(?=[\\d\u3400-\u9fff])|(?<=\\d) (?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item: where its number stands in the line, and as it is compared: "98 (b)"."""

    span: Span
    value: str


def session(words: str, *, within: bool = False) -> Span | None:
    """The session a line names; with ``within`` also in the middle of it."""
    for found in SESSION.finditer(words) if within else (one for one in (SESSION.match(words),) if one):
        whole = within or _AFTER_SESSION.match(words, found.end())
        if whole and not _NO_SESSION.match(found["words"]):
            return Span(*found.span("words"))
    return None


def items(words: str) -> Iterator[Item]:
    """The agenda items that a line begins with."""
    listed = ITEMS.match(words)
    if listed is None:
        return
    name = next(name for name, said in listed.groupdict().items() if said and name not in ("number", "letter"))
    start, end = listed.span(name)
    number = ""
    for found in _ITEM.finditer(words, start):  # beyond the end too: what follows tells a letter from a word
        if found.start() >= end:
            return
        number = unicodedata.normalize("NFKC", found["number"]) if found["number"] else number
        letter = re.sub(r"[^a-z]", "", (found["letter"] or found["more"] or "").lower())
        last = found.end() if letter else found.end("number")
        yield Item(Span(found.start(), last), f"{int(number)} ({letter})" if letter else f"{int(number)}")


def language_said(opening: str) -> str | None:
    """The language that a masthead names on a line of its own ("Russian", "FRANÇAIS"), or None."""
    for line in opening.split("\n"):
        if found := LANGUAGE.fullmatch(line.strip()):
            return LANGUAGE_OF[found.group().lower()]
    return None


def is_special_body(words: str) -> bool:
    """Whether a line names a conference, a meeting of States, a committee by what it is about."""
    if len(words) < 8 or SESSION.fullmatch(words) or MEETING.fullmatch(words):
        return False
    if "\u3400" <= words[-1] <= "\u9fff":
        return bool(_SPECIAL_HAN.fullmatch(words)) and not _NO_BODY_HAN.match(words)
    return bool(_SPECIAL.match(words)) and (len(words.split()) > 2 or len(words) > 18)


def without_organisation(line: str) -> str:
    """A line without "United Nations" or the letters of an emblem at its head, and without marks at either end."""
    line = line.strip(" *,.-–")
    found = ORGANISATION.match(line)
    return line[found.end() :].strip(" *,.-–") if found and not line[found.end() : found.end() + 1].isalpha() else line


def united(line: str) -> str:
    """Chinese lines joined as Chinese is: without a blank between them."""
    return _UNION.sub("", line) if "\u3400" <= line[-1:] <= "\u9fff" else line
