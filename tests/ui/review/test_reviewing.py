"""Damage reviewed in the real window, by keys and by mouse: decided one by one or all alike, applied as one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from apostille import annotations, statements
from apostille.reading.compose import compose
from apostille.reading.span import Span
from apostille.statements import Opened
from apostille.ui.setting import Setting
from tests.ui.opening import child, press, window, write

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LETTER = (
    "STATEMENT BY MR. SCHÜSSEL OF AUSTRIA\n\n"
    "The Conference met in Geneva on 4 June 2004 and adopted its agenda without a vote.\n\n"
    "The dÃ©claration of SÃ£o TomÃ© speaks of the peace-keeping op\ufffd\ufffdrations in two places.\n\n"
    "Mr. Wolfgang SchÃ¼ssel said that the Cоuncil of Europe is to be asked by all of us.\n"
)
"""Ã© twice, ã, two lost letters, ü, and a Cyrillic o: six passages."""
ARABIC = (
    "بيان المملكة العربية السعودية أمام مؤتمر نزع السالح\n\n"
    "إن االجتماع الأول للجنة يؤكد أهمية السلام في المنطقة، كما يؤكد االتحاد أن الدول \ufffd\ufffd\ufffd ملتزمة بذلك.\n"
)
SOUND = "STATEMENT\n\nNothing is wrong in this text, and nothing is to be put right in it.\n"


@pytest.fixture
def letter(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """A library with three statements, of which one is sound; the letter is open, and has an annotation."""
    from apostille.store.library import Library

    path = tmp_path / "psi.apostille"
    with Library.create(path) as library:
        for name, words in {"letter": LETTER, "bayan": ARABIC, "sound": SOUND}.items():
            with library.step("Import") as session:
                statements.add(session, compose(f"{name}.txt", words.encode()))
        with library.step("Mark") as session:
            start = statements.opened(session, 1).reading.text.index("two places")
            annotations.mark(session, 1, Span(start, start + 10), note="Which?")
    with window(qtbot, path) as made:
        made.hands.moving.open(1)
        yield made
        made.hands.reviewing.forget()


def opened(setting: Setting) -> Opened:
    found = setting.hands.lectern.opened
    assert found is not None
    return found


def words_of(setting: Setting, name: str) -> str:
    found = child(setting, name)
    assert isinstance(found, QLabel | QAbstractButton)
    return found.text()


def told(setting: Setting) -> tuple[str, str]:
    """What the bar says of the passage: "Damage 1 of 6", its kind and how sure."""
    return words_of(setting, "reviewTitle"), words_of(setting, "reviewKind")


def click(qtbot: QtBot, setting: Setting, name: str) -> None:
    qtbot.mouseClick(child(setting, name), Qt.MouseButton.LeftButton)


def steps(setting: Setting) -> int:
    return len(setting.hands.desk.library.history())


def test_f8_walks_through_the_damage_and_says_what_it_is(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    assert told(letter) == ("Damage 1 of 6", "Misread encoding · 98 % sure")
    assert child(letter, "reviewWords").accessibleName().startswith("The d“Ã©”claration of SÃ£o")
    assert child(letter, "reviewProposal").accessibleName().startswith("The d“é”claration of SÃ£o")
    span = letter.window.reader.selection()
    assert span is not None
    assert span.of(opened(letter).reading.text) == "Ã©"
    for _ in range(3):
        press(qtbot, Qt.Key.Key_F8)
    assert told(letter) == ("Damage 4 of 6", "Lost characters · 2 characters")
    assert "op“▢▢”rations" in child(letter, "reviewWords").accessibleName()
    press(qtbot, Qt.Key.Key_F8, SHIFT)
    assert told(letter)[0] == "Damage 3 of 6"
    assert steps(letter) == 4
    assert letter.window.reader.page.accessibleDescription().startswith(
        "Damage 3 of 6. Misread encoding · 98 % sure. The dÃ©claration of SÃ£o Tom“Ã©” speaks"
    )


def test_decisions_wait_in_the_page_and_become_one_version_in_one_step(qtbot: QtBot, letter: Setting) -> None:
    before, done = opened(letter).reading.text, steps(letter)
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_L)
    assert words_of(letter, "reviewCounts") == "4 open · 1 accepted · 1 left"
    assert words_of(letter, "statusDamage") == "Damage: 4 open · 1 accepted · 1 left"
    assert told(letter)[0] == "Damage 3 of 6"
    assert [flag.state for flag in letter.window.reader.page.flags][:3] == ["accepted", "left", "open"]
    assert opened(letter).reading.text == before
    assert steps(letter) == done
    press(qtbot, Qt.Key.Key_F9)
    after = opened(letter)
    assert after.n == 2
    assert after.reading.text == before.replace("dÃ©c", "déc")
    assert steps(letter) == done + 1
    assert [(row.span.of(after.reading.text), row.basis) for row in after.repairs] == [
        ("é", "proposed (misread encoding)")
    ]
    assert [row.span.of(after.reading.text) for row in after.left] == ["Ã£"]
    [mark] = letter.hands.lectern.placed()
    assert mark.span is not None
    assert mark.span.of(after.reading.text) == "two places"
    assert words_of(letter, "reviewCounts") == "4 open · 1 left · 1 restored"
    assert child(letter, "damageWords").accessibleName() == (
        "6 damaged passages: 1 restored, 1 illegible (2 characters), 3 doubtful, 1 left as it is."
    )
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert opened(letter).reading.text == before
    assert opened(letter).left == ()


def test_all_alike_are_decided_at_once_and_their_number_is_said_before(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    bar = letter.hands.reviewing.bar
    assert bar.alike.text() == "All 2 alike:"
    press(qtbot, Qt.Key.Key_A, SHIFT)
    assert words_of(letter, "reviewCounts") == "4 open · 2 accepted"
    assert told(letter)[0] == "Damage 2 of 6"
    assert not bar.alike.isVisible()
    click(qtbot, letter, "noticeAct")
    assert words_of(letter, "reviewCounts") == "6 open"
    press(qtbot, Qt.Key.Key_F8, SHIFT)
    click(qtbot, letter, "leave_alike")
    assert words_of(letter, "reviewCounts") == "4 open · 2 left"


def test_an_own_reading_is_typed_with_its_basis(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    for _ in range(3):
        press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_A)
    assert "Nothing is proposed here" in words_of(letter, "noticeWords")
    press(qtbot, Qt.Key.Key_E)
    reading, basis = child(letter, "reviewReading"), child(letter, "reviewBasis")
    assert isinstance(reading, QLineEdit)
    assert isinstance(basis, QLineEdit)
    assert reading.hasFocus()
    write(qtbot, "er")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "English version")
    press(qtbot, Qt.Key.Key_Return)
    assert letter.window.reader.page.hasFocus()
    assert told(letter)[0] == "Damage 5 of 6"
    press(qtbot, Qt.Key.Key_F8, SHIFT)
    assert child(letter, "reviewProposal").accessibleName().endswith("op“er”rations in two places.")
    press(qtbot, Qt.Key.Key_F9)
    after = opened(letter)
    assert [(row.span.of(after.reading.text), row.lost, row.basis) for row in after.repairs] == [
        ("er", 2, "English version")
    ]


def test_what_cannot_be_put_there_is_not_taken(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_E)
    editor = letter.hands.reviewing.bar.editor
    assert (editor.words.text(), editor.counter.text()) == ("é", "2 there, 1 typed")
    for words in ("", "  ", "\ufffd", "Ã©"):
        editor.words.setText(words)
        assert not editor.take.isEnabled()
        press(qtbot, Qt.Key.Key_Return)
        assert editor.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert letter.hands.reviewing.reviewing
    assert letter.hands.reviewing.pending() == 0


def test_an_own_reading_goes_for_all_alike_where_that_is_ticked(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_E)
    editor = letter.hands.reviewing.bar.editor
    box = next(one for one in editor.findChildren(QCheckBox) if one.isVisible())
    assert box.text() == "for all 2 alike"
    editor.words.insert("ê")  # as an input method does: QTest has no key for it
    box.click()
    qtbot.mouseClick(editor.take, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_F9)
    assert "The dêclaration of SÃ£o Tomê speaks" in opened(letter).reading.text


def test_the_same_key_takes_a_decision_back_and_opens_what_was_left(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_F8, SHIFT)
    assert words_of(letter, "accept_damage").startswith("Take back")
    press(qtbot, Qt.Key.Key_A)
    assert (told(letter)[0], letter.hands.reviewing.pending()) == ("Damage 1 of 6", 0)
    press(qtbot, Qt.Key.Key_L)
    press(qtbot, Qt.Key.Key_F9)
    assert opened(letter).n == 1  # the text is as it was
    assert len(opened(letter).left) == 1
    press(qtbot, Qt.Key.Key_F8, SHIFT)
    assert told(letter)[0] == "Damage 1 of 6"
    assert words_of(letter, "leave_damage").startswith("Open again")
    press(qtbot, Qt.Key.Key_L)
    assert words_of(letter, "reviewCounts").startswith("6 open")
    press(qtbot, Qt.Key.Key_F9)
    assert opened(letter).left == ()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert len(opened(letter).left) == 1


def test_the_end_offers_the_next_statement_with_damage(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    for _ in range(6):
        press(qtbot, Qt.Key.Key_F8)
    assert told(letter) == ("The end of this statement", "6 damaged passages are open")
    assert words_of(letter, "reviewNext").startswith("Next with damage: \u2068بيان")
    press(qtbot, Qt.Key.Key_F8, SHIFT)
    assert told(letter)[0] == "Damage 6 of 6"
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_F8)
    assert opened(letter).id == 2
    assert told(letter) == ("Damage 1 of 3", "Lam-alef the wrong way round · 97 % sure")
    press(qtbot, Qt.Key.Key_A)
    letter.hands.moving.open(3)
    assert not letter.hands.reviewing.reviewing
    press(qtbot, Qt.Key.Key_F8)
    assert words_of(letter, "noticeWords") == "No damaged passages in this statement."
    click(qtbot, letter, "noticeAct")
    assert opened(letter).id == 2
    assert told(letter)[0] == "Damage 2 of 3"  # the first that waits
    assert words_of(letter, "reviewCounts") == "2 open · 1 accepted"  # kept while other statements were read


def test_right_to_left_text_is_decided_on_alike(qtbot: QtBot, letter: Setting) -> None:
    letter.hands.moving.open(2)
    press(qtbot, Qt.Key.Key_F8)
    assert "dir='rtl'" in words_of(letter, "reviewWords")
    press(qtbot, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_L)
    assert told(letter) == ("The end of this statement", "Nothing is open")
    press(qtbot, Qt.Key.Key_F9)
    text = opened(letter).reading.text
    assert "الاجتماع" in text
    assert "الاتحاد" in text
    assert words_of(letter, "reviewCounts") == "0 open · 1 left · 2 restored"


def test_decisions_hold_on_while_the_text_becomes_another_version(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_L)
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_A)  # the ü
    first = opened(letter).damage[1].span
    with letter.hands.desk.step("Repair") as session:
        statements.repair(session, 1, first, "ã")
    assert letter.hands.reviewing.pending() == 2
    press(qtbot, Qt.Key.Key_F9)
    text = opened(letter).reading.text
    assert "The dÃ©claration of São TomÃ© speaks" in text
    assert "Schüssel said" in text
    assert opened(letter).n == 3


def test_esc_puts_the_bar_away_and_the_keys_with_it(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8)
    assert letter.deck.actions["accept_damage"].isEnabled()
    press(qtbot, Qt.Key.Key_Escape)
    assert not letter.hands.reviewing.reviewing
    assert letter.window.reader.page.flags == ()
    assert not letter.deck.actions["accept_damage"].isEnabled()
    press(qtbot, Qt.Key.Key_A)
    assert letter.hands.reviewing.pending() == 0


def test_the_card_in_the_details_leads_to_the_review(qtbot: QtBot, letter: Setting) -> None:
    letter.window.details.damage.review_asked.emit()
    assert told(letter)[0] == "Damage 1 of 6"


def test_letters_of_another_alphabet_are_named(qtbot: QtBot, letter: Setting) -> None:
    press(qtbot, Qt.Key.Key_F8, SHIFT)
    assert told(letter)[1].startswith("Letter of another alphabet")
    assert "“о” U+043E → U+006F." in letter.hands.reviewing.bar.why.text()


@pytest.mark.parametrize("answer", ["Apply", "Let them go", "Go on reading"])
def test_closing_the_window_asks_what_becomes_of_decisions(qtbot: QtBot, letter: Setting, answer: str) -> None:
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_A)

    def choose() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "1 decision on damage is not applied."
        next(one for one in box.buttons() if one.text() == answer).click()

    QTimer.singleShot(50, choose)
    assert letter.window.close() is (answer != "Go on reading")
    assert opened(letter).n == (2 if answer == "Apply" else 1)
    assert letter.hands.reviewing.pending() == (1 if answer == "Go on reading" else 0)


def test_a_library_that_is_only_read_can_be_walked_through(qtbot: QtBot, letter: Setting) -> None:
    path = letter.hands.desk.library.path
    letter.hands.desk.library.backup(path.with_name("copy.apostille"))
    with window(qtbot, path.with_name("copy.apostille"), read_only=True) as other:
        other.hands.moving.open(1)
        press(qtbot, Qt.Key.Key_F8)
        assert told(other)[0] == "Damage 1 of 6"
        assert not other.deck.actions["accept_damage"].isEnabled()


def test_a_real_statement_is_put_right_by_keys_alone(qtbot: QtBot, letter: Setting, corpus: Path) -> None:
    file = next(corpus.glob("ungdc/**/CIV_53_1998.txt"))
    with letter.hands.desk.step("Import") as session:
        made = statements.add(session, compose(file.name, file.read_bytes()))
    letter.hands.moving.open(made)
    text = opened(letter).reading.text
    assert len(opened(letter).damage) == 32
    with letter.hands.desk.step("Mark") as session:
        start = text.index("CÃ´te")  # the mark goes with its word, and its word is put right
        annotations.mark(session, made, Span(start, start + 5))
    press(qtbot, Qt.Key.Key_F8)
    for _ in range(5):  # five sorts of damaged characters
        press(qtbot, Qt.Key.Key_A, SHIFT)
    assert told(letter) == ("The end of this statement", "Nothing is open")
    proposals = {one.proposal for one in opened(letter).damage}
    press(qtbot, Qt.Key.Key_F9)
    after = opened(letter)
    assert after.n == 2
    assert after.damage == ()
    assert {row.span.of(after.reading.text) for row in after.repairs} == proposals
    assert [row.quote for row in letter.hands.lectern.placed()] == ["Côte"]
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert opened(letter).reading.text == text
