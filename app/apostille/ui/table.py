"""The table of actions: every row is one thing that can be done, in the order of the menus."""

from __future__ import annotations

import sys
from collections.abc import Callable

from apostille.ui.actions import Action
from apostille.ui.hands import Hands

MENUS = ("File", "Edit", "View", "Go", "Passage", "Help")

_REMOVE = ("Backspace", "Del") if sys.platform == "darwin" else ("Del",)


def _digit(number: int) -> Action:
    def toggle(hands: Hands) -> None:
        hands.marking.toggle_key(number)

    return Action(f"tag_{number}", f"Tag with key {number}", "", (str(number),), toggle, "marking")


def _theme(name: str, words: str) -> Action:
    def use(hands: Hands) -> None:
        hands.window.use_theme(name)

    return Action(f"theme_{name}", words, "View/Theme", (), use, "nothing",
                  checked=lambda hands: hands.settings.theme == name, group="theme")  # fmt: skip


def _letters(name: str, words: str) -> Action:
    def use(hands: Hands) -> None:
        hands.window.use_letters(name)

    return Action(f"letters_{name}", words, "View/Letter keys", (), use, "nothing",
                  checked=lambda hands: hands.settings.letters == name, group="letters")  # fmt: skip


def _language(code: str, words: str) -> Action:
    def use(hands: Hands) -> None:
        hands.window.use_language(code)

    return Action(f"language_{code or 'system'}", words, "View/Language", (), use, "nothing",
                  checked=lambda hands: hands.settings.language == code, group="language")  # fmt: skip


def _go(by: int, what: str) -> Callable[[Hands], object]:
    def go(hands: Hands) -> None:
        getattr(hands.moving, what)(by)

    return go


def _damage(by: int) -> Callable[[Hands], object]:
    def go(hands: Hands) -> None:
        hands.reviewing.step(by)

    return go


FILE = (
    Action("new_library", "New library…", "File", (), lambda h: h.errands.new_library(), "nothing"),
    Action("open_library", "Open library…", "File", ("Ctrl+O",), lambda h: h.errands.open_library(), "nothing"),
    Action("import", "Import files…", "File", ("Ctrl+I",), lambda h: h.errands.import_files(), "writable",
           line_before=True),
    Action("paste", "New statement from pasted text", "File", ("Ctrl+Shift+V",), lambda h: h.errands.paste(),
           "writable"),
    Action("report", "Report…", "File", ("Ctrl+Shift+R",), lambda h: h.errands.report(), "library", line_before=True),
    Action("print", "Print this statement with its notes…", "File", ("Ctrl+P",), lambda h: h.errands.print()),
    Action("remove_statement", "Remove this statement", "File", (),
           lambda h: h.errands.remove_statement(h.desk.statement), "marking", line_before=True),
    Action("bin", "Removed statements…", "File", (), lambda h: h.errands.bin(), "library"),
    Action("backups", "Backups…", "File", (), lambda h: h.errands.backups(), "library", line_before=True),
    Action("check", "Check library…", "File", (), lambda h: h.errands.check(), "library"),
    Action("forget", "Forget history…", "File", (), lambda h: h.errands.forget(), "writable"),
    Action("quit", "Quit", "File", ("Ctrl+Q",), lambda h: h.window.close(), "nothing", line_before=True),
)  # fmt: skip

