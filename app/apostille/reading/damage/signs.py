"""What a character is, for those who weigh whether it was meant: script, alphabet, typography, or nonsense."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from apostille.reading.alphabets import LETTERS

ALONE = frozenset("àáéèóòíúýÀÁÉÈÓÒÚ")
"""Letters with an accent that are words by themselves."""

_OTHERS = ("čšžćđ", "áäčďéíĺľňóôŕšťúýž", "āčēģīķļņšūž", "ąčęėįšųūž", "áéíóöőúüű", "äöåšž", "äõöüšž", "åæøéèêóòôüä",
           "áðéíóúýþæö", "ċġħżàèìòù", "çëâ", "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
           "çəğıiöşü", "ñáéíóúü", "àèéíïòóúüç", "āēīōūñṭḍṅṇśṣḥṃṛ", "āīūḍḥṣṭẓʿʾ", "éèôùàçâêîûëïüœæñóíá",
           "ßäöüéèàçáóíñ")  # fmt: skip
"""Alphabets of languages whose words are not known here, of transcriptions, and with the names that neighbours lend."""
ALPHABETS = tuple(frozenset(letters) for letters in (*LETTERS.values(), *_OTHERS) if letters)
"""Letters beyond ASCII that stand together in the words of one language."""
_MORE = "āēīōūčģķļņšžąčęėįšųūžđćñãőűĺľŕôäâăşţığḥṣṭơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""Of languages whose words are not known here, but whose letters are; not å, which is as often no letter at all."""
_KNOWN = frozenset(
    "".join(LETTERS.values()) + "".join(LETTERS.values()).upper() + _MORE + _MORE.upper() + "İŉﬀﬁﬂﬃﬄ"
) - frozenset("åÅ")
_TYPOGRAPHIC = frozenset(
    "“”„‟‘’‚‛«»‹›–—―‐‑‒…•·°§¶†‡№™©®€£¥¢¡¿ªº²³¹½¼¾×±\u00a0\u00ad\u2009\u202f\u2002\u2003\u200b\u200e\u200f\u2028−≤≥⁄←→↑↓"
)
_SCRIPTS = (
    ("\u0041", "\u024f", "latin"), ("\u1e00", "\u1eff", "latin"), ("\ufb00", "\ufb04", "latin"),
    ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u052f", "cyrillic"), ("\u0590", "\u05ff", "hebrew"), ("\u0600", "\u06ff", "arabic"),
    ("\u0750", "\u077f", "arabic"), ("\u0900", "\u0dff", "indic"), ("\u0e00", "\u0eff", "thai"),
    ("\u10a0", "\u10ff", "georgian"), ("\u3040", "\u30ff", "han"), ("\u3400", "\u9fff", "han"),
    ("\u3000", "\u303f", "han"), ("\uff00", "\uffef", "han"), ("\uac00", "\ud7af", "hangul"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """The script of a letter or mark; "" for what belongs to none of those known."""
    return next((name for first, last, name in _SCRIPTS if first <= sign <= last and sign not in "×÷"), "")


def is_known_letter(sign: str) -> bool:
    """Whether it is a letter beyond ASCII of an alphabet that is known."""
    return sign in _KNOWN


def is_typographic(sign: str) -> bool:
    """Whether it is a sign that printed text is full of."""
    return sign in _TYPOGRAPHIC


@lru_cache(maxsize=4096)
def is_bad(sign: str) -> bool:
    """Whether nobody writes it: a control, an unassigned or private character, half a surrogate pair."""
    return unicodedata.category(sign) in ("Cc", "Cn", "Co", "Cs")


def is_mark(sign: str) -> bool:
    """Whether it stands over or under a letter."""
    return unicodedata.combining(sign) != 0
