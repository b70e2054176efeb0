"""A window for every test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from apostille.ui.setting import Setting
from tests.ui.opening import window


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Setting]:
    """The window as at first start: the shipped statement open, two example annotations."""
    with window(qtbot) as made:
        yield made
