"""The title: the line that says what a document is; for a text transmitted, how the note that transmits it calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import dates, names
from apostille.reading.draft import Field
from apostille.reading.masthead import kinds, mastlines
from apostille.reading.masthead.page import Leaf, Page, trimmed
from apostille.reading.span import Span

_CALLED = re.compile(
    r"(?:le |un |the |el )?text[eo]? (?:de la |de l['’]|du |d['’]une? |of (?:the "
    r"|an? )?)(?P<title>(?:déclaration|discours|allocution|document|communiqué|statement"
    r"|declaration|address|declaración)[^\n.;]{8,300}?)(?=,? (?:qui |which |held |que se |à la |on \d)|[,.;\n]|$)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:united nations|nations unies|naciones unidas|организация объединенных наций|联合国|الأمم المتحدة|distr"
    r"|original|page \d|no?\.? ?[\divx]+|nr\.? "
    r"|(?:most |top )?secret|confidential|restricted|immediate|(?:final |provisional )?agenda item|item \d"
    r"|(?:président|president|presidente|председатель|主席|الرئيس|chair\w*)\w{0,2} ?[:：]|\(|\*|#|http)",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Field]:
    """One title, where the document has one; its value differs from the printed words in capital letters alone."""
    leaf = page.leaves[0]
    span = (_called(page, leaf) if leaf.name else None) or _heading(page, leaf)
    if span:
        value = page.mixed(span.of(page.text))
        yield page.field("title", span, value[:1].upper() + value[1:])


def _called(page: Page, cover: Leaf) -> Span | None:
    """ "le texte de la *déclaration faite par le Président …*, qui s'est tenue": mixed case before capitals."""
    found = list(_CALLED.finditer(page.text, cover.span.start, min(cover.span.end, cover.span.start + 6000)))
    spans = [trimmed(page.text, Span(*one.span("title"))) for one in found]
    spans.sort(key=lambda span: span.of(page.text).isupper())
    return spans[0] if spans else None


def _heading(page: Page, leaf: Leaf) -> Span | None:
    """The first heading that says the kind of document, else the first that is no line of a masthead.

    Below a date line stands what a paper is about; that is no title of its own.
    """
    first: Span | None = None
    for index, block in enumerate(leaf.lines[:14]):
        if mastlines.is_date_line(page, block) and not mastlines.own_symbol(page):
            break
        goes_on = page.text[leaf.lines[min(index + 1, len(leaf.lines) - 1)].span.start :][:1].islower()
        words = block.span.of(page.text)
        found = kinds.of_title(words)
        heads = block.kind == "heading" or (found is not None and found[0] in _MAIL)
        if not heads or goes_on or not _may_be(page, block.span):
            continue
        if found and len(words) > 16:
            return block.span
        first = first or (block.span if len(words.split()) > 3 or not words.isascii() else None)
    return None if first and kinds.is_speech(page) else first


_MAIL = ("letter", "note_verbale")
_BROKEN_OFF = re.compile(r".*(?:\b(?:the|of|to|as|about|in|and|a|by|for)|\b(?:Mr|Mrs|Ms|Dr)\.|[,;])$", re.DOTALL)
_SENTENCE = re.compile(r"(?:I|We|On behalf|May I|Allow|Let|In|It|You|Mr|Madam|Sir)\b")


def _may_be(page: Page, span: Span) -> bool:
    words = span.of(page.text)
    if not 12 < len(words) < 600 or _NO_TITLE.match(words) or _BROKEN_OFF.match(words) or _SENTENCE.match(words):
        return False
    if re.search(r"[a-z]\d\b|\[\d{1,2}\]|\b(?:secret|confidential|immediate)\b", words, re.IGNORECASE):
        return False  # the mark of a footnote runs into a name; a grade of secrecy
    found = kinds.of_title(words)
    if dates.find(words) and (found is None or found[0] == "cablegram"):
        return False
    masthead = names.body(words, page.language) or mastlines.is_line(page, span)
    return not masthead and not re.fullmatch(
        r"(?:communiqué de presse|press release|comunicado de prensa)", words, re.IGNORECASE
    )
