"""The reader: opening, scrolling and one more highlight, each beside a bare QTextEdit in the same run.

CPU time of this process, so that a busy machine does not count; the least of some runs, because the first pays for
fonts.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "app"))

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit

from apostille.reading.reading import Block, Part, Reading
from apostille.reading.span import Span
from apostille.ui.kit.tokens import TAG_COLOURS
from apostille.ui.reader.marks import Mark
from apostille.ui.reader.reader import Reader
from benchmarks.figures import figure

SENTENCE = (
    "La réunion avait notamment pour but de souligner le caractère mondial de l’Initiative, de renforcer encore "
    "l’appui international apporté aux buts et objectifs et de susciter une coopération et une participation "
    "internationales larges aux activités menées dans ce cadre. "
)
WORDS = SENTENCE.split()
SIZE = (830, 900)


def prose(length: int, seed: int = 7) -> Reading:
    """A text of about so many characters in paragraphs of ordinary length."""
    chance = random.Random(seed)  # noqa: S311 - a text, not a secret
    paragraphs: list[str] = []
    total = 0
    while total < length:
        words = " ".join(chance.choices(WORDS, k=chance.randint(40, 140)))
        paragraphs.append(words)
        total += len(words) + 1
    return reading("\n".join(paragraphs)[:length])


def reading(text: str) -> Reading:
    """A text with a body paragraph for each line."""
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        blocks.append(Block(Span(at, at + len(line)), "body", "main", number))
        at += len(line) + 1
    return Reading(text, tuple(blocks), (Part("main", Span(0, len(text))),))


def marks(length: int, count: int, seed: int = 11) -> list[Mark]:
    """So many overlapping marks, some with notes."""
    chance = random.Random(seed)  # noqa: S311 - places, not secrets
    made: list[Mark] = []
    for id_ in range(1, count + 1):
        start = chance.randrange(length - 401)
        colour = chance.choice(TAG_COLOURS)
        note = "A note on this passage, of some words, to fill a card." if id_ % 5 == 0 else ""
        made.append(Mark(id_, Span(start, start + chance.randint(20, 400)), (colour,), (colour.title(),), note, (1,)))
    return made


def bare(text: str) -> QTextEdit:
    """The reference: a plain QTextEdit with the same text, to its first paint."""
    view = QTextEdit()
    view.setReadOnly(True)
    view.resize(*SIZE)
    document = QTextDocument(view)
    document.setPlainText(text)
    view.setDocument(document)
    view.show()
    view.grab()
    return view


def opened(read: Reading, marked: list[Mark]) -> Reader:
    """The reader with the text and its marks, to its first paint."""
    reader = Reader()
    reader.resize(*SIZE)
    reader.show()
    reader.show_statement(read)
    reader.set_marks(marked)
    reader.grab()
    return reader


def cpu(work: Callable[[], object], runs: int = 5) -> float:
    """The least CPU time of some runs, in milliseconds."""
    least = float("inf")
    for _ in range(runs):
        QApplication.processEvents()
        start = time.process_time()
        kept = work()
        least = min(least, (time.process_time() - start) * 1000)
        if hasattr(kept, "deleteLater"):
            kept.deleteLater()
    return least


def scrolled(reader: Reader, pages: int = 60) -> float:
    """The 95th percentile of a page of scrolling to its paint, in milliseconds of CPU."""
    bar = reader.page.verticalScrollBar()
    bar.setValue(0)
    taken: list[float] = []
    for _ in range(pages):
        start = time.process_time()
        bar.setValue(bar.value() + 800)
        reader.page.viewport().repaint()
        taken.append((time.process_time() - start) * 1000)
        QApplication.processEvents()
    return statistics.quantiles(taken, n=20)[-1]


def one_more(reader: Reader, at: int) -> float:
    """A fresh mark to its paint, in milliseconds of CPU; told to the reader as the window tells it."""
    QApplication.processEvents()
    top = reader.top_position()
    fresh = Mark(10**6 + at, Span(top + 20, top + 90), ("clay",), ("Clay",))
    start = time.process_time()
    reader.change_marks([10**6 + at - 1], [fresh])
    reader.page.viewport().repaint()
    return (time.process_time() - start) * 1000


_NO_HINTS = "This plugin does not support propagateSizeHints()"


def hear(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """What Qt says, but for one sentence: a screen that is not there can tell no window how small it may be."""
    if words != _NO_HINTS:
        print(f"{kind.name}: {words}", file=sys.stderr)


def main() -> None:
    """Measure and print."""
    qInstallMessageHandler(hear)
    application = QApplication([])
    large, small = prose(1_000_000), prose(100_000)
    many, dense = marks(1_000_000, 5000), marks(100_000, 5000)
    bare(small.text), opened(small, dense)  # fonts and caches are filled
    reference = cpu(lambda: bare(large.text))
    whole = cpu(lambda: opened(large, many))
    figure("reader.open_1MB_5000_over_bare", whole - reference, "ms", 40)
    figure("reader.open_100KB_5000", cpu(lambda: opened(small, dense)), "ms", 75)
    reader = opened(large, many)
    figure("reader.scroll_page_p95", scrolled(reader), "ms", 16)
    one = statistics.quantiles([one_more(reader, at) for at in range(30)], n=20)[-1]
    figure("reader.one_more_5000_p95", one, "ms", 10)
    reader = opened(small, dense)
    figure("reader.scroll_page_dense_p95", scrolled(reader), "ms", 16)
    wide, few = opened(large, many), opened(large, many[:20])
    times = [(one_more(wide, at), one_more(few, at)) for at in range(30)]
    much, little = (statistics.median(pair[which] for pair in times) for which in (0, 1))
    figure("reader.one_more_5000_over_20", much / little, "times", 2)
    for name, line in (("words", SENTENCE), ("unbroken", "x" * 200), ("cjk", "中华人民共和国" * 20)):
        share = 1_000_000 // len((line * 3).encode()) * 3
        giant = reading((line * share)[:1_000_000])
        figure(f"reader.open_1MB_line_{name}", cpu(lambda giant=giant: opened(giant, many[:50]), 1), "ms", 1000)
    # Qt walks the whole paragraph to draw a caret: it scrolls, though not as fast as a page of paragraphs.
    figure("reader.scroll_1MB_line_p95", scrolled(opened(reading("x" * 1_000_000), many), 20), "ms", 150)
    application.quit()


if __name__ == "__main__":
    main()