EDIT = (
    Action("undo", "Undo", "Edit", ("Ctrl+Z",), lambda h: h.errands.undo(), "writable"),
    Action("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), lambda h: h.errands.redo(), "writable"),
    Action("copy_cited", "Copy with citation", "Edit", ("C", "Ctrl+Shift+C"), lambda h: h.copying.with_citation(),
           line_before=True),
    Action("find_here", "Find in this statement", "Edit", ("Ctrl+F",), lambda h: h.window.find_here(),
           line_before=True),
    Action("find_next", "Find next", "Edit", ("F3",), lambda h: h.window.find_next(1)),
    Action("find_previous", "Find previous", "Edit", ("Shift+F3",), lambda h: h.window.find_next(-1)),
    Action("find_everywhere", "Find in all statements", "Edit", ("Ctrl+Shift+F",),
           lambda h: h.errands.find_everywhere(), "library"),
    Action("your_name", "Your name for annotations…", "Edit", (), lambda h: h.errands.ask_name(), "writable",
           line_before=True),
)  # fmt: skip

VIEW = (
    Action("fold_left", "Statements", "View", ("Ctrl+\\",), lambda h: h.window.fold("left"), "nothing",
           checked=lambda h: h.window.unfolded("left")),
    Action("fold_right", "Details, annotations and tags", "View", ("Ctrl+Shift+\\",),
           lambda h: h.window.fold("right"), "nothing", checked=lambda h: h.window.unfolded("right")),
    Action("show_details", "Details", "View", ("Ctrl+1",), lambda h: h.window.show_right("details"), "nothing",
           line_before=True),
    Action("show_annotations", "Annotations", "View", ("Ctrl+2",), lambda h: h.window.show_right("annotations"),
           "nothing"),
    Action("show_tags", "Tags", "View", ("Ctrl+3",), lambda h: h.window.show_right("tags"), "nothing"),
    Action("zoom_in", "Larger text", "View", ("Ctrl++", "Ctrl+="), lambda h: h.window.zoom(10), "nothing",
           line_before=True),
    Action("zoom_out", "Smaller text", "View", ("Ctrl+-",), lambda h: h.window.zoom(-10), "nothing"),
    Action("zoom_none", "Text at 100 %", "View", ("Ctrl+0",), lambda h: h.window.zoom(0), "nothing"),
    Action("text_look", "How the text looks…", "View", (), lambda h: h.errands.text_look(), "nothing"),
    Action("bar", "Bar at the passage", "View", (), lambda h: h.window.toggle_bar(), "nothing", line_before=True,
           checked=lambda h: h.settings.bar_at_passage),
    _theme("system", "As the system"), _theme("light", "Light"), _theme("dark", "Dark"),
    _theme("contrast", "High contrast"),
    _language("", "As the system"), _language("en", "In English"), _language("fr", "En français"),
    _letters("on", "On: J"), _letters("alt", "With Alt: Alt+J"), _letters("off", "Off"),
)  # fmt: skip

GO = (
    Action("go_anywhere", "Go to anything, do anything", "Go", ("Ctrl+K",), lambda h: h.errands.find_anything(),
           "library"),
    Action("next_paragraph", "Next paragraph", "Go", ("J",), _go(1, "paragraph"), line_before=True),
    Action("previous_paragraph", "Previous paragraph", "Go", ("K",), _go(-1, "paragraph")),
    Action("extend_next", "Extend to the next paragraph", "Go", ("Shift+J",),
           lambda h: h.moving.paragraph(1, extend=True)),
    Action("extend_previous", "Extend to the previous paragraph", "Go", ("Shift+K",),
           lambda h: h.moving.paragraph(-1, extend=True)),
    Action("next_annotation", "Next annotation", "Go", ("Alt+PgDown", "]"), _go(1, "annotation"), line_before=True),
    Action("previous_annotation", "Previous annotation", "Go", ("Alt+PgUp", "["), _go(-1, "annotation")),
    Action("next_damage", "Next damaged passage", "Go", ("F8",), _damage(1)),
    Action("previous_damage", "Previous damaged passage", "Go", ("Shift+F8",), _damage(-1)),
    Action("next_statement", "Next statement", "Go", ("Alt+Down",), _go(1, "statement"), "library",
           line_before=True),
    Action("previous_statement", "Previous statement", "Go", ("Alt+Up",), _go(-1, "statement"), "library"),
    Action("done_next", "Done; open the next unread", "Go", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
           lambda h: h.moving.done_and_next(), "marking"),
    Action("back", "Back", "Go", ("Alt+Left",), lambda h: h.moving.back(), "library", line_before=True),
    Action("forward", "Forward", "Go", ("Alt+Right",), lambda h: h.moving.forward(), "library"),
    Action("menu", "Menu", "Go", ("F10",), lambda h: h.window.top.open_menu(), "nothing", line_before=True),
    Action("next_pane", "Next pane", "Go", ("F6",), lambda h: h.window.next_pane(1), "nothing"),
    Action("previous_pane", "Previous pane", "Go", ("Shift+F6",), lambda h: h.window.next_pane(-1), "nothing"),
    Action("escape", "Close, clear the selection, back to the reader", "Go", ("Esc",),
           lambda h: h.window.escape(), "nothing"),
)  # fmt: skip

PASSAGE = (
    Action("tag", "Tag…", "Passage", ("T",), lambda h: h.passages.tag(), "marking"),
    Action("highlight", "Highlight only", "Passage", ("H",), lambda h: h.marking.highlight(), "marking"),
    Action("note", "Note", "Passage", ("N",), lambda h: h.passages.note(), "marking"),
    Action("open_note", "Open the note of the current annotation", "Passage", ("Return", "Enter"),
           lambda h: h.passages.note(), "marking", "passages"),
    Action("remove", "Remove the current annotation", "Passage", _REMOVE, lambda h: h.marking.remove(),
           "marking", "passages"),
    Action("repair", "Restore the damaged passage…", "Passage", ("R",), lambda h: h.passages.repair(), "marking",
           line_before=True),
    Action("whole_tag", "Tag the whole statement…", "Passage", (), lambda h: h.passages.tag_whole(), "marking",
           line_before=True),
    Action("whole_note", "Note on the whole statement", "Passage", (), lambda h: h.passages.note_whole(), "marking"),
    *(_digit(number) for number in range(1, 10)),
)  # fmt: skip

DAMAGE = (
    Action("accept_damage", "Accept what is proposed", "Passage/Damage", ("A",), lambda h: h.reviewing.accept(),
           "reviewing"),
    Action("edit_damage", "Type your own reading…", "Passage/Damage", ("E",), lambda h: h.reviewing.edit(),
           "reviewing"),
    Action("leave_damage", "Leave as it is, or open again", "Passage/Damage", ("L",), lambda h: h.reviewing.leave(),
           "reviewing"),
    Action("accept_alike", "Accept for all alike", "Passage/Damage", ("Shift+A",),
           lambda h: h.reviewing.accept(every=True), "reviewing", line_before=True),
    Action("leave_alike", "Leave all alike", "Passage/Damage", ("Shift+L",),
           lambda h: h.reviewing.leave(every=True), "reviewing"),
    Action("apply_damage", "Apply the decisions", "Passage/Damage", ("F9",), lambda h: h.reviewing.apply(),
           "marking", line_before=True),
)  # fmt: skip

HELP = (
    Action("manual", "Manual", "Help", ("F1",), lambda h: h.errands.manual(), "nothing"),
    Action("all_keys", "All keys", "Help", ("Ctrl+/", "?"), lambda h: h.errands.all_keys(), "nothing"),
    Action("history", "What was done…", "Help", (), lambda h: h.errands.history(), "library"),
    Action("about", "About Apostille", "Help", (), lambda h: h.errands.about(), "nothing"),
)

TABLE = (*FILE, *EDIT, *VIEW, *GO, *PASSAGE, *DAMAGE, *HELP)
