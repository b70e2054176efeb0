"""The parts of a document: cover, annex, annex-2 …; *main* where there is only one.

An annex begins at a heading that says so ("Annex II", "Anexo", "Приложение", "附件", "مرفق" …), or,
without the word, where a note or letter that transmits a text has come to its request or its
closing formula and a new masthead of headings begins. What stands before the first annex is
the *cover*, whatever it is, so that parts have the same names in all documents and languages.

An exchange of notes (headings "Nr. I", "Nr. II", each note with its own letterhead and
signature, some with an attachment) is one agreement made of equal notes: none covers the
other, an attachment may stand before the answer, and a part is never torn in two. It is one
part, *main*; its headings lead to the notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_ANNEX_WORDS = (
    "annex", "annexe", "enclosure", "attachment", "appendix", "anexo", "apéndice", "pièce jointe", "appendice",
    "приложение", "добавление", "додаток", "załącznik", "aneks", "bijlage", "aanhangsel", "anlage", "anhang",
    "allegato", "附件", "附录", "附文", "附錄", "مرفق", "المرفق", "ضميمة", "الضميمة", "تذييل",
)  # fmt: skip
_LONGEST_COVER = 60
_ORDINAL = (
    r"(?:\d{1,2}|[ivxl]{1,6}|[a-h]|[一二三四五六七八九十]{1,2}|[٠-٩]{1,2}"
    r"|الأول|الثاني|الثالث|الرابع|الخامس|one|two|three)"
)
_REST = r"to|of|à|au|aux|de|du|des|del|la|al|a|к|до|bij|zu|zum|zur|do|ل|لل|و|\("
_ANNEX = re.compile(
    rf"[\[(«“]?(?:{'|'.join(_ANNEX_WORDS)})"
    rf"(?:[\s.:№\-–—]*(?:n[o°r]\.?\s*)?{_ORDINAL}(?![^\W\d_])|\s+(?=(?:{_REST})\b|ال|لل)|(?=\s*[:.\])»”*–—-]|\s*$))"
    rf"(?P<rest>.{{0,450}})$"
    r"|.{4,120}的?(?:信|信函|函|函件|来函|照会|普通照会)的?(?:附件|附文|附录)\s*[一二三四五六七八九十\d]{0,2}$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 500
_NOTE_NUMBER = re.compile(r"(?:n[ro°º]\s?[.:]?\s*)(?P<n>[ivxl]+|[12])[.\s]*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"(?P<n>[ivxl]+)[.\s]*", re.IGNORECASE)
_LETTER = re.compile(
    r"compliments|l['’]honneur|the hono[u]?r|beehrt|\bSir\b|Monsieur|Excellen|complimenten|de eer\b|Mijnheer|Herr\b"
    r"|el honor|a honra|честь|onore|zaszczyt|谨|照会|يتشرف|تحيات",
    re.IGNORECASE,
)
_TRANSMITS = re.compile(
    r"transmit|forward(?:ing)? (?:to|here|the|a\b)|enclos|attach|herewith|annexed|reproduced (?:below|herein)"
    r"|transmet|joint|ci-après|ci-dessous|faire (?:tenir|parvenir)|communiquer|annexé"
    r"|transmiti|remit|adjunt|hacer llegar|anexa"
    r"|препрово|прилага|направ|настоящим|текст"
    r"|转递|转交|转达|随函|随照|附上|送交|تحيل|يحيل|أحيل|طيه|نحيل|مرفق|إحالة|موافاتكم|przeka|załącz",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"official document|document officiel|documento oficial|официальн\w+ документ|正式文件|وثيقة\s+(?:رسمية|من وثائق)"
    r"|circulat|distribu|publish|publi(?:er|é|car)|issued as|распростран|опублик|分发|印发|تعميم|نشر|dokument oficjaln"
    r"|avails? (?:itself|himself|myself)|highest consideration|saisi\w* cette occasion|haute considération"
    r"|aprovech\w+|alta consideración|пользу\w+ (?:этим|настоящ|этой)|весьма высоком|высоком уважении"
    r"|崇高的?敬意|أسمى|فائق"
    r"|reproduced below|follows|ci-dessous|ci-après|a continuación|ниже|如下|فيما يلي|poniżej",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\W*(?:signed|signé|firmado|подпись|подписал|签名|签字|توقيع|sd|s|gez|gezeichnet|podpis\w*)\W"
    r"|.*\b(?:ambassad\w+|embajador\w*|посол|(?:permanent|deputy) representative|représentant|representante"
    r"|постоянный представитель|chargé|minist(?:er|re)|director|secretary)\b.*",
    re.IGNORECASE,
)

_DATELINE = re.compile(
    r"[^\d;:]{0,40}\b\d{1,2}\D{1,20}\d{4}[^\W\d_]{0,2}\.?|[^\d;:]{0,20}\d{4}年\d{1,2}月\d{1,2}日[^\d;:]{0,10}"
)
"""A line with a place and a date, or a date alone."""

Outline = Sequence[tuple[str, bool]]
"""The paragraphs of a document: their words, and whether they are headings."""


def divide(outline: Outline) -> list[str]:
    """The name of the part of each paragraph; every part is one stretch."""
    if is_exchange(outline):
        return ["main"] * len(outline)
    starts = [index for index, (text, heading) in enumerate(outline) if heading and is_annex(text)]
    starts = _with_words_before(outline, starts) or _transmitted(outline)
    return _named(len(outline), starts)


def is_annex(heading: str) -> bool:
    """Whether a heading opens an annex."""
    found = _ANNEX.match(heading.strip()) if len(heading) < _LONGEST_TITLE else None
    return bool(found) and not heading.rstrip().endswith((";", ","))


def is_exchange(outline: Outline) -> bool:
    """Whether the headings number two notes or letters: "Nr. I" and "Nr. II", or "I" and "II" before letters."""
    numbers = _numbers(outline, _NOTE_NUMBER)
    if numbers & {"I", "1"} and numbers & {"II", "2"}:
        return True
    first, second = (_following(outline, number) for number in ("I", "II"))
    return bool(_LETTER.search(first) and _LETTER.search(second))


def _numbers(outline: Outline, pattern: re.Pattern[str]) -> set[str]:
    found = (pattern.fullmatch(text.strip()) for text, heading in outline if heading and len(text) < 20)
    return {match["n"].upper() for match in found if match}


def _following(outline: Outline, number: str) -> str:
    """The first words after the bare heading ``number``, as far as the next few paragraphs."""
    for index, (text, heading) in enumerate(outline):
        match = _BARE_NUMBER.fullmatch(text.strip()) if heading and len(text) < 12 else None
        if match and match["n"].upper() == number:
            return " ".join(words[:1500] for words, _ in outline[index + 1 : index + 5])
    return ""


def _with_words_before(outline: Outline, starts: list[int]) -> list[int]:
    """The starts that have something before them, and a body somewhere after: no table of contents."""
    bodies = [index for index, (_, heading) in enumerate(outline) if not heading]
    if not bodies:
        return []
    kept = [start for start in starts if bodies[0] < start]
    return [start for start, after in zip(kept, [*kept[1:], len(outline)], strict=False) if after - start > 1]


def _transmitted(outline: Outline) -> list[int]:
    """Where a transmitted text begins that no word announces; at most one place."""
    bodies = [index for index, (_, heading) in enumerate(outline) if not heading]
    for before, after in pairwise(bodies):
        if before > _LONGEST_COVER:
            break
        cover = [text for text, _ in outline[: before + 1]]
        if after - before > 1 and _is_cover(cover, outline[before][0]):
            start = _after_signature(outline, before + 1, after)
            return [start] if start < after else []
    return []


def _is_cover(cover: Sequence[str], last: str) -> bool:
    if len(cover) > 20 or not _CLOSES.search(last[-600:]):
        return False
    words = " ".join(text[:2000] for text in cover)
    return bool(_TRANSMITS.search(words) and _LETTER.search(words))


def _after_signature(outline: Outline, start: int, end: int) -> int:
    """Past the signature of the cover, and past its own date where the annex has another."""
    signed = [index for index in range(start, end) if _SIGNED.match(outline[index][0])]
    if signed and signed[0] == start:
        start = signed[-1] + 1
    dated = [index for index in range(start, end) if _DATELINE.fullmatch(outline[index][0])]
    return start + 1 if len(dated) > 1 and dated[0] == start else start


def _named(count: int, starts: list[int]) -> list[str]:
    if not starts:
        return ["main"] * count
    names = ["cover"] * starts[0]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], count], strict=True), 1):
        names += ["annex" if number == 1 else f"annex-{number}"] * (end - start)
    return names
