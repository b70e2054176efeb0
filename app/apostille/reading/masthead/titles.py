"""The title: the line that says what a document is; for a text transmitted, how the note that transmits it calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from apostille.reading import dates
from apostille.reading.draft import Field
from apostille.reading.masthead import bodies, dateline, kind_titles, kinds, lines, papers, persons, records, words
from apostille.reading.masthead.page import Leaf, Page, trimmed, words_of
from apostille.reading.reading import Block
from apostille.reading.sentences import is_cjk
from apostille.reading.span import Span

_CALLED = re.compile(
    r"(?:le |un |the |el )?text[eo]? (?:de la |de l['’]|du |d['’]une? |of (?:the "
    r"|an? )?)(?P<title>(?:déclaration|discours|allocution|document|communiqué|statement"
    r"|declaration|address|declaración)[^\n.;]{8,300}?)(?=,? (?:qui |which |held |que se |à la |on \d)|[,.;\n]|$)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:page \d|no?\.? ?[\divx]+\b|nr\.? |(?:most |top )?secret|confidential|restricted|immediate|\(|\*|#|http"
    r"|\[[^\]]*\]$"
    r"|check against delivery|seul le prononcé|cotejar con|as delivered|embargo|translat|traduc|перевод"
    r"|(?:on behalf of|au nom de|en nombre de|от имени|باسم|نيابة عن|以.{2,20}名义)"
    r"|the (?:meeting|session) was|la séance est|se (?:declara )?abre la sesión|заседание открывается"
    r"|.{1,8}时.{0,6}开会|افتتحت)",
    re.IGNORECASE,
)
_BARE_NOTE = re.compile(r"notes? verbales?|nota verbal|verbalnote|вербальная нота|letter|lettre|carta", re.IGNORECASE)
_MAIL = ("letter", "note_verbale")
_SPEECH = ("statement", "message")
_ADOPTED = re.compile(
    r"[ ]\(?(?=(?:[Пп]ринят[ао]|Adopted|Adoptée|Aprobada|Proclamada|Proclaimed|Proclamée|اعتمد"
    r"|通过)\b[^\n]{0,60}(?:\d|resol"
    r"|résol|резол))"
)
_LONG_TITLE = 160
_BEHIND = ("working_paper", "resolution")
"""Kinds whose line says who submits or adopts; what they are called stands in another line."""
_BROKEN_OFF = re.compile(r".*(?:\b(?:the|of|to|as|about|in|and|a|by|for)|\b(?:Mr|Mrs|Ms|Dr)\.|[,;])$", re.DOTALL)
_GIVEN_BY = re.compile(
    r"(?:prononcée?|faite?|delivered|made|presented|pronunciad[ao]|formulad[ao]|произнес\w+|зачитан\w+) (?:by|par|por)?"
    r"|يلقيه|يلقيها|ألقاه|ألقاها|يدلي به",
    re.IGNORECASE,
)
"""The line below a title that says by whom the words are spoken."""
_MORE = re.compile(r"[^\W\d_a-zа-я][^\da-zа-яß-ÿ]{12,}")
"""More capitals, without a number: a year would be a date's."""
_HAN_OPEN = re.compile("[与和及的对在于为、，或向从由以](?:$)|(?:关于|防止|加强|促进|禁止|实现|建立|通过|根据|有关)$")
_HAN_ENDS = re.compile("(?:发言稿?|讲话稿?|声明|致辞|贺信)$")
_SENTENCE = re.compile(r"(?:I|We|On behalf|May I|Allow|Let|In|It|You|Mr|Madam|Sir)\b")
_ORGAN_SPEAKS = re.compile(
    r"(?:The|La|Le|Les|El|Los|L['’]|Генеральная|Совет|Конференция|إن|大会|安全理事会)[^\n]{0,80}[,،，]$"
)


def find(page: Page) -> Iterator[Field]:
    """One title, where the document has one; its value differs from the printed words in capital letters alone."""
    leaf = page.leaves[0]
    exchanged = next(
        (block.span for block, line in words_of(page, leaf.lines[:1]) if kind_titles.EXCHANGE.match(line)), None
    )
    if exchanged:
        span = exchanged
    elif page.is_a("verbatim_record", "summary_record", "minutes"):
        span = _of_record(page)
    else:
        span = (_called(page, leaf) if leaf.name else None) or _heading(page, leaf)
    if span:
        value = words.united(page.mixed(span.of(page.text)))
        yield page.field("title", span, value[:1].upper() + value[1:])


