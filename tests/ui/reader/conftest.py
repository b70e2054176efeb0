"""A reader with a text, for the tests beside this file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from apostille.reading.draft import Damage
from apostille.reading.span import Span
from apostille.ui.reader.reader import Reader
from tests.ui.reader.sample import TEXT, made


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[..., Reader]]:
    """Opens a text in a reader that is shown, and holds it: one nobody holds may be collected while it paints."""
    held: list[Reader] = []

    def open_(text: str = TEXT, size: tuple[int, int] = (830, 700)) -> Reader:
        reader = Reader()
        held.append(reader)
        qtbot.addWidget(reader)
        reader.resize(*size)
        lost = text.find("\ufffd")
        damage = [Damage(Span(lost, text.rindex("\ufffd") + 1), "lost")] if lost >= 0 else []
        reader.show_statement(made(text), damage)
        with qtbot.waitExposed(reader):
            reader.show()
        reader.grab()
        return reader

    yield open_
