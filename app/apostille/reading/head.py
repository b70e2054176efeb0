"""The metadata head of a Markdown file: a YAML-like block between ``---`` lines, or ``Key: value`` lines.

The head is no part of the text. Its values are *supplied*: known from beside the text, so they
have the words as printed in the head but no span. Only one level is read; lists and nested
keys are left aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from apostille.reading import dates
from apostille.reading.draft import DATE_KEYS, DOCUMENT_KINDS, Field
from apostille.reading.names import state_code

_NAMES: dict[str, str] = {
    name: key
    for key, names in {
        "title": "title titre título titulo заголовок название 标题 العنوان tytuł titel",
        "kind": "kind type document_type doc_type nature",
        "symbol": "symbol cote signatura doc_symbol document_symbol симв символ 文号 الرمز sygnatura",
        "date": "date doc_date fecha дата 日期 التاريخ data datum document_date",
        "body": "body organ organe órgano organo орган 机构",
        "author": "author auteur autor автор 作者 المؤلف",
        "sender": "sender from expéditeur de_la_part_de remitente отправитель 发件人 المرسل",
        "issuer": "issuer country state état etat pays estado país pais страна государство 国家 الدولة państwo kraj",
        "addressee": "addressee to recipient destinataire destinatario адресат 收件人 المرسل_إليه",
        "event": "event événement evento meeting réunion reunión событие",
        "distribution_date": "distribution_date distributed date_distribution",
        "adoption_date": "adoption_date adopted date_adopted",
        "event_date": "event_date event_dates meeting_date",
        "place": "place lieu lugar location место 地点 المكان miejsce",
        "language": "language langue idioma lengua lang язык 语言 اللغة język sprache",
        "original_language": "original_language langue_originale original idioma_original",
        "session": "session sesión sesion сессия 届会 الدورة",
        "agenda_item": "agenda_item point_de_l'ordre_du_jour tema_del_programa",
        "distribution": "distribution distr",
        "speaker": "speaker orateur orador оратор 发言人",
        "job_number": "job_number job_no",
    }.items()
    for name in names.split()
}
_LINE = re.compile(r"(?P<key>[^\s:#>*\[\]|`-][^:\n]{0,40}?)\s*[:：](?P<value>\s.*|)$")
_LANGUAGES: dict[str, str] = {
    name: code
    for code, names in {
        "en": "en english anglais inglés английский 英文 الإنكليزية eng",
        "fr": "fr french français francais francés французский 法文 fra",
        "es": "es spanish espagnol español испанский 西班牙文 spa", "ru": "ru russian russe ruso русский 俄文 rus",
        "ar": "ar arabic arabe árabe арабский 阿拉伯文 العربية ara",
        "zh": "zh chinese chinois chino китайский 中文 zho",
        "de": "de german allemand deutsch", "pl": "pl polish polonais polski", "nl": "nl dutch nederlands",
        "pt": "pt portuguese português", "it": "it italian italiano",
    }.items()
    for name in names.split()
}  # fmt: skip
_BLOCK_ENDS = ("---", "...")
_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of a head and the number of lines it takes."""

    fields: tuple[Field, ...] = ()
    lines: int = 0


def read_head(lines: list[str]) -> Head:
    """The head that ``lines`` begin with; an empty one where there is none."""
    start = next((index for index, line in enumerate(lines[:20]) if line.strip()), 0)
    if lines[start : start + 1] and lines[start].rstrip() == "---":
        return _block(lines, start)
    return _key_lines(lines, start)


def _block(lines: list[str], start: int) -> Head:
    for end in range(start + 1, min(len(lines), start + _MOST_LINES)):
        if lines[end].rstrip() in _BLOCK_ENDS:
            inside = lines[start + 1 : end]
            looks = any(_LINE.match(line) for line in inside) and all(_belongs(line) for line in inside)
            return Head(_fields(inside), end + 1) if looks else Head()
    return Head()


def _belongs(line: str) -> bool:
    return not line.strip() or line[0] in " \t-#" or bool(_LINE.match(line))


def _key_lines(lines: list[str], start: int) -> Head:
    """Two or more ``Key: value`` lines with known keys and a blank line after them."""
    end = start
    while end < min(len(lines), start + _MOST_LINES) and _is_key_line(lines[end]):
        end += 1
    if end - start < 2 or (end < len(lines) and lines[end].strip()):
        return Head()
    return Head(_fields(lines[start:end]), end)


def _is_key_line(line: str) -> bool:
    found = _LINE.match(line.strip())
    return bool(found and known(found["key"]))


def known(key: str) -> str | None:
    """The metadata key that ``key`` names in one of the languages of heads and headings, or None."""
    return _NAMES.get(re.sub(r"[\s-]+", "_", key.strip().strip("\"'").lower()))


def _fields(lines: list[str]) -> tuple[Field, ...]:
    fields: dict[str, Field] = {}
    for index, line in enumerate(lines):
        found = _LINE.match(line.rstrip())
        key = known(found["key"]) if found else None
        if not found or not key or key in fields:
            continue
        printed = _unquoted(found["value"].strip() or _folded(lines[index + 1 :]))
        value = understood(key, printed)
        if printed and value:
            fields[key] = Field(key, value, printed, None, "supplied")
    return tuple(fields.values())


def _folded(lines: list[str]) -> str:
    """A value that stands on the indented lines below its key."""
    taken: list[str] = []
    for line in lines:
        if not line.startswith((" ", "\t")) or line.lstrip().startswith("-"):
            break
        taken.append(line.strip())
    return "" if any(_LINE.match(line) for line in taken) else " ".join(taken)


def _unquoted(value: str) -> str:
    value = re.sub(r"^[|>][-+]?\s*", "", value)
    quoted: Literal["'", '"'] | None = "'" if value[:1] == "'" else '"' if value[:1] == '"' else None
    if quoted and len(value) > 1 and value.endswith(quoted):
        inner = value[1:-1]
        return inner.replace("''", "'") if quoted == "'" else inner.replace('\\"', '"')
    return value


def understood(key: str, printed: str) -> str:
    """What ``printed`` means as a value of a metadata key, in the form of ``Field.value``, or ""."""
    if key in DATE_KEYS:
        return _date(printed)
    if key in ("language", "original_language"):
        return _LANGUAGES.get(printed.lower(), printed if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", printed) else "")
    if key == "kind":
        kind = re.sub(r"[\s-]+", "_", printed.lower())
        return kind if kind in DOCUMENT_KINDS else ""
    return (state_code(printed) or printed) if key == "issuer" else printed


def _date(printed: str) -> str:
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d-\d\d)?", printed):
        return printed
    found = dates.find(printed)
    return found[0].value if found else ""