def _called(page: Page, cover: Leaf) -> Span | None:
    """ "le texte de la *déclaration faite par le Président …*, qui s'est tenue": mixed case before capitals."""
    found = list(_CALLED.finditer(page.text, cover.span.start, min(cover.span.end, cover.span.start + 6000)))
    spans = [trimmed(page.text, Span(*one.span("title"))) for one in found]
    spans.sort(key=lambda span: span.of(page.text).isupper())
    return spans[0] if spans else None


def _of_record(page: Page) -> Span | None:
    """ "Final record of the … meeting", else the meeting's number."""
    named = list(words_of(page, page.head))
    titled = next(
        (block for block, line in named if words.RECORD_TITLE.match(line) and kind_titles.of_title(line)), None
    )
    block = titled or next((block for block, line in named if words.MEETING.fullmatch(line)), None)
    return trimmed(page.text, _before_held(page, block.span), " ,،，.*") if block else None


def _before_held(page: Page, span: Span) -> Span:
    """Without where and when the meeting was held, where that has run into the line."""
    line = span.of(page.text)
    han = re.match(r"[\u4e00-\u9fff\d]{2,30}?记录", line)
    held = None if han else records.HELD.search(line, 12)
    return Span(span.start, span.start + (han.end() if han else held.start() if held else len(line)))


def _heading(page: Page, leaf: Leaf) -> Span | None:
    """The first heading that says the kind of document, else the first that is no line of a masthead.

    Below a date line stands what a paper is about; that is no title of its own.
    """
    first = behind = of_item = None
    headless = page.own is not None and all(block.kind != "heading" for block in leaf.lines)
    above = _above_symbol(page, leaf)
    for index, block in enumerate(leaf.lines[:24]):
        if index < above:
            continue
        line = block.span.of(page.text)
        below = _below_date(page, leaf.lines, index)
        if page.own is None and page.dateline(block) and not below and not page.is_a("press_release"):
            break
        found = kind_titles.of_title(line)
        heads = block.kind == "heading" or (headless and len(line) < 160) or _heads(line, found)
        if (not heads and (len(line) > 160 or behind)) or _ORGAN_SPEAKS.match(line):
            break
        if not heads or _goes_on(page, leaf.lines, index, found) or not _may_be(page, block, found):
            continue
        if page.is_a("press_release") and (len(line.split()) < 6 or words.MEETING.fullmatch(line)):
            continue
        if found is None and _below_item(page, leaf, index):
            of_item = of_item or block.span  # what stands right below an agenda item is the item's own name
            continue
        if (found and found[0] in _BEHIND) or papers.is_submission(line):
            behind = behind or block.span
            if first:
                return first
            continue
        if found and not _BARE_NOTE.fullmatch(line):
            whole = _whole(page, leaf.lines, index, found[0])
            return None if _says_nothing(page, whole) else whole
        if behind and first is None:
            return _whole_han(page, leaf.lines, index)
        first = first or (_whole_han(page, leaf.lines, index) if len(line.split()) > 2 or not line.isascii() else None)
    first = first or of_item or behind
    return None if first and (_is_letterhead(page) or kinds.is_speech(page)) else first


def _below_item(page: Page, leaf: Leaf, index: int) -> bool:
    """Whether an agenda item stands right above a line."""
    return index > 0 and next(words.items(leaf.lines[index - 1].span.of(page.text)), None) is not None


def _is_letterhead(page: Page) -> bool:
    return page.own is None and page.is_a("letter", "note_verbale") and page.leaves[0].name is None


def _above_symbol(page: Page, leaf: Leaf) -> int:
    """How many lines stand above the document's own symbol, where it has a line for itself: none of them is a title."""
    own = page.own
    at = next((index for index, block in enumerate(leaf.lines[:8]) if own and block.span == own.span), 0)
    return at if all(kind_titles.of_title(line) is None for _, line in words_of(page, leaf.lines[:at])) else 0


def _below_date(page: Page, blocks: Sequence[Block], index: int) -> bool:
    """Whether a statement is named right below a line with its date: "Statement by …"."""
    return any(kind_titles.SPOKEN_BY.match(line) for _, line in words_of(page, blocks[index + 1 : index + 3]))


def _heads(line: str, found: tuple[str, Span] | None) -> bool:
    """Whether a paragraph set like prose heads a document: a letter's title is long, a resolution's ends low."""
    if found and found[0] in _SPEECH and dateline.tail(line, ""):
        return True
    return found is not None and (found[0] in _MAIL or (len(line) < 200 and line[-1:] not in ".。:；;"))


