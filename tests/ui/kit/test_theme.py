"""The theme reaches palette, swatches and icons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from apostille import paths
from apostille.ui.kit import icons, theme
from apostille.ui.kit.tokens import THEMES


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Leaves the application as other tests expect it."""
    yield
    theme.apply("light")


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_sets_the_palette(qapp: QApplication, name: str) -> None:
    assert theme.apply(name) is THEMES[name] is theme.tokens()
    assert QApplication.palette().color(QPalette.ColorRole.Base) == QColor(THEMES[name].paper)
    assert theme.tag("moss") == QColor(THEMES[name].tags["moss"])


def test_as_the_system_has_it_is_one_of_the_themes(qapp: QApplication) -> None:
    assert theme.apply("system").name in THEMES


@pytest.mark.parametrize("name", ["tag", "note", "undo", "search"])
def test_icons_have_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    picture = icons.icon(name, "#ff0000").pixmap(24, 24).toImage()
    inked = [picture.pixelColor(x, y) for x in range(24) for y in range(24) if picture.pixelColor(x, y).alpha() == 255]
    assert inked and all(ink.red() > 200 and ink.green() < 60 for ink in inked)


def test_every_icon_can_be_drawn_and_the_licence_lies_beside(qapp: QApplication) -> None:
    assert len(icons.names()) >= 25
    assert not [name for name in icons.names() if icons.icon(name).isNull()]
    assert (paths.resources() / "icons" / "LICENCE.txt").is_file()


def test_an_icon_that_is_not_there_is_not_silent(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_a_swatch_shows_its_colour(qapp: QApplication) -> None:
    theme.apply("dark")
    picture = theme.swatch("clay").pixmap(12, 12).toImage()
    middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    assert isinstance(theme.swatch("clay"), QIcon)
    assert middle == QColor(THEMES["dark"].tags["clay"])
