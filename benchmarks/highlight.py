"""One more highlight through the real window: from the gesture over the durable commit to its paint on the page.

CPU time of this process. What the window does once the paint is out (lists, counts, details) is a figure of its own.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from apostille import codebook, statements
from apostille.reading.compose import compose
from apostille.reading.span import Span
from apostille.store.library import Library, driver
from apostille.ui.kit.tokens import TAG_COLOURS
from apostille.ui.marking import Target
from apostille.ui.setting import Setting, set_up
from apostille.ui.settings import Settings
from benchmarks.library import annotate, build

REST = 0.12
"""Seconds after a paint in which what was put off is done."""


def library(path: Path, text: str, count: int) -> int:
    """A library of a hundred statements and one of ``text`` with so many annotations; returns that one's id."""
    build(path, 100)
    with Library.open(path) as made:
        with made.step("Statement") as session:
            tags = [codebook.add(session, name.title(), colour=name) for name in TAG_COLOURS]
            statement = statements.add(session, compose("long.txt", text.replace("\n", "\n\n").encode()))
        with made.read() as session:
            words = statements.opened(session, statement).reading.text
        chance = random.Random(11)  # noqa: S311 - places, not secrets
        with made.staging() as session:
            raw = driver(session)
            (version,) = raw.execute("SELECT current_version FROM statement WHERE id = ?", (statement,)).fetchone()
            for _ in range(count):
                start = chance.randrange(len(words) - 401)
                place = (start, start + chance.randint(20, 400))
                annotate(raw, statement, version, words, place, chance.choice(tags))
    return statement


@contextmanager
def window(path: Path, statement: int) -> Iterator[Setting]:
    """The window of that library with that statement open."""
    made = set_up(Library.open(path), Settings())
    made.window.resize(1440, 900)
    made.window.show()
    made.hands.moving.open(statement)
    settle()
    try:
        yield made
    finally:
        made.close()
        QApplication.processEvents()


def settle() -> float:
    """Let the window do what it put off; its CPU milliseconds."""
    start, until = time.process_time(), time.monotonic() + REST
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)
    return (time.process_time() - start) * 1000


def one_more(made: Setting, at: int) -> float:
    """A passage in sight is tagged: CPU milliseconds until the window is painted and handed to the screen."""
    page = made.window.reader.page
    start = page.position_at(QPoint(page.viewport().width() // 3, 250 + 30 * (at % 10))) + at // 10
    tag = min(made.hands.lectern.tags)
    before = time.process_time()
    made.hands.marking.tag(Target(Span(start, start + 70), None), tag)
    # What the event loop does first: everything posted, with the paint as the last. Timers come after it.
    QApplication.sendPostedEvents()
    return (time.process_time() - before) * 1000


def measured(path: Path, text: str, count: int, runs: int = 60) -> tuple[list[float], float]:
    """CPU milliseconds of each highlight to its paint, and the median of what comes after it."""
    statement = library(path, text, count)
    with window(path, statement) as made:
        bar = made.window.reader.page.verticalScrollBar()
        times: list[float] = []
        after: list[float] = []
        for at in range(runs):
            if at % 10 == 0:
                bar.setValue((at // 10 + 1) * bar.maximum() // (runs // 10 + 2))
                settle()
            times.append(one_more(made, at))
            after.append(settle())
    return times[2:], statistics.median(after)
