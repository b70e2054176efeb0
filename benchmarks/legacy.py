"""Files in encodings of old, made with a seed from texts of the corpus: what no rule was made by.

Plain, in capitals, with Windows' line ends, as tables of names, as English text with three foreign names, as pages
whose declaration lies, as UTF-8 with a few bad bytes, and cut off in the middle.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIZES = (200, 600, 2_000, 10_000, 50_000)
_WESTERN = ("cp1252", "iso8859_1", "iso8859_15", "mac_roman", "cp850", "cp437")
_CENTRAL = ("cp1250", "iso8859_2", "cp852", "mac_latin2")
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_UNICODE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig")
PAGES = {
    "en": ("cp1252", "mac_roman", "cp850"), "fr": (*_WESTERN, *_UNICODE), "es": (*_WESTERN, *_UNICODE), "nl": _WESTERN,
    "pl": _CENTRAL, "cs": _CENTRAL, "ro": ("cp1250", "iso8859_2"),
    "tr": ("cp1254", "iso8859_9", "cp857", "mac_turkish"),
    "ru": (*_CYRILLIC, *_UNICODE), "bg": _CYRILLIC, "uk": ("cp1251", "koi8_u", "iso8859_5", "mac_cyrillic"),
    "el": ("cp1253", "iso8859_7", "cp737", "mac_greek"), "he": ("cp1255", "iso8859_8", "cp862"),
    "ar": ("cp1256", "iso8859_6", "cp720", "mac_arabic", *_UNICODE),
    "zh": ("gb2312", "gbk", "gb18030", "hz", *_UNICODE), "zh-Hant": ("big5", "big5hkscs"),
    "ja": ("shift_jis", "euc_jp", "iso2022_jp", *_UNICODE),
}  # fmt: skip
_RAW = {
    "Czech_Cesky-Latin2": "cs", "Romanian_Romana-Latin2": "ro", "Turkish_Turkce-UTF8": "tr", "Ukrainian-UTF8": "uk",
    "Greek_Ellinika-UTF8": "el", "Hebrew_Ivrit-UTF8": "he", "Japanese_Nihongo-EUC": "ja",
    "Bulgarian_Balgarski-UTF8": "bg",
}  # fmt: skip
_NAMES = {
    _WESTERN: "José Núñez|François Müller|Søren Ångström|Inês Gonçalves|Jürgen Groß|Hélène Lefèvre|Désirée Côté",
    _CENTRAL: "Łukasz Wiśniewski|Jiří Dvořák|Željko Šarić|Győző Nagy|Małgorzata Kaźmierczak|Đorđe Ćosić",
    _CYRILLIC: "Сергей Иванов|Анна Петрова|Юрий Щербаков|Олег Кузнецов|Елена Жукова",
    PAGES["tr"]: "Şükrü Kılıç|Ayşegül Yıldırım|Oğuz İnönü|Çağla Gümüş",
    PAGES["el"][:2]: "Γεώργιος Παπαδόπουλος|Ελένη Κωνσταντίνου|Νίκος Αναστασιάδης",
}
_LIED_ABOUT = (
    ("fr", "cp1252"), ("pl", "cp1250"), ("ru", "cp1251"), ("ru", "koi8_r"), ("ar", "cp1256"), ("cs", "cp1250"),
    ("el", "cp1253"), ("zh", "gb18030"), ("ja", "shift_jis"), ("ru", "utf-8"),
)  # fmt: skip
_PLAIN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "œ": "oe", "Œ": "OE",
    "\u00a0": " ", "•": "*", "ș": "ş", "ț": "ţ", "Ș": "Ş", "Ț": "Ţ",
})  # fmt: skip
"""What programs of old wrote for signs that a code page lacks."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file, the encoding it is in, of what kind it is, and how many characters of which language it has."""

    data: bytes
    page: str
    kind: str
    language: str
    size: int

    @property
    def truth(self) -> str:
        text = self.data.decode(self.page, "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def texts(corpus: Path) -> dict[str, str]:
    """A text of each language."""
    udhr = {"en": "eng", "fr": "fra", "es": "spa", "pl": "pol", "ru": "rus", "ar": "arb", "zh": "cmn_hans"}
    found = {code: _utf8(corpus / "udhr" / "txt" / f"{name}.txt") for code, name in udhr.items()}
    found["nl"] = _utf8(corpus / "treaties" / "bwb" / "UN_Charter_en_nl_BWBV0004143.md")
    found["zh-Hant"] = "\n\n".join(_traditional(corpus / "treaties" / "open-treaties" / "un-charter.zh-Hant_en.json"))
    folder = corpus / "legacy_encodings"
    with (folder / "nltk_udhr_raw.index.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if code := _RAW.get(row["file"].removesuffix(".txt")):
                data = (folder / "nltk_udhr_raw" / row["file"]).read_bytes()
                found[code] = data.decode(row["best_encoding"], "ignore").removeprefix("\ufeff").replace("\r\n", "\n")
    return found


def _utf8(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _traditional(path: Path) -> Iterator[str]:
    """The passages of a treaty in traditional ideographs, whatever the file calls them."""
    for line in _utf8(path).split('"'):
        if len(line) > 20 and line[0] > "\u2e80":
            yield line.replace("\\n", "\n")


def cases(corpus: Path, seed: int) -> Iterator[Case]:
    """All kinds in all encodings: the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    known = texts(corpus)
    for language, pages in PAGES.items():
        for page in pages:
            for size in SIZES:
                yield from _running(rng, known[language], language, page, size)
    yield from _named(rng, known["en"])
    yield from _lying(rng, known)
    yield from _broken(rng, known)


def _running(rng: random.Random, text: str, language: str, page: str, size: int) -> Iterator[Case]:
    kind = rng.choice(("plain", "plain", "capitals", "crlf"))
    at = rng.randrange(len(text))
    piece = (text * (2 + size // len(text)))[at : at + size]
    piece = piece.upper() if kind == "capitals" else piece.replace("\n", "\r\n") if kind == "crlf" else piece
    data = encoded(piece, page)
    if data and len(data) > len(piece) // 2 and (not data.isascii() or page in ("hz", "iso2022_jp")):
        yield Case(data, page, kind, language, size)


def encoded(text: str, page: str) -> bytes:
    """In a code page as programs of old did it: signs it lacks plain, letters it lacks left out."""
    return "".join(sign if sign.encode(page, "ignore") else sign.translate(_PLAIN) for sign in text).encode(
        page, "ignore"
    )


def _named(rng: random.Random, english: str) -> Iterator[Case]:
    for pages, names in _NAMES.items():
        for page in pages:
            known = [name for name in names.split("|") if name.encode(page, "ignore").decode(page) == name]
            rows = [f"{rng.choice(known)};Minister;{rng.randrange(1990, 2020)}" for _ in range(30)]
            yield Case("\r\n".join(rows).encode(page), page, "table", "", 1_000)
            lines = english.encode("ascii", "ignore").decode().split("\n")[:60]
            for name in rng.sample(known, 3):
                lines.insert(rng.randrange(len(lines)), f"The floor was given to {name}, who spoke of it.")
            yield Case("\n".join(lines).encode(page), page, "three names", "en", 4_000)


def _lying(rng: random.Random, known: dict[str, str]) -> Iterator[Case]:
    for language, page in _LIED_ABOUT:
        for said in ("iso-8859-1", "windows-1252", "utf-8", "windows-1251", "shift_jis", page):
            at = rng.randrange(len(known[language]) // 2)
            body = known[language][at : at + 1_500]
            page_of_web = f'<html><head><meta charset="{said}"></head><body><p>{body}</p></body></html>'
            yield Case(encoded(page_of_web, page), page, "lying", language, 1_500)


def _broken(rng: random.Random, known: dict[str, str]) -> Iterator[Case]:
    for language in ("fr", "pl", "ru", "ar", "zh", "ja", "el"):
        data = bytearray(known[language][:2_500].encode())
        for _ in range(rng.randrange(1, 5)):
            data[rng.randrange(len(data))] = rng.choice((0x80, 0xE9, 0xFF))
        yield Case(bytes(data), "utf-8", "broken", language, 2_500)
    for language, page in (("zh", "gb18030"), ("ja", "shift_jis"), ("ja", "euc_jp"), ("zh-Hant", "big5")):
        for more in range(4):
            yield Case(encoded(known[language], page)[: 900 + more], page, "cut", language, 900)
