"""The manual, the page of all keys, what was done, and what this is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

import apostille
from apostille import paths
from apostille.ui import keychange, spoken
from apostille.ui.boxes import column
from apostille.ui.kit import theme
from apostille.ui.words import say

if TYPE_CHECKING:
    from apostille.ui.actions import Deck
    from apostille.ui.desk import Desk
    from apostille.ui.settings import Settings

_TITLES = {"manual": "Manual", "keys": "All keys", "history": "What was done", "about": "About Apostille"}


class Leaves(QTextBrowser):
    """Pages that load nothing: a picture that is named is one blank pixel, a style sheet is empty.

    Qt opens the file itself where the answer is none or empty; it believes a picture only.
    """

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """What a page asks for, answered without looking."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return ""


class Reference(QDialog):
    """One page of words, not modal, so that it can stand beside the text."""

    def __init__(self, desk: Desk, deck: Deck, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reference")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._deck, self._settings = desk, deck, settings
        self.page = Leaves(openLinks=False)
        self.page.setObjectName("referencePage")
        self.page.anchorClicked.connect(self._change)
        column(self.page, box=self, margins=(8, 8, 8, 8))
        self.resize(620, 680)

    def show_page(self, name: str) -> None:
        """Show the page ``name``: manual, keys, history or about."""
        self.setWindowTitle(say(_TITLES[name]))
        if name == "manual":
            self.page.setMarkdown(_manual())
        else:
            self.page.setHtml({"keys": self._keys, "history": self._history, "about": self._about}[name]())

    def _keys(self) -> str:
        hint = escape(say("Click keys to change them."))
        rows = [f"<h2>{escape(say('All keys'))}</h2><p>{hint}</p><table cellpadding='4'>"]
        menu = None
        for id_, action in self._deck.table.items():
            if action.menu != menu:
                menu = action.menu
                title = menu.replace("/", " ▸ ") or say("Tags by key")
                rows.append(f"<tr><td colspan='2'><h3>{escape(title)}</h3></td></tr>")
            shown = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in self._deck.keys(id_)]
            keys = escape(" · ".join(shown)) or "–"
            link = f"<a href='{id_}' style='text-decoration:none; color:{theme.tokens().accent}'>{keys}</a>"
            rows.append(f"<tr><td>{escape(say(action.words))}</td><td>{link}</td></tr>")
        return "".join([*rows, "</table>"])

    def _history(self) -> str:
        rows = [f"<h2>{escape(say('What was done'))}</h2><table cellpadding='4'>"]
        for step in self._desk.library.history(200):
            who = step.annotator or ""
            undone = f" <i>({escape(say('undone'))})</i>" if step.undone else ""
            when = f"{spoken.moment(step.at)} {step.at[11:16]}"
            rows.append(f"<tr><td>{escape(when)}</td><td>{escape(step.name)}{undone}</td><td>{escape(who)}</td></tr>")
        return "".join([*rows, "</table>"])

    def _about(self) -> str:
        told = say("Close reading of diplomatic statements, with annotations and reports.")
        library = self._desk.library.path
        return (
            f"<h2>Apostille {apostille.__version__}</h2><p>{escape(told)}</p>"
            f"<p>{escape(say('Library'))}: {escape(str(library))}<br>"
            f"{escape(say('Settings'))}: {escape(str(paths.settings()))}</p>"
        )

    def _change(self, url: QUrl) -> None:
        if keychange.ask(url.path(), self._deck, self._settings, self):
            self.show_page("keys")


def _manual() -> str:
    file = paths.resources() / "manual.md"
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return say("The manual is missing from this installation.")