def _goes_on(page: Page, blocks: Sequence[Block], index: int, found: tuple[str, Span] | None) -> bool:
    """Whether the next paragraph begins in the middle of a sentence, so that this one is no heading."""
    after = blocks[index + 1].span.of(page.text)[:1] if index + 1 < len(blocks) else ""
    return after.islower() and found is None


def _whole(page: Page, blocks: Sequence[Block], index: int, kind: str) -> Span:
    """A title that begins on its line: "Statement by", "AGREEMENT" go on below; a speech's as far as its speaker."""
    span = blocks[index].span
    if adopted := _ADOPTED.search(span.of(page.text), 12):
        return Span(span.start, span.start + adopted.start())
    if kind in (*_SPEECH, "declaration") and (dated := dateline.tail(span.of(page.text), page.language)):
        return trimmed(page.text, Span(span.start, span.start + dated[0]))
    span = bodies.without_last(page, span) if kind in _SPEECH else span
    person = persons.find(span.of(page.text)) if kind in _SPEECH and len(span) > _LONG_TITLE else None
    if person:
        return Span(span.start, span.start + person.end)
    if kind == "resolution":
        return trimmed(page.text, span)
    for block in blocks[index + 1 : index + 4]:
        line = span.of(page.text)
        short = len(line.split()) < 3 and not is_cjk(line[:1])
        unnamed = kind in _SPEECH and not _HAN_ENDS.search(line) and persons.find(line) is None and short
        more = block.span.of(page.text)
        goes_on = more[:1].islower() and len(more) < 300
        bare = len(line.split()) == 1 and not is_cjk(line[:1]) and kind == "treaty" and len(more) > 12
        if (
            len(more) > 300
            or _GIVEN_BY.match(more)
            or more[-1:] in ".。"
            or not (unnamed or bare or goes_on or _BROKEN_OFF.fullmatch(line) or _in_capitals(kind, line, more))
            or lines.is_line(page, block)
        ):
            break
        span = Span.covering(span, block.span)
    return span


def _in_capitals(kind: str, line: str, more: str) -> bool:
    """Whether a long title in capitals goes on in a second line of capitals."""
    return kind not in (*_SPEECH, *_MAIL) and len(line) > 30 and line.isupper() and _MORE.fullmatch(more) is not None


def _whole_han(page: Page, blocks: Sequence[Block], index: int) -> Span:
    """A Chinese title that breaks off in the middle goes on in the next line."""
    span = blocks[index].span
    if _HAN_OPEN.search(span.of(page.text)) and index + 1 < len(blocks) and blocks[index + 1].kind == "heading":
        more = blocks[index + 1]
        if is_cjk(more.span.of(page.text)[:1]) and not lines.is_line(page, more):
            return Span.covering(span, more.span)
    return span


def _says_nothing(page: Page, span: Span) -> bool:
    """Whether a title is no more than the word for its kind: "STATEMENT"."""
    line = span.of(page.text)
    return page.is_a("statement") and len(line.split()) == 1 and not is_cjk(line[:1])


def _may_be(page: Page, block: Block, found: tuple[str, Span] | None) -> bool:
    line = block.span.of(page.text)
    least = 3 if is_cjk(line[:1]) or found else 12
    if not least < len(line) < 600 or _NO_TITLE.match(line) or _SENTENCE.match(line):
        return False
    if _BROKEN_OFF.match(line) and not found:
        return False
    if re.search(r"[a-z]\d\b|\[\d{1,2}\]|\b(?:secret|confidential|immediate)\b", line, re.IGNORECASE):
        return False  # the mark of a footnote runs into a name; a grade of secrecy
    dated = found is None or (
        found[0] == "cablegram" and not re.match(r"\w+ (?:dated|daté|de fecha|от)\b", line, re.IGNORECASE)
    )
    if dated and dates.find(line) and not re.match(r"\d{2,4}/\d", line):
        return False
    if found is None and (lines.is_line(page, block) or _is_place(page, line) or papers.only_states(page, line)):
        return False
    return not re.fullmatch(r"(?:communiqué de presse|press release|comunicado de prensa)", line, re.IGNORECASE)


def _is_place(page: Page, line: str) -> bool:
    return page.own is not None and len(line.split()) < 3 and not is_cjk(line[:1]) and line.istitle()
