"""A passage with its citation, to be pasted elsewhere: rich and plain."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData
from PySide6.QtGui import QGuiApplication

from apostille.reading.span import Span
from apostille.ui.reader.losses import honest
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.desk import Desk
    from apostille.ui.lectern import Lectern
    from apostille.ui.marking import Marking


class Copying:
    """Puts the words a key acts on onto the clipboard, and says where they stand."""

    def __init__(self, desk: Desk, lectern: Lectern, marking: Marking) -> None:
        self._desk = desk
        self._lectern = lectern
        self._marking = marking

    def with_citation(self) -> None:
        """Copy the words and their citation: for a word processor with quotation marks and the citation below."""
        span = self._span()
        opened = self._lectern.opened
        if span is None or opened is None:
            self._desk.say(say("Select words, or press J for the paragraph."))
            return
        from apostille.exporting.cite import cite
        from apostille.exporting.words import quotes

        language = "fr" if QLocale().language() == QLocale.Language.French else "en"
        cited = cite(opened, span, first=True, language=language)
        words = honest(opened.reading.text, span, opened.damage, opened.repairs)
        mime = QMimeData()
        mime.setText(f"{quotes(language, words)}\n({cited})\n")
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in words.split("\n"))
        mime.setHtml(f"<blockquote>{paragraphs}</blockquote><p>({escape(cited)})</p>")
        QGuiApplication.clipboard().setMimeData(mime)
        self._desk.say(say("Copied with its citation: {cited}", cited=cited))

    def _span(self) -> Span | None:
        target = self._marking.target()
        if target is None:
            return None
        if target.span is not None:
            return target.span
        row = self._lectern.annotations.get(target.annotation or 0)
        return None if row is None else row.span
