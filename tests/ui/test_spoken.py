"""Values of a statement in words."""

from __future__ import annotations

import pytest

from apostille.ui import spoken


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2004-06-04", "4 Jun 2004"),
        ("2004-05", "May 2004"),
        ("2004-05-31/2004-06-01", "31 May – 1 Jun 2004"),
        ("2004-05-07/2004-05-11", "7–11 May 2004"),
        ("2003-12-29/2004-01-02", "29 Dec 2003 – 2 Jan 2004"),
        ("2003/2004", "2003 – 2004"),
        ("spring", "spring"),
    ],
)
def test_a_date_says_once_what_both_its_ends_share(qapp: object, value: str, said: str) -> None:
    assert spoken.date(value, True) == said
