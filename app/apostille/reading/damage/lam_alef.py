"""Lam-alef that a PDF gives back in the wrong order: "اإلعالن" for "الإعلان".

A PDF often holds the ligature of lam and alef as one glyph, and programs that take its text out write the two
letters as they lie from left to right. An alef after an alef stands in no sound word, so that
a text in which this happened is known by such words. Where only the words tell (every "لا" became "ال", which
is also the article), those are proposed that are no words otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from apostille.reading.damage.sight import Sight
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_WORD = re.compile("[\u0621-\u0652\u0670]+")
_DOUBLE = re.compile("ا[اأإآ]ل")
_CERTAIN = 3
"""So many words with two alefs, and the whole text was taken out this way."""

Rule = tuple[re.Pattern[str], str]

_ALWAYS: tuple[Rule, ...] = (
    (re.compile("^((?:و|ف|ب|ك|وب|وك|فب|فك)?)ا([اأإآ])ل"), r"\1ال\2"),
    (re.compile("(?<=.)اال"), "الا"),
)
"""What is right in no word: two alefs before a lam."""

_ARTICLE = "(?:(?:و|ف|ب|ك|وب|وك)?ال|(?:و|ف)?لل)"
_STEMS = (
    "سلام", "سلامة", "سلامت", "خلال", "علاقات", "علاقته", "استقلال", "احتلال", "اختلاف", "اختلال", "استغلال", "استهلاك",
    "امتلاك", "ائتلاف", "انحلال", "انطلاق", "بلاد", "بلاغات", "ثلاثاء", "ثلاثين", "ثلاثون", "ملايين", "صلاحيات",
    "صلاحية",
    "سلاح", "ولايات", "ولاية", "ولايته", "ولايتها", "علاج", "عملاء", "زملاء", "وكلاء", "نبلاء", "ملاحظات", "ملاحظة",
    "ملائمة",
    "ملاحقة", "ملاذ", "سلالة", "دلالة", "عقلاني", "تلاميذ", "غلاف", "اختلاس", "علانية", "انقلاب", "ميلاد", "أولاد",
    "مراسلات",
    "دولار", "دولارات", "مجلات", "حملات", "رحلات", "جولات", "مقابلات", "معاملات", "تعديلات", "تسهيلات", "عطلات",
    "تمثيلات", "تحليلات", "عقلاء", "علاوة", "اعتلاء", "استيلاء", "إخلاء", "إملاء", "إدلاء", "إيلاء", "جلاء", "إطلاق",
    "أخلاق", "أخلاقي", "أخلاقية", "إسلام", "إسلامي", "إسلامية", "إعلام", "إعلامي", "إعلامية", "إعلان", "إعلانات",
    "إعلانا",
    "إصلاح", "إصلاحات", "إبلاغ", "إغلاق", "إفلاس", "إفلات", "إخلاص", "إتلاف", "إخلال", "إقلاع", "أملاك", "أسلاك",
    "أفلام",
    "أقلام", "أحلام", "أعلام", "عقلانية", "فلاحين", "كلام", "جلالة", "ملاجئ", "ملاعب", "ملامح", "تلاعب", "تلاحم",
    "تلاؤم",
    "علامات", "هؤلاء", "لازم", "لازمة", "لاجئ", "لاجئين", "لاجئون", "لاحق", "لاحقة", "لائق", "لائقة",
)  # fmt: skip
"""Words with lam-alef, which no sound word resembles once the two letters are swapped and the article is there."""

_WHOLE = (
    "لأن", "لأنه", "لأنها", "لأنهم", "لأننا", "لأي", "لأية", "لأجل", "لأول", "لأحد", "لأكثر", "لأسباب", "لأغراض",
    "لأعضاء", "لأعمال",
    "لأحكام", "لأفراد", "لأطراف", "لأسرته", "لأسرهم", "لكيلا", "كيلا", "قليلا", "كاملا", "مستقبلا", "مقبولا",
    "مسؤولا", "عادلا",
    "عاجلا", "طويلا", "سبيلا", "دليلا", "شاملا", "أولا", "إلا", "ألا", "لا",
)  # fmt: skip
"""Words of which only the whole tells that they are swapped."""

_UNSURE = frozenset(("عالج", "سالم", "سالمة", "عالمات", "واليات", "والية", "الزم", "الزمة", "الحق", "الحقة"))
"""Swapped forms that are words, or look like the article, where they stand without the article."""


def _swapped(stem: str) -> str:
    return re.sub("ل([اأإآ])", r"\1ل", stem)


def _stem_rule() -> Callable[[str], str]:
    right = {_swapped(stem): stem for stem in _STEMS}
    ends = "(?:ه|ها|هم|هما|هن|نا|ك|كم|ي|ية|يا|ا|ان|ين|ات|ة)?"
    whole = {_swapped(word): word for word in _WHOLE}
    pattern = re.compile(
        f"^({_ARTICLE}|(?:و|ف|ب|ل|ك|وب|ول|ول)?)({'|'.join(sorted(right, key=len, reverse=True))})({ends})$"
    )

    def ruled(word: str) -> str:
        start = 1 if word[:1] in "وف" and word[1:] in whole else 0
        if word[start:] in whole:
            return word[:start] + whole[word[start:]]
        found = pattern.match(word)
        if not found or (found[2] in _UNSURE and "ال" not in found[1] and "لل" not in found[1]):
            return word
        return found[1] + right[found[2]] + found[3]

    return ruled


_IN_SUCH_TEXTS: tuple[Rule, ...] = (
    (re.compile("^((?:و|ف)?إ)الّ$"), r"\1لاّ"),
    (re.compile("^((?:و|ف)?)إل(?=[نعدرثس]..)"), r"\1لإ"),
    (re.compile("^(ل|ول|فل)([أآ])ل(?=..)"), r"\1ل\2"),
    (re.compile("^(ل|ول|فل)إل(?![غحقىزهميا])(?=..)"), r"\1لإ"),
    (re.compile("(?<=[^\\W].)الل$"), "لال"),
    (re.compile(f"^({_ARTICLE}.{{2,}})الت$"), r"\1لات"),
    (re.compile("الً"), "لاً"),
    (re.compile("الًا?$"), "لاً"),
    (re.compile(f"^({_ARTICLE}?إ[^اأإآ])ال([^ةهتاي])$"), r"\1لا\2"),
)
"""What is a word only with the letters the right way round, in a text where they were swapped."""


def swapped_lam_alef(sight: Sight) -> Iterator[Damage]:
    """The words whose lam-alef stands the wrong way round, with the words they were."""
    text = sight.text
    if not any(pair in text for pair in ("اإل", "األ", "اال", "اآل")):
        return
    known = sum(1 for _ in _DOUBLE.finditer(text))
    stems = _stem_rule() if known >= _CERTAIN else None
    for found in _WORD.finditer(text):
        word = found.group()
        right = _righted(word, _ALWAYS)
        sure = right != word
        if stems is not None:
            right = stems(_righted(right, _IN_SUCH_TEXTS))
        if right != word:
            yield Damage(Span(*found.span()), "lam_alef", right, 97 if sure else 92)


def _righted(word: str, rules: tuple[Rule, ...]) -> str:
    for pattern, right in rules:
        word = pattern.sub(right, word)
    return word
