"""A page of the web → its draft: the article, not its furniture."""

from __future__ import annotations

from dataclasses import replace

from apostille.importing.drafting import Found, drafted
from apostille.importing.web import meta
from apostille.importing.web.article import article_of
from apostille.importing.web.paragraphs import paragraphs_of
from apostille.importing.web.tree import parse_html
from apostille.reading.decode import decode
from apostille.reading.draft import Draft


def from_html(name: str, data: bytes, *, encoding: str | None = None, language: str | None = None) -> list[Draft]:
    """The one statement of a page.

    ``encoding`` and ``language`` (BCP 47) overrule what is found. Raises ``Refusal`` where ``data`` is no text or holds
    none.
    """
    decoded = decode(data, encoding)
    text = decoded.text.replace("\0", "\ufffd")  # a browser would drop a NUL without a word
    document = parse_html(text, xml=text.startswith("<?xml"))
    article = article_of(document.body)
    found = Found(
        paragraphs=paragraphs_of(document.body, article.out),
        head=meta.sound(document),
        likely=meta.likely(document, meta.headings_of(document)),
        furniture=article.lines,
        doubts=decoded.doubts,
        language=document.language.lower().split("-")[0],
        pictures=document.pictures > 0,
    )
    draft = drafted(name, data, "html", found, language)
    return [replace(draft, encoding=decoded.encoding, runners_up=decoded.runners_up)]
