"""Every sentence the window says has its French, with the same values to be filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apostille import paths
from apostille.ui import reference, righttabs, spoken, words
from apostille.ui.care import backups, check
from apostille.ui.details import line
from apostille.ui.finder import candidates
from apostille.ui.importing import listing
from apostille.ui.kit.tokens import TAG_COLOURS
from apostille.ui.report import choices
from apostille.ui.review import told
from apostille.ui.statements import facets, pane, shelf
from apostille.ui.table import TABLE
from tests.ui.opening import window

_VALUE = re.compile(r"\{(\w+)\}")
_TABLES = (spoken._KINDS, spoken.LANGUAGES, spoken.KEYS, spoken.READING, reference._TITLES, righttabs.NAMES,
           choices.FORMATS, facets.NAMES, listing.FORMATS, shelf.ORDERS, pane._GROUPS, candidates.GROUPS,
           backups.WHYS, check.WHATS, told.KINDS, told.WHY)  # fmt: skip


@pytest.fixture
def french() -> Iterator[words.Catalogue]:
    """The window speaks French until the test is over."""
    folder = paths.resources() / "translations"
    words.speak(folder, "fr")
    yield words.read((folder / "fr.po").read_text(encoding="utf-8"), "fr")
    words.speak(folder, "en")


def _calls() -> Iterator[tuple[str, list[ast.expr]]]:
    for file in sorted(Path(words.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "count"):
                yield node.func.id, node.args


def _said() -> Iterator[str]:
    for name, args in _calls():
        if name == "say" and args and isinstance(args[0], ast.Constant):
            yield str(args[0].value)
    for table in _TABLES:
        yield from table.values()
    for action in TABLE:
        yield action.words
        yield from (part for part in action.menu.split("/") if part)
    yield from (meaning for _sign, meaning in line.STATES.values())
    yield from (colour.capitalize() for colour in TAG_COLOURS)
    yield from ("begins", "ends")
    yield from listing.COLUMNS


def _counted() -> Iterator[tuple[str, str]]:
    for name, args in _calls():
        if name == "count" and isinstance(args[1], ast.Constant) and isinstance(args[2], ast.Constant):
            yield str(args[1].value), str(args[2].value)


def test_every_sentence_has_its_french(french: words.Catalogue) -> None:
    assert [said for said in dict.fromkeys(_said()) if said not in french.said] == []
    assert [one for one, _many in _counted() if len(french.said.get(one, ())) != 2] == []


def test_values_are_the_same_in_french(french: words.Catalogue) -> None:
    for said in set(_said()):
        assert set(_VALUE.findall(french.said[said][0])) == set(_VALUE.findall(said)), said
    for one, many in _counted():
        assert set(_VALUE.findall(french.said[one][1])) == set(_VALUE.findall(many)), many


def test_french_counts_zero_as_one(french: words.Catalogue) -> None:
    assert words.count(0, "{n} page", "{n} pages") == "0 page"
    assert words.count(2, "{n} statement", "{n} statements") == "2 déclarations"
    assert words.say("{at} of {of}", at=1, of=2) == "1 sur 2"


def test_without_a_catalogue_the_words_stay_english() -> None:
    words.speak(paths.resources() / "translations", "tlh")
    assert words.count(0, "{n} page", "{n} pages") == "0 pages"
    assert words.say("Quit") == "Quit"


def test_strings_may_go_on_over_lines_and_what_is_not_translated_stays() -> None:
    text = 'msgid ""\n"One "\n"sentence"\nmsgstr "Une phrase"\n\nmsgid "Other"\nmsgstr ""\n'
    assert words.read(text, "fr").said == {"One sentence": ("Une phrase",)}


def test_what_is_known_of_a_statement_is_not_cut_off_in_french(qtbot: QtBot, french: words.Catalogue) -> None:
    with window(qtbot) as made:
        area = made.window.details.area
        assert made.window.details.body.minimumSizeHint().width() <= area.viewport().width()
        assert made.window.status.language.text() == "Français"


def test_the_window_opens_in_french(qtbot: QtBot, french: words.Catalogue) -> None:
    with window(qtbot) as made:
        assert made.window.tabs.bar.tabText(0) == "Détails"
        assert made.deck.actions["report"].text() == "Rapport…"
        assert {menu.title() for menu in made.window.menu.findChildren(type(made.window.menu))} >= {"Fichier", "Aide"}
