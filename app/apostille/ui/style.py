"""How the panes, bars and fields of the window are drawn, from the colours of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apostille import paths

if TYPE_CHECKING:
    from apostille.ui.kit.tokens import Tokens

_SHEET = """
QWidget {{ color: {ink}; }}
#window, QDialog {{ background: {ground}; }}
QToolTip {{ background: {paper}; color: {ink}; border: 1px solid {edge}; padding: 4px; }}
[role="panel"] {{ background: {panel}; }}
#pane_left {{ border-right: 1px solid {line}; }}
#pane_right {{ border-left: 1px solid {line}; }}
[role="bar"] {{ background: {panel}; }}
#topBar {{ border-bottom: 1px solid {line}; }}
#statusLine, #reviewBar {{ border-top: 1px solid {line}; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ background: {panel}; }}
QListView, QTreeView, QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QListView, QTreeView {{ outline: none; }}
QTreeView {{ show-decoration-selected: 0; }}
QTreeView::item {{ padding: 3px 2px; }}
QTreeView::branch:selected {{ background: {panel}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {soft}; color: {ink}; }}
QDialog QListWidget {{ background: {paper}; border: 1px solid {line}; border-radius: 8px; }}
QDialog QListWidget::item {{ padding: 5px 10px; border-bottom: 1px solid {line}; }}
#facets {{ padding-left: 12px; padding-right: 12px; color: {second}; }}
#facets::branch {{ image: none; border-image: none; }}
#facets::item {{ border: 1px solid transparent; border-radius: 5px; padding: 2px 1px; }}
#facets::item:hover, #facets::item:selected {{ background: {ground}; color: {ink}; }}
#facets::item:focus {{ border-color: {focus}; }}
QLabel {{ background: transparent; }}
QTableView {{ background: {panel}; border: none; border-bottom: 1px solid {line}; }}
QTableView::item {{ padding: 0 8px; border-bottom: 1px solid {line}; }}
QTableView::item:selected {{ background: {soft}; }}
QTableView::indicator {{ width: 13px; height: 13px; border: 1px solid {edge}; border-radius: 3px;
    background: {paper}; }}
QTableView::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{check}"); }}
QHeaderView {{ background: {panel}; }}
QHeaderView::section {{ background: {panel}; color: {third}; border: none; border-bottom: 1px solid {line};
    padding: 6px 11px; font-size: {caption}pt; }}
[role="strong"] {{ font-weight: 600; }}
[role="title"] {{ font-weight: 600; }}
[role="second"] {{ color: {second}; }}
[role="third"] {{ color: {third}; }}
[role="empty"] {{ color: {second}; }}
[role="good"] {{ color: {good}; }}
[role="sign"] {{ color: {warning}; }}
[role="error"] {{ color: {error}; }}
[role="caption"] {{ color: {third}; letter-spacing: 0.6px; font-size: {caption}pt; }}
[role="cap"] {{ color: {second}; border: 1px solid {line}; border-radius: 4px; padding: 1px 6px;
    background: {panel}; font-size: {caption}pt; }}
