"""Persons named in a heading, with how they are styled: "H.E. Mr. Andrej Novak", "г-на Ивана Петрова"."""

from __future__ import annotations

import re
from itertools import chain

from apostille.reading.span import Span

_STYLES = (
    r"(?:His|Her|Their) Excellenc(?:y|ies)|H\.[ ]?E\.?|The (?:Right |Most )?Hono(?:u)?rable|(?:Rt\. )?Hon\.?"
    r"|Ambassador|Amb\."
    r"|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sir|Dame|Lord|Prof(?:\.|essor)|(?:Lieutenant |Major |Brigadier )?General|Admiral"
    r"|Colonel|Archbishop|Monsignor|Sheikh|Prince(?:ss)?|His Majesty King|Senator|Senhor"
    r"|Son Excellence|Leurs Excellences|S\.[ ]?E\.?M?\.?|M\.|MM\.|Mme|Mlle|Monsieur(?: le| l['’])?|Madame(?: la"
    r"| l['’])?"
    r"|l['’]?Ambassad(?:eur|rice)|Ambassad(?:eur|rice)|Mgr\.?|Maître|(?:le )?(?:Vicomte|Baron|Comte|Chevalier"
    r"|Jonkheer)|Jhr\."
    r"|Su Excelencia|Excm[oa]s?\.?|Sr\.|Sra\.|Srta\.|(?:el |la )?[Ss]eñor(?:a)?|Embajador(?:a)?|D\.|Don|Doña|Dra\.?"
    r"|Herrn?|Frau|Exzellenz|Dhr\.|Mevr\.|De Heer"
)
_STOP = (
    r"(?:Ambassad|Permanent|Deputy|Representative|Minister|Ministr|Head|Director|Directeur|Directrice|President"
    r"|Président"
    r"|Presidente?|Secretary|Secrétaire|Secretari|Charg|Chair|Under|Assistant|Special|Prime|Foreign|Acting|Alternate"
    r"|Leader"
    r"|Représentant|Representante|Premi[eè]re|Embajador|Encargad|Director"
    r"|Envoyé|Envoy|Counsellor|Conseiller|Consejer|Governor|Botschafter|Gesandte|Delegat|Délégu|Attorney|Coordinator"
    r"|Rapporteur|Professor|Statement)[^\W\d_]*"
    r"|(?:Chef|Premier|Jefe|Vice|High|Haut|State|Chief|Member|First|Second|Third|Federal|General|Before|During|On|At|In"
    r"|To|Of|The|By|For|From)"
)
_PARTICLE = (
    r"van|von|de|den|der|du|da|das|do|dos|di|del|della|la|le|el|al|bin|bint|ibn|ben|y|e|zu|ter|ten|af|av|Ould|Al"
)
_TOKEN = (
    rf"(?!(?i:{_STOP})\b(?!\.))(?:[^\W\d_a-zß-öø-ÿ]\.(?:[- ]?[^\W\d_a-z]\.)*"
    rf"|[^\W\d_a-zß-öø-ÿа-я][^\W\d_]*\.?"
    r"(?:['’-][^\W\d_]+)*)"
)
_NAME = rf"{_TOKEN}(?:[ \u00a0](?:(?:(?:{_PARTICLE})[ \u00a0]|(?:d['’]|al-|el-|Al-)){{0,2}})?{_TOKEN}){{0,5}}"
_NO_LAST = frozenset(["de", "la", "del", "las", "los", "el", "le", "les", "des", "du", "y", "et", "and", "of", "the"])
_POST = re.compile(
    r"\b(?:ambassad\w+|embajador\w*|botschafter\w*|gesandte\w*) (?:de|du|des|del|der|van|von|of)\b", re.IGNORECASE
)
_LATIN = re.compile(
    rf"(?:(?<![^\W\d_])|(?<=[a-zß-ÿ])(?=[A-Z]))(?:(?i:{_STYLES})[ \u00a0]?){{1,4}}"
    rf"(?<=[ .’'\u00a0])(?:(?:{_PARTICLE})[ ]){{0,2}}{_NAME}"
)
_RUSSIAN = re.compile(
    r"(?:(?:[Ее]го|[Её]е)? ?[Пп]ревосходительств[оа] )?(?:г-н[а]?|г-жа|г-жи|г-же|[Гг]осподин[а]?|[Гг]оспож[аи]"
    r"|[Пп]ос[о]?л[аь]?) (?:[А-ЯЁ]\.[ ]?){0,2}[А-ЯЁ][А-Яа-яё-]+(?: [А-ЯЁ][А-Яа-яё-]+){0,3}"
    r"|[А-ЯЁ]\.[ ]?(?:[А-ЯЁ]\.[ ]?)?[А-ЯЁ][а-яё-]{2,}|[А-ЯЁ]\.[ ]?(?:[А-ЯЁ]\.[ ]?)?[А-ЯЁ]{3,}"
)
_ARABIC = re.compile(
    r"(?:(?:صاحب(?:ة)? (?:السعادة|المعالي|الفخامة|السمو)|سعادة|معالي|فخامة|سمو|دولة)(?:ال)? ){0,2}"
    r"(?:السيدة?|السفيرة?|السكرتيرة? (?:الأول|الأولى|الثاني|الثالث)|المستشارة?|الدكتورة?|الشيخ|الأمير"
    r"|الأستاذة?)(?: (?:السفيرة?|الدكتورة?|الشيخ))?(?: (?:بن|ابن|عبد|أبو|آل)?"
    r" ?(?!ال?ممثل|المندوب|وزير|رئيس|نائب|القائم|سفير|الدائم|أمام|في|لدى)[\u0621-\u064a]+){1,6}"
)
_RUSSIAN_OFFICE = re.compile(r"представител|посл[аоу]|министр|президент|глав[аы]|директор|секретар", re.IGNORECASE)
_NO_NAME = (
    r"(?:Постоянн|Чрезвычайн|Полномочн|Организац|Конференц|Генеральн|Ассамбле|Совет|Объедин|Наци|Министр"
    r"|Республик|Посл?[аоу]?л"
    r"|Перв|Замест|Глав|Специальн|Представ|Договор|Обзорн|Комит|Комисси|Безопас|Федерац|Королевств|Государств"
    r"|Премьер|Вице"
    r"|Секретар|Президент|Директор|Департамент|Правительств|Союз)"
)
_RUSSIAN_WORD = rf"(?!{_NO_NAME})[А-ЯЁ][а-яё]{{2,}}(?:-[А-ЯЁ][а-яё]+)?"
_RUSSIAN_PLAIN = re.compile(rf"(?<![А-Яа-яё-]){_RUSSIAN_WORD} {_RUSSIAN_WORD}(?: {_RUSSIAN_WORD})?")
_ALONE = re.compile(rf"{_NAME}|[А-ЯЁ][А-Яа-яё-]+(?: [А-ЯЁ][А-Яа-яё.-]*){{1,3}}")
_HAN = re.compile(
    r"(?:部长|外长|大使|代表|主席|总统|总理|首相|国务委员|团长|特使|司长|参赞|秘书长|干事|国王)"
    r"(?:阁下)?(?:[ \u3000]{1,4}|(?=[^ \u3000]{2,4}$|[^ \u3000]+·))"
    r"(?P<after>(?![团处和兼在的与就关发讲])[\u4e00-\u9fff·]{2,12})(?:阁下|先生|女士)?$"
    r"|^(?P<before>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,10})"
    r"(?:大使|部长|先生|女士)(?:阁下)?$"
)
_ARABIC_OFFICE = re.compile(
    r" (?:وزيرة?|الممثلة?|المندوبة?|رئيسة?|نائبة?|القائمة?|سفيرة?|مديرة?|أمين|الأمين|ممثلة?)\b.*$"
)


