"""An e-book (EPUB) → its draft: the chapters in the order of reading, as one text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from apostille.importing.book import Book, Chapter, open_book
from apostille.importing.drafting import Found, drafted
from apostille.importing.web.hints import is_hidden
from apostille.importing.web.meta import iso_date
from apostille.importing.web.paragraphs import paragraphs_of
from apostille.importing.web.tree import Document, Node, parse_html
from apostille.reading.decode import decode
from apostille.reading.draft import Draft, Field
from apostille.refusal import Refusal

_FURNITURE = frozenset({"toc", "landmarks", "page-list", "pagebreak", "cover", "lot", "loi", "index"})
_UNTITLED = re.compile(r"untitled|unknown|title|document", re.IGNORECASE)
_SHORTEST, _FEWEST_WORDS = 12, 3


def from_epub(name: str, data: bytes, *, encoding: str | None = None, language: str | None = None) -> list[Draft]:
    """The one statement of an e-book.

    Its chapters say their encoding; ``encoding`` overrules it, ``language`` (BCP 47) what is found. Raises ``Refusal``
    where ``data`` is no e-book, is damaged, is locked by rights management, or holds no text.
    """
    book = open_book(data)
    documents = list(_documents(book, encoding))
    body = _joined(documents)
    out = {node for node in body.walk() if _is_furniture(node)}
    found = Found(
        paragraphs=paragraphs_of(body, out),
        head=tuple(_head(book)),
        likely=tuple(_likely(book)),
        furniture=[node.words() for node in sorted(out, key=lambda node: node.order)],
        doubts=book.doubts,
        language=book.first("language").lower().split("-")[0],
        pictures=any(document.pictures for _, document in documents),
    )
    return [drafted(name, data, "epub", found, language)]


def _documents(book: Book, encoding: str | None) -> Iterator[tuple[Chapter, Document]]:
    for chapter in book.chapters:
        if chapter.data.strip():
            yield chapter, parse_html(decode(chapter.data, encoding).text.replace("\0", "\ufffd"), xml=True)


def _joined(documents: list[tuple[Chapter, Document]]) -> Node:
    """One page of all chapters; links between them lead inside it, so that notes in a chapter apart are found."""
    if not documents:
        raise Refusal("The book holds no text. Nothing was imported.")
    whole = Node("body", {})
    order = 0
    for chapter, document in documents:
        part = document.body
        part.tag, part.parent = "section", whole
        whole.children.append(part)
        for node in part.walk():
            order += 1
            node.order = order
            _address(node, chapter.path)
    return whole


def _address(node: Node, path: str) -> None:
    """The names that a chapter gives its elements are made those of the whole."""
    for name in ("id", "name"):
        if said := node.get(name):
            node.attributes[name] = f"{path}#{said}"
    file, mark, place = node.get("href").partition("#")
    if node.tag == "a" and mark and ":" not in file:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
        node.attributes["href"] = f"#{target}#{place}"


def _is_furniture(node: Node) -> bool:
    """Contents, cover and the numbers of printed pages; notes are hidden by some books, to be shown when asked for."""
    kinds = set(node.get("epub:type").split()) | {node.get("role").removeprefix("doc-")}
    return node.tag == "nav" or bool(kinds & _FURNITURE) or (is_hidden(node) and "note" not in "".join(kinds))


def _head(book: Book) -> Iterator[Field]:
    """What the maker of the book says of it: a title that is one, and who wrote it."""
    title = book.first("title")
    words = title.count(" ") + 1
    if len(title) >= _SHORTEST and not _UNTITLED.match(title) and (words >= _FEWEST_WORDS or not title.isascii()):
        yield Field("title", title, state="supplied")
    for author in dict.fromkeys(value for key, value in book.said if key == "creator"):
        yield Field("author", author, state="supplied")


def _likely(book: Book) -> Iterator[Field]:
    """The date, unless it is only that on which the file was made."""
    date = book.first("date")
    if (day := iso_date(date)) and day != iso_date(book.modified):
        yield Field("date", day, state="supplied")