#tagPaletteField > QLabel {{ padding: 0 6px; }}
#referencePage, #referencePage:focus {{ border: none; }}
[role="passage"] {{ background: {paper}; border: 1px solid {line}; border-radius: 8px; padding: 10px; }}
[role="warning"] {{ background: {warning_ground}; border: 1px solid {warning_edge}; border-radius: 8px; }}
[role="popup"] {{ background: {paper}; border: 1px solid {line}; border-radius: 10px; }}
[role="field"] {{ background: {paper}; border: 1px solid {line}; border-radius: 7px; }}
[role="field"]:hover {{ border-color: {edge}; }}
QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox, QKeySequenceEdit {{ background: {paper};
    border: 1px solid {control};
    border-radius: 6px; padding: 4px 8px; selection-background-color: {selection}; selection-color: {ink}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QComboBox:focus {{ border: 1px solid {focus}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {panel}; color: {third}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 14px; height: 14px; }}
QLineEdit QToolButton {{ qproperty-icon: url("{close}"); }}
QComboBox QAbstractItemView {{ background: {paper}; border: 1px solid {line}; selection-background-color: {soft};
    selection-color: {ink}; }}
QPushButton {{ background: {paper}; border: 1px solid {control}; border-radius: 6px; padding: 5px 12px; }}
QPushButton:hover {{ border-color: {edge}; }}
QPushButton:focus {{ border-color: {focus}; }}
QPushButton:disabled {{ color: {third}; }}
QPushButton[role="primary"], QPushButton:default {{ background: {accent}; color: {on_accent};
    border: 1px solid {accent}; }}
QPushButton[role="primary"]:focus {{ border: 1px solid {ink}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px 6px; }}
QToolButton:hover {{ background: {ground}; }}
QToolButton:focus {{ border-color: {focus}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[role="link"] {{ color: {accent}; padding: 0; margin: 0; border: none; }}
QToolButton[role="link"]:hover {{ text-decoration: underline; background: transparent; }}
QToolButton[role="link"]:disabled {{ color: {third}; }}
QToolButton[role="flat"] {{ color: {second}; }}
QToolButton[role="chip"] {{ background: {paper}; border: 1px solid {control}; border-radius: 10px; padding: 1px 8px; }}
QToolButton[role="chip"][swatch="true"] {{ padding: 1px 0 1px 8px; }}
QToolButton[role="chip"]:hover, QToolButton[role="chip"]:focus {{ border-color: {focus}; }}
QToolButton[role="pill"] {{ background: {paper}; border: 1px solid {control}; border-radius: 11px; padding: 3px 10px; }}
QTabBar {{ background: transparent; border-bottom: 1px solid {line}; }}
QTabBar::tab {{ background: transparent; color: {second}; border: none; border-bottom: 2px solid transparent;
    padding: 9px 10px 7px 10px; }}
QTabBar::tab:first {{ margin-left: 12px; }}
QTabBar::tab:selected {{ color: {ink}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QTabBar::tab:hover {{ color: {ink}; }}
QTabBar::tab:focus {{ border-bottom: 2px solid {focus}; }}
QMenu {{ background: {paper}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 5px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 6px; }}
QMenu::indicator:checked {{ image: url("{tick}"); }}
QMenu::item:selected {{ background: {soft}; color: {ink}; }}
QMenu::item:disabled {{ color: {third}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QCheckBox::indicator, QTreeView::indicator, QListView::indicator {{ width: 13px; height: 13px;
    border: 1px solid {edge}; border-radius: 3px; background: {paper}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{check}"); }}
QCheckBox::indicator:focus {{ border-color: {focus}; }}
QProgressBar {{ background: {line}; border: none; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {control}; border-radius: 3px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {edge}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def sheet(tokens: Tokens, points: float) -> str:
    """The style sheet of a window in the colours of ``tokens``, its text ``points`` large."""
    names = ("ink", "ground", "panel", "paper", "second", "third", "line", "edge", "accent", "on_accent", "soft",
             "good", "warning", "error", "selection", "focus")  # fmt: skip
    values = {name: getattr(tokens, name) for name in names}
    return _SHEET.format(
        **values,
        check=_picture("check", tokens),
        down=_picture("down", tokens),
        tick=_picture("tick", tokens),
        close=_picture("close", tokens),
        caption=round(points * 0.86, 1),
        control=_between(tokens.line, tokens.edge, 0.35),
        warning_ground=_between(tokens.panel, tokens.warning, 0.09),
        warning_edge=_between(tokens.panel, tokens.warning, 0.45),
    )


def _between(one: str, other: str, share: float) -> str:
    from apostille.ui.kit.colour import mix, parse, write

    return write(mix(parse(one), parse(other), share))


def _picture(name: str, tokens: Tokens) -> str:
    """The path of an icon in a theme's colour: a style sheet takes pictures from files, and only as they are."""
    return (paths.resources() / "icons" / f"{name}-{'dark' if tokens.dark else 'light'}.svg").as_posix()
