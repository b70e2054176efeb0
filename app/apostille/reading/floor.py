"""Who takes the floor, as records of meetings print it in six languages; and what is nobody's words.

With a colon ("Mr. X (Chile) (spoke in Spanish):", "Le Président :", "主席（以英语发言）："), or in a summary record
without one ("El Sr. X (Uruguay) dice que …").
"""

from __future__ import annotations

import re

from apostille.reading.span import Span

_REACH = 240
"""So many characters of a paragraph may name who speaks."""
_B = "[ \u00a0]"
_NUMBER = rf"(?:[\d٠-٩]{{1,3}}(?:[.．、]|{_B}?[-–])?{_B}{{0,6}})?"
_SAID = (
    "said|asked|speaking|spoke|introduc|stated|noted|drew|thanked|express|observed|suggested|recalled|replied"
    "|proposed|announced|stressed|welcomed|congratulated|wished|pointed|explained|agreed|supported|endorsed|referring"
    "|responding|dit |demande|prenant|s['’]exprimant|présente|prie|rappelle|estime|déclare|fait |note |remercie"
    "|souligne|propose"
    "|appuie|répond|se félicite|s['’]associe|ajoute|parlant|dice|pide|hablando|presenta|señala|pregunta|recuerda"
    "|expresa"
    "|agradece|subraya|apoya|responde|haciendo|acoge|afirma|observa|declara"
)
_LATIN = re.compile(
    rf"{_NUMBER}(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?|Miss|Sir|Dame|Lord|Prince|Princess|Count|Baron|Sheikh|Archbishop"
    rf"|Monsignor|Ambassador|MM?\.|Mme|Mlle|(?:(?:El|La){_B})?(?:Sra?|Srta)\.|(?:El|La) señora?){_B}"
    rf"(?!(?:the|le|la){_B}|(?i:president|chair|secretary|speaker|président))"
    r"(?:d['’]|[a-z]{1,3} ?){0,2}[A-ZÀ-Þ][^\n():;!?\[\]]{1,58}?"
    r"|(?P<chair>(?:The|Le|La|El|L['’]) ?(?:(?i:acting|temporary|provisional|interim) )?(?i:president"
    r"|chair(?:man|person|woman)?|co-chair|secretary-general|vice-president|deputy secretary-general"
    r"|presiding officer|moderator"
    r"|présidente?|vice-présidente?|secrétaire général(?:e)?|presidenta|presidente|vicepresident[ea]"
    r"|secretari[oa] general"
    r"|animateur|moderador)(?: (?i:temporaire|par intérim|provisoire|interin[oa]|provisional|en exercice))?))"
    rf"(?P<asides>(?:{_B}?[(\[][^()\[\]\n]{{2,90}}[)\]]){{0,3}})(?:(?P<colon>{_B}?:)|(?=,?{_B}(?P<said>{_SAID})))"
)
_CYRILLIC = re.compile(
    rf"{_NUMBER}(?P<name>(?:[Гг]-н|[Гг]-жа|[Гг]осподин|[Гг]оспожа|Сэр|Принц|Шейх){_B}[А-ЯЁ][^\n():;!?\[\]]{{1,58}}?"
    r"|(?P<chair>(?i:(?:исполняющ\w+ обязанности |временн\w+ )?(?:председател(?:ь|я)|генеральный секретарь"
    r"|сопредседатель"
    r"|заместитель председателя))))"
    rf"(?P<asides>(?:{_B}?[(\[][^()\[\]\n]{{2,90}}[)\]]){{0,3}})"
    rf"(?:(?P<colon>{_B}?:)|(?=,?{_B}(?P<said>говорит|заявляет|выступая|представляет|просит|отмечает|напоминает"
    rf"|спрашивает|благодарит|предлагает"
    r"|подч[её]ркивает|поддерживает)))"
)
_ARABIC = re.compile(
    rf"{_NUMBER}(?P<name>(?:السيدة|السيد|السفيرة|السفير|الشيخة|الشيخ|الأميرة|الأمير"
    rf"|السير){_B}[\u0621-\u064a][^\n():;؛؟\[\]]{{1,58}}?"
    r"|(?P<chair>(?:الرئيسة|الرئيس|الأمينة العامة|الأمين العام|نائب الرئيس|رئيسة الجلسة|رئيس الجلسة)"
    r"(?: (?:المؤقتة?|بالنيابة|بالإنابة))?))"
    rf"(?P<asides>(?:{_B}?[(\[][^()\[\]\n]{{2,90}}[)\]]){{0,3}})(?P<colon>{_B}?:)(?P<said>(?!))?"
)
_HAN = re.compile(
    rf"{_NUMBER}(?P<name>[\u4e00-\u9fff·•.．\-A-Z]{{1,24}}(?:先生|女士|小姐|夫人|大使|爵士|阁下)"
    r"|(?P<chair>(?:代理|临时)?(?:主席|副主席|秘书长|联合主席)))"
    r"(?P<asides>(?:[（(\[][^（）()\[\]\n]{1,60}[）)\]]){0,3})(?:(?P<colon>[:：])|(?=(?P<said>说|指出|表示|问|提出|介绍|感谢)))"
)
_OFFICER = re.compile(
    r"\s*(?:(?:Mr|Mrs|Ms|Dr)\.?|Miss|Sir|MM?\.|Mme|(?:El |La )?(?:Sra?|Srta)\.|[Гг]-н|[Гг]-жа|السيدة?)[ \u00a0\t]"
    r"[^\n:：]{2,90}(?:[)）][.\s]*|[^.!?\s])|\s*[\u4e00-\u9fff·•\-－]{2,24}(?:先生|女士|夫人|大使)\s*(?:[^\n，。]{0,40}[)）])?\s*"
)
"""After a colon: who holds an office, as a masthead names him."""
_SPOKEN = re.compile(
    "spoke|speaks|speaking|interpret|translat|text (?:provided|in)|parle|traduit|interprét|habla|traducid"
    "|interpretaci|"
    "говорит|перевод|выступает|تكلم|ترجم|الكلمة بال|发言|翻译|口译",
    re.IGNORECASE,
)
_TONGUES = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("en", "english|anglais|ingl[ée]s|английск|الإ?ا?نكليزية|الإنجليزية|英语|英文"),
        ("fr", "french|français|franc[ée]s|французск|الفرنسية|法语|法文"),
        ("es", "spanish|espagnol|español|испанск|الإ?ا?سبانية|西班牙"),
        ("ru", "russian|russe|ruso|русск|الروسية|俄"),
        ("ar", "arabic|arabe|árabe|арабск|العربية|阿拉伯"),
        ("zh", "chinese|chinois|chino|китайск|الصينية|中文|汉语"),
        ("pt", "portuguese|portugais|portugués|португальск|البرتغالية|葡萄牙"),
        ("de", "german|allemand|alemán|немецк|الألمانية|德语"),
    )
)
_ASIDE = re.compile(r"[(\[（][^()\[\]（）]+[)\]）]")
_PROCEDURE = re.compile(
    r"(?:it was so (?:decided|agreed)|the meeting (?:rose|was (?:adjourned|suspended|resumed|called to order))"
    r"|the (?:draft )?(?:resolution|decision)[^\n]{0,80} was adopted|a (?:recorded )?vote was taken"
    r"|the agenda was adopted"
    r"|il en est ainsi décidé|la séance est (?:levée|suspendue|reprise|ouverte)|l['’]ordre du jour est adopté"
    r"|il est procédé au vote|así queda acordado|se (?:levanta|suspende|reanuda|abre|declara) [^\n]{0,30}sesión"
    r"|queda aprobad[oa]|(?:решение|предложение) принимается|заседание (?:закрывается|прерывается|открывается"
    r"|объявляется)"
    r"|this record (?:contains|is subject)|le présent procès-verbal|la presente acta|в настоящем отч[её]те|本记录"
    r"|يتضمن هذا المحضر|تقرر ذلك|رفعت الجلسة|علقت الجلسة|افتتحت الجلسة|就这样决定|.{0,20}(?:散会|开会|休会)。)",
    re.IGNORECASE,
)


