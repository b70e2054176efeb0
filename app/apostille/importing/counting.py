"""How numbers are printed in lists: 4, iv, d, IV, ٤, 四 …, by the names that CSS, OOXML, ODF and RTF have for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_HAN = "〇一二三四五六七八九"
_CIRCLED = 0x2460
_MOST_ROMAN = 4000


def roman(number: int) -> str:
    """A number below 4,000 in small roman numerals, others in digits."""
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    signs: list[str] = []
    for value, sign in _ROMAN:
        signs.append(sign * (number // value))
        number %= value
    return "".join(signs)


def _spelled(number: int, letters: str) -> str:
    """As CSS counts with letters: … y, z, aa, ab."""
    if number < 1:
        return str(number)
    signs = ""
    while number:
        number, place = divmod(number - 1, len(letters))
        signs = letters[place] + signs
    return signs


def _repeated(number: int, letters: str) -> str:
    """As word processors count with letters: … y, z, aa, bb."""
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1) if number > 0 and times < len(letters) else str(number)


def _han(number: int) -> str:
    """A number below 100 in Chinese: 十二, 二十; others digit by digit."""
    if not 0 < number < 100:
        return "".join(_HAN[int(digit)] if digit.isdigit() else digit for digit in str(number))
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("" if tens == 1 else _HAN[tens]) + "十") + (_HAN[ones] if ones else "")


def _digits(zero: str) -> Callable[[int], str]:
    table = {ord("0") + value: chr(ord(zero) + value) for value in range(10)}
    return lambda number: str(number).translate(table)


def _letters(letters: str, *, repeated: bool = False, upper: bool = False) -> Callable[[int], str]:
    def printed(number: int) -> str:
        signs = _repeated(number, letters) if repeated else _spelled(number, letters)
        return signs.upper() if upper else signs

    return printed


def _padded(number: int) -> str:
    return f"{number:02d}"


def _circled(number: int) -> str:
    return chr(_CIRCLED + number - 1) if 0 < number <= 20 else str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _upper_roman(number: int) -> str:
    return roman(number).upper()


_WAYS: Mapping[str, Callable[[int], str]] = {
    # CSS
    "lower-alpha": _letters(_LATIN), "lower-latin": _letters(_LATIN), "upper-alpha": _letters(_LATIN, upper=True),
    "upper-latin": _letters(_LATIN, upper=True), "lower-roman": roman, "upper-roman": _upper_roman,
    "lower-greek": _letters(_GREEK), "decimal-leading-zero": _padded, "arabic-indic": _digits("٠"),
    "persian": _digits("۰"), "hebrew": _letters(_HEBREW), "cjk-decimal": _han, "cjk-ideographic": _han,
    "simp-chinese-informal": _han, "trad-chinese-informal": _han,
    # OOXML
    "lowerLetter": _letters(_LATIN, repeated=True), "upperLetter": _letters(_LATIN, repeated=True, upper=True),
    "lowerRoman": roman, "upperRoman": _upper_roman, "decimalZero": _padded, "ordinal": _ordinal,
    "russianLower": _letters(_RUSSIAN, repeated=True), "russianUpper": _letters(_RUSSIAN, repeated=True, upper=True),
    "arabicAlpha": _letters(_ARABIC_ALPHA, repeated=True), "arabicAbjad": _letters(_ABJAD, repeated=True),
    "hebrew1": _letters(_HEBREW), "hebrew2": _letters(_HEBREW), "hindiNumbers": _digits("٠"),
    "chineseCounting": _han, "chineseCountingThousand": _han, "ideographDigital": _han, "japaneseCounting": _han,
    "taiwaneseCounting": _han, "taiwaneseCountingThousand": _han, "chineseLegalSimplified": _han,
    "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled, "decimalFullWidth": _digits("０"),
    "decimalFullWidth2": _digits("０"),
    # ODF
    "a": _letters(_LATIN), "A": _letters(_LATIN, upper=True), "i": roman, "I": _upper_roman,
    "а, б, .., аа, бб, ...": _letters(_RUSSIAN, repeated=True),
    "А, Б, .., Аа, Бб, ...": _letters(_RUSSIAN, repeated=True, upper=True),
    "一, 二, 三, ...": _han, "١, ٢, ٣, ...": _digits("٠"), "أ, ب, ت, ...": _letters(_ARABIC_ALPHA, repeated=True),
}  # fmt: skip


def counted(number: int, way: str) -> str:
    """A number as a list prints it; in European digits where ``way`` is unknown."""
    return _WAYS.get(way, str)(number)
