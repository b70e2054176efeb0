"""States and bodies as a report names them, with the articles English and French want."""

from __future__ import annotations

import re
from functools import lru_cache

from apostille.exporting.words import Language
from apostille.reading import names

# Short names other than the first or second of the gazetteer's: English, French.
_USUAL: dict[str, tuple[str, str]] = {
    "BHS": ("Bahamas", "Bahamas"),
    "COD": ("Democratic Republic of the Congo", "République démocratique du Congo"),
    "DDR": ("German Democratic Republic", "République démocratique allemande"),
    "DZA": ("Algeria", "Algérie"),
    "GBR": ("United Kingdom", "Royaume-Uni"),
    "KOR": ("Republic of Korea", "République de Corée"),
    "MDA": ("Republic of Moldova", "République de Moldova"),
    "NLD": ("Netherlands", "Pays-Bas"),
    "PRK": ("Democratic People’s Republic of Korea", "République populaire démocratique de Corée"),
    "PSE": ("State of Palestine", "État de Palestine"),
    "RUS": ("Russian Federation", "Fédération de Russie"),
    "SUN": ("Soviet Union", "Union soviétique"),
    "USA": ("United States", "États-Unis"),
    "VAT": ("Holy See", "Saint-Siège"),
}
_FORMAL = re.compile(
    r"^(?:\w+’s |\w+ )?(?:Republic|Kingdom|Empire|Union|Commonwealth|Principality|Grand Duchy|State|Confederation)\b"
    r"|^(?:République|Royaume|Empire|Union|Principauté|Grand-Duché|État|Confédération|Commonwealth|Fédération)\b|\("
)
_EN_ARTICLE = ("united ", "netherlands", "philippines", "bahamas", "gambia", "maldives", "comoros", "marshall islands",
               "solomon islands", "seychelles", "holy see", "niger republic", "congo")  # fmt: skip
_EN_WITHIN = (" republic", " federation", " union", "republic of ", "kingdom of ", "state of ", " states")
_FR_PLURAL = ("états", "antilles", "bermudes",
               "pays-bas", "philippines", "émirats", "comores", "maldives", "seychelles", "bahamas",
              "îles ", "fidji", "tonga", "palaos")  # fmt: skip
_FR_BARE = ("cuba", "chypre", "malte", "israël", "singapour", "monaco", "madagascar", "bahreïn", "oman", "djibouti",
            "haïti", "saint", "taïwan", "andorre", "maurice", "sri lanka", "sao tomé", "nioué", "nauru", "vanuatu",
            "tuvalu", "kiribati", "trinité", "antigua")  # fmt: skip
_FR_MASCULINE_E = ("mexique", "cambodge", "mozambique", "zimbabwe", "belize", "suriname", "royaume", "timor",
                   "cap-vert", "saint-siège", "kirghiz")  # fmt: skip
_FR_UNELIDED = ("yé", "you", "hon")
_VOWELS = "aâàeéèêiîïoôuhy"


@lru_cache(maxsize=1024)
def state(code: str, language: Language) -> str | None:
    """The usual short name of the State with this ISO 3166-1 alpha-3 code; None where there is none."""
    if code in _USUAL:
        return _USUAL[code][1 if language == "fr" else 0]
    known = names.states().get(code)
    forms = list(known.names.get(language, ())) if known else []
    if not forms:
        return None
    return forms[1] if len(forms) > 1 and _FORMAL.search(forms[0]) else forms[0]


@lru_cache(maxsize=2)
def _names(language: Language) -> frozenset[str]:
    return frozenset(filter(None, (state(code, language) for code in names.states())))


def is_name(words: str, language: Language) -> bool:
    """Whether the words are the short name of a State."""
    return words in _names(language)


def body(printed: str, language: Language) -> str | None:
    """A body's name in the report's language, where ``printed`` is a name of it in any language; else None."""
    return names.body(printed, language)


def body_in(printed: str, language: Language) -> str | None:
    """The name of the one body named in ``printed`` ("secrétariat de la Conférence du désarmement"); else None."""
    found = {each.value for each in names.find_bodies(printed, language)}
    return found.pop() if len(found) == 1 else None


def article(name: str, language: Language) -> str:
    """The article a State's name takes in a sentence: "the ", "la ", "l’", or nothing."""
    low = name.casefold()
    if low.startswith(("the ", "le ", "la ", "les ", "l’", "l'")):
        return ""
    if language == "en":
        return "the " if low.startswith(_EN_ARTICLE) or any(each in low for each in _EN_WITHIN) else ""
    return _french(low)


def _french(low: str) -> str:
    if low.startswith(_FR_BARE) and not low.startswith("saint-siège"):
        return ""
    if low.startswith(_FR_PLURAL):
        return "les "
    if low[:1] in _VOWELS and not low.startswith(_FR_UNELIDED):
        return "l’"
    first = re.split(r"[ -]", low)[0]
    return "la " if first.endswith(("e", "fédération")) and not low.startswith(_FR_MASCULINE_E) else "le "


def of(noun: str, language: Language) -> str:
    """A noun (with its article) as a genitive: "of Poland", "de la Pologne", "du Canada", "des États-Unis"."""
    return f"of {noun}" if language == "en" else _contracted(noun, "de ", "du ", "des ")


def to(noun: str, language: Language) -> str:
    """A noun (with its article) as the one addressed: "to the secretariat", "au secrétariat"."""
    return f"to {noun}" if language == "en" else _contracted(noun, "à ", "au ", "aux ")


def _contracted(noun: str, plain: str, masculine: str, plural: str) -> str:
    if noun.startswith("le "):
        return masculine + noun[3:]
    if noun.startswith("les "):
        return plural + noun[4:]
    return f"d’{noun}" if plain == "de " and noun[:1].casefold() in _VOWELS else plain + noun


def with_article(name: str, language: Language) -> str:
    """A State's name as it stands in a sentence: "the United States", "la Pologne"."""
    return article(name, language) + name
