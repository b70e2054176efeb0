"""The whole way from bytes to a draft: decode, read the paragraphs, then language, damage, masthead, references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from apostille.reading import damage, markup, references, reflow, symbols, tongues, validity
from apostille.reading import hyphens as doubtful
from apostille.reading.decode import decode
from apostille.reading.draft import KEYS, Draft, Field, Reference
from apostille.reading.language import detect, speaks
from apostille.reading.masthead import finders, formulae, kind_titles, words
from apostille.reading.reading import Block, Reading

Kind = Literal["text", "markdown"]

_MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
_LONG_ENOUGH = 120
_OPENING = 1_500


def compose(
    name: str, data: bytes, *, encoding: str | None = None, language: str | None = None, kind: Kind | None = None
) -> Draft:
    """The draft of one file of text.

    ``name`` is the file's name, whose ending says what it is unless ``kind`` does; ``encoding`` and
    ``language`` (BCP 47) overrule what would be found. Raises ``Refusal`` where ``data`` is no text.
    """
    decoded = decode(data, encoding)
    kind = kind or kind_of(name)
    flow = markup.flowed(decoded.text) if kind == "markdown" else reflow.flowed(decoded.text)
    draft = composed(
        name, data, flow.reading, head=flow.head, language=language, doubts=decoded.doubts, hyphens=flow.hyphens
    )
    return replace(
        draft, encoding=decoded.encoding, format=kind, runners_up=decoded.runners_up, furniture=flow.furniture
    )


def composed(
    name: str,
    data: bytes,
    reading: Reading,
    *,
    head: tuple[Field, ...] = (),
    language: str | None = None,
    doubts: tuple[str, ...] = (),
    hyphens: Mapping[str, str] | None = None,
) -> Draft:
    """The draft of a file whose paragraphs have been read: language, damage, masthead and references are found here.

    ``head`` are the values that the file says of itself beside its text; they are *supplied*; ``hyphens`` are
    doubtful words as ``Flow`` has them. Every
    reader of a format ends with this call, so that all formats are understood by the same rules.
    """
    given = language or _said(head)
    language = given or _detected(reading.text)
    broken = doubtful.find(reading.text, hyphens or {})
    found = damage.merged(damage.find(reading.text, language), broken)
    plain = _without_nul(reading)
    reading = _with_languages(plain, language)
    first, *others = tongues.of(reading, language)
    if first != language and not given:
        reading, language = _with_languages(plain, first), first
    others = [one for one in (first, *others) if one != language]
    fields = _merged(finders.extract(reading, language, others), _with_title(head))
    return Draft(
        name=name,
        original=data,
        encoding="",
        reading=reading,
        language=language,
        fields=fields,
        damage=found,
        references=_cited(reading.text, language, fields),
        doubts=(*doubts, *doubtful.doubt(broken, reading.text), *validity.doubts(fields)),
    )


def _cited(text: str, language: str, fields: tuple[Field, ...]) -> tuple[Reference, ...]:
    """What the text cites; its own symbol, in its masthead and at the head of its pages, is no citation."""
    own = {symbols.canonical(field.value) for field in fields if field.key == "symbol"}
    return tuple(one for one in references.find(text, language) if one.key not in own)


def _detected(text: str) -> str:
    """The language of a text by its words; where these are too few, the one that its masthead names."""
    found = detect(text)
    return found if found != "und" else words.language_said(text[:_OPENING]) or found


def kind_of(name: str) -> Kind:
    """What the ending of a file's name says."""
    return "markdown" if name.lower().endswith(_MARKDOWN_ENDINGS) else "text"


def _said(head: tuple[Field, ...]) -> str | None:
    return next((field.value for field in head if field.key == "language"), None)


def _without_nul(reading: Reading) -> Reading:
    """NUL as U+FFFD, which a database can hold; its damage has been noted as a control."""
    return replace(reading, text=reading.text.replace("\0", damage.LOST)) if "\0" in reading.text else reading


def _with_languages(reading: Reading, language: str) -> Reading:
    """Each long paragraph in another language than the statement's gets its own."""
    own = [_own(block, reading.text, language) for block in reading.blocks]
    if not any(own) and not any(block.language for block in reading.blocks):
        return reading
    return replace(reading, blocks=tuple(map(_in_language, reading.blocks, own)))


def _in_language(block: Block, language: str) -> Block:
    return block if block.language == language else block._replace(language=language)


def _own(block: Block, text: str, language: str) -> str:
    """The language of a paragraph where it is another: found where it is long enough, else what the file says."""
    words = block.span.of(text)
    if len(words) < _LONG_ENOUGH:
        return block.language if block.language != language else ""
    if speaks(words, language):
        return ""
    found = detect(words)
    found = block.language if found == "und" else found
    return "" if found == language else found


def _with_title(head: tuple[Field, ...]) -> tuple[Field, ...]:
    """The head's fields, and the kind, the sender and the addressee that its title names ("Cablegram from … to …")."""
    title = next((field.value for field in head if field.key == "title"), "")
    named = kind_titles.of_title(title)
    said = {field.key for field in head}
    more = [Field("kind", named[0], state="supplied")] if named and "kind" not in said else []
    for key, span in zip(("sender", "addressee"), formulae.of_headings(title) or (), strict=False):
        if span and key not in said:
            more.append(Field(key, span.of(title), span.of(title), state="supplied"))
    return (*head, *more)


def _merged(extracted: tuple[Field, ...], head: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of both: whoever wrote the head knew the document, so it wins where the two differ.

    Where they agree, the value from the text stays: it has its evidence there.
    """
    agreed = {(field.key, field.value) for field in extracted}
    said = [field for field in head if (field.key, field.value) not in agreed]
    differing = {field.key for field in said}
    kept = [field for field in extracted if field.key not in differing]
    return tuple(sorted([*kept, *said], key=lambda field: KEYS.index(field.key)))
