"""S05, S10, S23: the window shows words as they are, loads nothing for them, and does not stand still over them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from apostille import annotations, codebook
from apostille.exporting.pages import Sheets
from apostille.reading.span import Span
from apostille.ui import boxes
from apostille.ui.dropping import FileDrops
from apostille.ui.reader.page import Page
from apostille.ui.reader.reader import Reader
from apostille.ui.reference import Leaves
from apostille.ui.setting import Setting
from tests.ui.opening import window
from tests.ui.reader.conftest import opened

__all__ = ["opened"]
UI = Path(boxes.__file__).parent
HIGH = 223


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Setting]:
    """The window as at first start."""
    with window(qtbot) as made:
        yield made


@pytest.fixture
def probe(tmp_path: Path, qapp: QApplication) -> Path:
    """A picture on the disk; whoever shows it is at least as high."""
    picture = QImage(321, HIGH, QImage.Format.Format_RGB32)
    picture.fill(0)
    assert picture.save(str(tmp_path / "probe.png"))
    return tmp_path / "probe.png"


def markup(probe: Path) -> str:
    return f'<p>words<img src="{QUrl.fromLocalFile(str(probe)).toString()}"><img src="{probe}">'


def height(made: QWidget) -> int:
    made.show()
    QApplication.processEvents()
    made.hide()
    return made.height()


def test_the_probe_is_loaded_where_nothing_is_done_against_it(probe: Path, qtbot: QtBot) -> None:
    """Else what follows would prove nothing."""
    label, box = QLabel(markup(probe)), QMessageBox(QMessageBox.Icon.NoIcon, "", markup(probe))
    bare = QTextDocument()
    bare.setHtml(markup(probe))
    for made in (label, box):
        qtbot.addWidget(made)
        assert height(made) >= HIGH
    assert bare.size().height() >= HIGH


SHOWN: dict[str, Callable[[str], QWidget]] = {
    "label": boxes.label,
    "caption": boxes.caption,
    "a label that Qt asks what it is": lambda words: QLabel(boxes.told(words)),
    "message": lambda words: boxes.message(QMessageBox.Icon.NoIcon, "", words),
}


def _below(words: str) -> QWidget:
    box = boxes.message(QMessageBox.Icon.NoIcon, "", "")
    box.setInformativeText(words)
    return box


def _leaves(words: str) -> QWidget:
    leaves = Leaves(openLinks=False)
    leaves.setHtml(words)
    assert leaves.document().size().height() < HIGH
    leaves.setMarkdown(f"![x]({words.split(chr(34))[1]})")
    assert leaves.document().size().height() < HIGH
    return QLabel()


def _sheets(words: str) -> QWidget:
    sheets = Sheets()
    sheets.setHtml(words)
    assert sheets.size().height() < HIGH
    return QLabel()


SHOWN["message, what is below"] = _below
SHOWN["reference"] = _leaves
SHOWN["pages"] = _sheets


@pytest.mark.parametrize("name", SHOWN)
def test_no_picture_is_loaded_for_words_that_are_markup(probe: Path, qtbot: QtBot, name: str) -> None:
    made = SHOWN[name](markup(probe))
    qtbot.addWidget(made)
    assert height(made) < HIGH


@pytest.mark.parametrize("words", ["a < b & c", "<b>bold</b>", "&lt;", "one\ntwo <i>", "plain", ""])
def test_a_tool_tip_shows_the_words_that_it_was_given(words: str, qtbot: QtBot) -> None:
    tip = boxes.told(words)
    document = QTextDocument()
    if "<" in tip:
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    assert document.toPlainText() == words


def test_a_tag_that_is_markup_is_words_wherever_it_is_shown(
    probe: Path, qtbot: QtBot, shown: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, name = shown.hands.desk, f"<img src='{probe.as_uri()}'>"
    with desk.step("Tag") as session:
        tag = codebook.add(session, name.replace("/", "\\/"))
        annotations.tag(session, shown.hands.lectern.placed()[0].id, tag)
    desk.make_current(shown.hands.lectern.placed()[0].id)
    seen: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: seen.append(box))  # noqa: PLW0108 - bound as a method is
    pane = shown.window.codebook
    qtbot.waitUntil(lambda: tag in pane.model.rows and pane.model.rows[tag].annotations == 1)
    shown.window.show_tag(tag)
    pane._agreed(pane.model.rows[tag])
    assert [box.textFormat() for box in seen] == [Qt.TextFormat.PlainText]
    assert "<img src=" in seen[0].text()
    for widget in shown.window.findChildren(QWidget):
        if name in widget.toolTip():
            assert widget.toolTip().startswith("<span>")
        if isinstance(widget, QLabel) and "<img" in widget.text():
            assert widget.textFormat() == Qt.TextFormat.PlainText


def _calls(file: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]


def _is_ours(node: ast.expr) -> bool:
    """Whether it is a sentence of the program without a value in it, or words that were made harmless."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        return (name == "say" and not node.keywords) or name in {"told", "boxes.told"}
    return False


