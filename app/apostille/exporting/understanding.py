"""Printed names in the report's language, as far as they are understood; what is not, stays as printed.

"Mission permanente de la République de Pologne" with the code POL is "the Permanent Mission of Poland"; a name no rule
knows is never translated, shortened or guessed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from apostille.exporting import states
from apostille.exporting.words import Language

_Forms = tuple[str, str]

_EN_WORDS = """
permanent mission embassy secretariat secretary-general president delegation government ministry ambassador
charge charge d'affaires chair chairman chairperson chairwoman conference council committee commission general
security united organization representative deputy minister office international first disarmament
"""
_EN_NOUNS = frozenset(_EN_WORDS.split())
_FR_MASCULINE = """
secretariat secretaire president gouvernement ministere ministre representant charge conseil comite bureau
directeur corps groupe
"""
_FR_FEMININE = """
mission presidente delegation conference commission representante premiere assemblee ambassade organisation
agence
"""
_FR_NOUNS = {"le ": frozenset(_FR_MASCULINE.split()), "la ": frozenset(_FR_FEMININE.split())}
_FR_SMALL = frozenset({"secretariat"})


@lru_cache(maxsize=4096)
def fold(words: str) -> str:
    """Words as patterns and tables here want them: small letters, no accents, one sort of apostrophe and hyphen."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").replace("‑", "-"))
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).casefold().split())


# What organs and offices are called, in the languages of the United Nations: pattern → English, French.
_ORGANS: tuple[tuple[str, _Forms], ...] = (
    (r"mission permanente|permanent mission|mision permanente|постоянно\w+ представительств"
     r"|البعثة الدائمة|常驻.*代表团",
     ("the Permanent Mission", "la Mission permanente")),
    (r"represent\w+ permanent|permanent representative|постоянн\w+ представител|الممثل الدائم|常驻代表",
     ("the Permanent Representative", "le Représentant permanent")),
    (r"charge d.affaires|encargado de negocios|поверенн\w+ в делах|القائم بالأعمال|临时代办",
     ("the Chargé d’affaires", "le Chargé d’affaires")),
    (r"ambassade|embassy|embajada|посольств|سفارة|大使馆", ("the Embassy", "l’Ambassade")),
    (r"ministere des affaires etrangeres|ministry (of|for) foreign affairs|ministerio de relaciones exteriores"
     r"|министерств\w+ иностранных дел|وزارة الخارجية|外交部",
     ("the Ministry of Foreign Affairs", "le Ministère des affaires étrangères")),
    (r"delegation|delegacion|делегаци|代表团|وفد", ("the delegation", "la délégation")),
    (r"gouvernement|government|gobierno|правительств|حكومة|政府", ("the Government", "le Gouvernement")),
)  # fmt: skip
_OFFICES: tuple[tuple[str, _Forms], ...] = (
    (r"^(le |the |la )?(secretaire general adjoint|deputy secretary-general|secretario general adjunto)",
     ("the Deputy Secretary-General", "le Secrétaire général adjoint")),
    (r"^(le |the |el )?(secretaire general|secretary-general|secretario general|генеральн\w+ секретар"
     r"|الأمين العام|秘书长)",
     ("the Secretary-General", "le Secrétaire général")),
    (r"^(le |the |la )?(secretariat|secretaria|секретариат|الأمانة|أمانة|秘书处)",
     ("the secretariat", "le secrétariat")),
    (r"^(le |the |el |la )?(president|presidente|председател|رئيس|主席)", ("the President", "le Président")),
)  # fmt: skip
_MEETING = r"(reunion|seance|meeting|session|conference|совещани\w*|заседани\w*|会议|الاجتماع)"
_CHAIR = re.compile(
    rf"(la )?(le )?(the )?president\w* (de la|du|de las?|del?) {_MEETING}"
    rf"|(the )?chair(man|woman|person)?( of the {_MEETING})?|председател\w* {_MEETING}|{_MEETING}主席"
)
_CHAIRS_STATEMENT = re.compile(
    r"(declaration|allocution|discours)( faite| prononce\w*| lue?)? (du|de la|par le|par la) president\w*"
    rf"( de la {_MEETING}.*)?"
    rf"|(statement|remarks|address)( made| delivered| read)? (by|of) the chair\w*( of the {_MEETING}.*)?"
    r"|chair(man|woman|person)?.s (closing |opening )?statement"
    rf"|declaracion( formulada por| de)?( el| la|l) president\w*( de la {_MEETING}.*)?"
    rf"|заявление председателя( {_MEETING}.*)?|主席(声明|发言)|بيان الرئيس"
)
# Cities in which diplomacy meets, by their folded names: English, French.
_CITIES: dict[str, _Forms] = {
    name: (forms[0], forms[1])
    for forms in (
        ("Geneva", "Genève", "Ginebra", "Женева", "جنيف", "日内瓦"),
        ("New York", "New York", "Nueva York", "Нью-Йорк", "نيويورك", "纽约"),
        ("Vienna", "Vienne", "Viena", "Вена", "فيينا", "维也纳"),
        ("The Hague", "La Haye", "La Haya", "Гаага", "لاهاي", "海牙"),
        ("Kraków", "Cracovie", "Cracow", "Cracovia", "Краков", "كراكوف", "克拉科夫"),
        ("Warsaw", "Varsovie", "Varsovia", "Варшава", "وارسو", "华沙"),
        ("Paris", "Paris", "París", "Париж", "باريس", "巴黎"),
        ("London", "Londres", "Лондон", "لندن", "伦敦"),
        ("Moscow", "Moscou", "Moscú", "Москва", "موسكو", "莫斯科"),
        ("Beijing", "Beijing", "Pékin", "Pekín", "Пекин", "بكين", "北京"),
        ("Washington", "Washington", "Вашингтон", "واشنطن", "华盛顿"),
        ("Brussels", "Bruxelles", "Bruselas", "Брюссель", "بروكسل", "布鲁塞尔"),
        ("Berlin", "Berlin", "Berlín", "Берлин", "برلين", "柏林"),
        ("Rome", "Rome", "Roma", "Рим", "روما", "罗马"),
        ("Madrid", "Madrid", "Мадрид", "مدريد", "马德里"),
        ("Lisbon", "Lisbonne", "Lisboa", "Лиссабон", "لشبونة", "里斯本"),
        ("Athens", "Athènes", "Atenas", "Афины", "أثينا", "雅典"),
        ("Bern", "Berne", "Berna", "Берн", "برن", "伯尔尼"),
        ("Copenhagen", "Copenhague", "Копенгаген", "كوبنهاغن", "哥本哈根"),
        ("Cairo", "Le Caire", "El Cairo", "Каир", "القاهرة", "开罗"),
        ("Algiers", "Alger", "Argel", "Алжир", "الجزائر", "阿尔及尔"),
        ("Tunis", "Tunis", "Túnez", "Тунис", "تونس", "突尼斯"),
        ("Tehran", "Téhéran", "Teherán", "Тегеран", "طهران", "德黑兰"),
        ("Nairobi", "Nairobi", "Найроби", "نيروبي", "内罗毕"),
        ("Mexico City", "Mexico", "Ciudad de México", "Мехико", "墨西哥城"),
        ("Havana", "La Havane", "La Habana", "Гавана", "هافانا", "哈瓦那"),
        ("Tokyo", "Tokyo", "Tokio", "Токио", "طوكيو", "东京"),
        ("Helsinki", "Helsinki", "Хельсинки", "هلسنكي", "赫尔辛基"),
        ("Prague", "Prague", "Praga", "Прага", "براغ", "布拉格"),
        ("Bucharest", "Bucarest", "Бухарест", "بوخارست", "布加勒斯特"),
        ("Budapest", "Budapest", "Будапешт", "بودابست", "布达佩斯"),
    )
    for name in map(fold, forms)
}