def taken(text: str, span: Span) -> re.Match[str] | None:
    """Who takes the floor at the head of the paragraph ``span``; None where nobody does.

    Groups: ``name``; ``chair``, the same where it is an office; ``asides``, the brackets after it; ``colon``; ``said``.
    """
    end = min(span.end, span.start + _REACH)
    found = _pattern(text, span).match(text, span.start, end)
    if found is None or not (found["colon"] or found["asides"] or found["chair"]):
        return None
    return None if found["colon"] and _OFFICER.fullmatch(text, found.end(), span.end) else found


def begins(line: str) -> bool:
    """Whether a line begins with who takes the floor, and a colon."""
    if ":" not in line[:_REACH] and "：" not in line[:_REACH]:
        return False
    found = taken(line, Span(0, len(line)))
    return found is not None and bool(found["colon"])


def asides(found: re.Match[str]) -> tuple[str, str]:
    """What the brackets say: the State or body spoken for as printed, and the language spoken (BCP 47); "" for none."""
    said = [words.strip("()[]（） \u00a0") for words in _ASIDE.findall(found["asides"])]
    state = next((words for words in said if not _SPOKEN.search(words)), "")
    spoken = next((_tongue(words) for words in said if _SPOKEN.search(words)), "")
    return state, spoken


def is_procedure(text: str, span: Span) -> bool:
    """Whether a paragraph tells what was done and not what was said: "It was so decided." """
    return _PROCEDURE.match(text, span.start, span.end) is not None


def _pattern(text: str, span: Span) -> re.Pattern[str]:
    letter = next((sign for sign in text[span.start : span.start + 12] if sign.isalpha()), "")
    if letter < "\u0370":
        return _LATIN
    return _CYRILLIC if letter < "\u0530" else _ARABIC if letter < "\u0780" else _HAN


def _tongue(words: str) -> str:
    """The language named first: "spoke in Spanish; English text provided by the delegation"."""
    found = [(name.start(), code) for code, tongue in _TONGUES if (name := tongue.search(words))]
    return min(found)[1] if found else ""