def test_nothing_that_guesses_what_is_markup_is_given_words_of_others() -> None:
    """A tool tip, a label and a dialog of Qt's guess: they are made by ``boxes``, or say a sentence of ours."""
    wrong: list[str] = []
    for file in sorted(UI.rglob("*.py")):
        for call in _calls(file):
            name = ast.unparse(call.func).split(".")[-1]
            formats = {keyword.arg for keyword in call.keywords}
            bad = name in {"QTextBrowser", "QTextEdit", "QTextDocument"} and file.name not in {"document.py"}
            bad |= name == "QLabel" and "textFormat" not in formats and not all(map(_is_ours, call.args[:1]))
            bad |= name == "QMessageBox" and file.name != "boxes.py" and not all(map(_is_ours, call.args[1:3]))
            bad |= name in {"setToolTip", "setWhatsThis", "setStatusTip"} and not (
                _is_ours(call.args[-1]) or file.name in {"actions.py", "note.py", "pane.py"}
            )
            if bad:
                wrong.append(f"{file.relative_to(UI)}:{call.lineno} {name}")
    assert not wrong


HUGE = {
    "one word": "x" * 1_000_000,
    "one line": "words " * 170_000,
    "a word in a text": "Some words.\n" * 50 + "y" * 500_000 + "\nThe end.",
    "many short lines": "a\n" * 50_000 + "b",
}


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HUGE)
def test_a_text_without_measure_is_shown_and_can_be_scrolled(
    opened: Callable[[str], Reader], qtbot: QtBot, name: str
) -> None:
    """A million letters without a space take Qt half a minute where words may break at their ends only (S10)."""
    reader = opened(HUGE[name])
    reader.scroll_to(Span(len(HUGE[name]) // 2, len(HUGE[name]) // 2 + 1))
    QApplication.processEvents()
    assert reader.rect_of(Span(len(HUGE[name]) // 2, len(HUGE[name]) // 2 + 1)).isValid()


def test_what_is_pasted_and_dropped_is_words(probe: Path, qtbot: QtBot, shown: Setting) -> None:
    mime = QMimeData()
    mime.setHtml(markup(probe))
    mime.setText("words")
    for field in shown.window.findChildren(QTextEdit):
        assert field.isReadOnly()
    note = shown.window.annotations.note.note
    note.setReadOnly(False)
    note.insertFromMimeData(mime)
    assert note.toPlainText().endswith("words")
    assert "￼" not in note.toPlainText()
    note.undo()
    only = QMimeData()
    only.setHtml(markup(probe))
    note.insertFromMimeData(only)
    assert "￼" not in note.toPlainText()
    assert note.document().size().height() < HIGH
    note.undo()


DROPPED = {
    "file:///etc/hostname": True,
    "file://localhost.example/share/x.txt": False,
    "http://example.org/x.txt": False,
    "smb://example.org/share/x.txt": False,
    "data:text/plain,words": False,
    "javascript:alert(1)": False,
}


@pytest.mark.parametrize("address", DROPPED)
def test_only_files_of_this_machine_are_taken_when_dropped(qtbot: QtBot, address: str) -> None:
    onto = QWidget()
    qtbot.addWidget(onto)
    got: list[list[Path]] = []
    drops = FileDrops(onto)
    drops.dropped.connect(got.append)
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    event = QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop)  # fmt: skip
    drops.eventFilter(onto, event)
    assert bool(got) == DROPPED[address]


def test_what_is_copied_is_words_and_citation_without_markup_of_others(qtbot: QtBot, shown: Setting) -> None:
    row = shown.hands.lectern.placed()[0]
    shown.hands.desk.make_current(row.id)
    shown.deck.do("copy_cited")
    html = QGuiApplication.clipboard().mimeData().html()
    assert html
    assert not any(bad in html.lower() for bad in ("<img", "src=", "href=", "style=", "<script"))


def test_the_page_makes_no_document_of_markup() -> None:
    """The reader is filled with words by a cursor: no call of ``setHtml`` or ``insertHtml`` lies in its room."""
    names = {ast.unparse(call.func).split(".")[-1] for file in (UI / "reader").rglob("*.py") for call in _calls(file)}
    assert not names & {"setHtml", "insertHtml", "setMarkdown", "insertMarkdown"}
    assert issubclass(Page, QTextEdit)
