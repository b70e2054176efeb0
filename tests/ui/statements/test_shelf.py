"""What the list can be narrowed by, in an order that serves the eye."""

from __future__ import annotations

from apostille.statements import StatementRow
from apostille.ui.statements.shelf import Shelf, Wish


def _row(id_: int, issuer: str, date: str) -> StatementRow:
    return StatementRow(id_, str(id_), f"Statement {id_}", "letter", date, "en", "", "", issuer, "", "", f"{id_}.txt",
                        0, 100, 0, "unread", "")  # fmt: skip


SHELF = Shelf(
    [
        _row(1, "", ""),
        _row(2, "", "2004-06-04"),
        _row(3, "", "2003-05-31"),
        _row(4, "POL", "2004"),
        _row(5, "FRA", "2003"),
    ]
)


def test_the_most_frequent_value_comes_first_and_what_is_not_known_last() -> None:
    assert SHELF.counts("issuer", Wish()) == [("FRA", 1), ("POL", 1), ("", 3)]


def test_years_come_in_their_order() -> None:
    assert SHELF.counts("year", Wish()) == [("2003", 2), ("2004", 2), ("", 1)]