def _meant(table: tuple[tuple[str, _Forms], ...], printed: str) -> _Forms | None:
    """The first row of a table whose pattern, folded as well, is found in a printed name."""
    folded = fold(printed)
    return next((forms for pattern, forms in table if re.search(fold(pattern), folded)), None)


def _in(forms: _Forms, language: Language) -> str:
    return forms[1 if language == "fr" else 0]


@lru_cache(maxsize=1024)
def institution(printed: str, of: str, language: Language) -> str | None:
    """An organ of a State: "the Permanent Mission of Poland".

    ``of`` is the State as a genitive in the report's language ("of Poland", "de la Pologne"). None where the organ is
    not understood or the State not known.
    """
    organ = _meant(_ORGANS, printed)
    return f"{_in(organ, language)} {of}" if organ and of else None


@lru_cache(maxsize=1024)
def office(printed: str, language: Language) -> str | None:
    """An office of a body: "the secretariat of the Conference on Disarmament"; None where one of them is not known."""
    forms = _meant(_OFFICES, printed)
    known = states.body_in(printed, language)
    if forms is None or known is None:
        return None
    return f"{_in(forms, language)} {states.of(with_article(known, language), language)}"


def body(printed: str, language: Language) -> str:
    """A body's name in the report's language; as printed where it is not known."""
    return states.body(printed, language) or printed


def with_article(printed: str, language: Language) -> str:
    """A printed name of an office or organ as it stands in a sentence, with the article it lacks."""
    first = fold(printed.split(maxsplit=1)[0]) if printed.strip() else ""
    if language == "en":
        return f"the {printed}" if first in _EN_NOUNS else printed
    gender = next((each for each, nouns in _FR_NOUNS.items() if first in nouns), "")
    joined = gender.replace("le ", "l’").replace("la ", "l’") if first[:1] in "aeiouh" else gender
    return joined + (printed[:1].lower() + printed[1:] if printed[:1].isupper() and first in _FR_SMALL else printed)


def is_chair(printed: str) -> bool:
    """Whether an author is understood to be the chair of a meeting."""
    return _CHAIR.fullmatch(fold(printed)) is not None


def chair(language: Language) -> str:
    """The chair of a meeting, as whose words they are."""
    return _in(("Chair of the meeting", "Président de la réunion"), language)


def is_chairs_statement(title: str) -> bool:
    """Whether a title says no more than that this is the chair's statement."""
    return _CHAIRS_STATEMENT.fullmatch(fold(title)) is not None


def chairs_statement(language: Language) -> str:
    """The chair's statement, by its plain name."""
    return _in(("Chair's statement", "Déclaration du Président"), language)


@lru_cache(maxsize=1024)
def city(printed: str, language: Language) -> str:
    """A city without its country: "Cracovie (Pologne)" → "Kraków"; as printed where it is not known."""
    name = re.sub(r"\s*[(（].*[)）]\s*$", "", printed)
    known = _CITIES.get(fold(name))
    return _in(known, language) if known else printed