def find(words: str) -> Span | None:
    """The first person named with a style, style included; None where there is none."""
    if any("\u0600" <= sign <= "\u06ff" for sign in words[:40]):
        found = _ARABIC.search(words)
        return _without_office(found) if found else None
    if any("\u4e00" <= sign <= "\u9fff" for sign in words[:40]):
        found = _HAN.search(words)
        return Span(*found.span("after" if found["after"] else "before")) if found else None
    for found in chain(_LATIN.finditer(words), _RUSSIAN.finditer(words)):
        last = found.group().split()[-1].lower()  # "DEBATE GENERAL DE LA …", "Ambassadeur de Belgique"
        if last not in _NO_LAST and not _POST.search(found.group()):
            return Span(*found.span())
    return None


def after_office(words: str) -> Span | None:
    """A Russian name in prose right behind its bearer's office: "Постоянного представителя … *Ивана Петрова* на …"."""
    found = _RUSSIAN_PLAIN.search(words) if _RUSSIAN_OFFICE.search(words) else None
    return Span(*found.span()) if found else None


def _without_office(found: re.Match[str]) -> Span:
    office = _ARABIC_OFFICE.search(found.group())
    return Span(found.start(), found.start() + office.start()) if office else Span(*found.span())


def alone(words: str) -> Span | None:
    """A name without a style that has a line for itself, in small letters or in capitals."""
    found = _ALONE.fullmatch(words.strip(" ,"))
    return Span(0, len(words.rstrip(" ,"))) if found else None


def bare(words: str) -> Span | None:
    """A name without a style: two to five words with a capital, none of them an office, the whole of ``words``."""
    found = re.fullmatch(_NAME, words)
    return Span(0, len(words)) if found and 1 < len(words.split()) < 6 else None
