"""What a table is for: its rows are statements, or say something of files that come with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from apostille.importing.table.columns import Column, columns
from apostille.importing.table.rows import fields
from apostille.importing.table.sheet import Sheet
from apostille.reading.draft import Field

_MATCHES = 2
_JOINING = ("issuer", "session", "date", "symbol")
"""Keys by which a row can be that of a file whose name says the same; a symbol alone is enough."""


@dataclass(frozen=True)
class Use:
    """What was made of a table: its columns, and where its rows say something of files, what they say of which."""

    sheet: Sheet
    columns: tuple[Column, ...]
    of_files: dict[str, tuple[Field, ...]] = field(default_factory=dict[str, tuple[Field, ...]])
    """Name of a file in small letters → what the table says of it."""
    by_values: dict[tuple[tuple[str, str], ...], tuple[Field, ...] | None] = field(
        default_factory=dict[tuple[tuple[str, str], ...], "tuple[Field, ...] | None"]
    )
    """Values that the names of files give → what the table says beside them; None where rows disagree."""

    @property
    def is_statements(self) -> bool:
        """Whether each row is a statement."""
        return any(column.role == "text" for column in self.columns)

    @property
    def is_beside(self) -> bool:
        """Whether the rows say something of files."""
        return bool(self.of_files or self.by_values) and not self.is_statements

    def words(self) -> str:
        """What becomes of the columns, in one line for the analyst."""
        taken = ", ".join(column.words() for column in self.columns if column.role != "aside")
        left = ", ".join(f"“{column.heading}”" for column in self.columns if column.role == "aside" and column.heading)
        return taken + (f"; left aside: {left}" if left else "")

    def said_of(self, name: str, known: Iterable[Field]) -> tuple[Field, ...]:
        """What the table says of the file ``name``, of which ``known`` is known from its name."""
        if name.lower() in self.of_files:
            return self.of_files[name.lower()]
        given = {one.key: one.value for one in known}
        return self.by_values.get(_joined(given), None) or ()


def use(sheet: Sheet, names: Iterable[str]) -> Use:
    """What a table is for among the files called ``names``."""
    found = columns(sheet)
    if any(column.role == "text" for column in found):
        return Use(sheet, found)
    place = _file_column(sheet, found, set(map(str.lower, names)))
    if place is not None:
        as_file = Column(place, sheet.headings[place], "file")
        found = tuple(as_file if column.place == place else column for column in found)
        return Use(sheet, found, of_files=_by_file(sheet, found, place))
    return Use(sheet, found, by_values=_by_values(sheet, found))


def _file_column(sheet: Sheet, found: Sequence[Column], names: set[str]) -> int | None:
    """The column in which the files' names stand: one called so, or one that holds them."""
    stems = {PurePath(name).stem for name in names}
    for column in sorted(found, key=lambda one: one.role != "file"):
        cells = {_file_name(row[column.place]) for row in sheet.rows}
        matches = len(cells & (names | stems))
        enough = 1 if column.role == "file" else max(_MATCHES, min(len(cells), len(names)) // 2)
        if matches >= enough:
            return column.place
    return None


def _file_name(cell: str) -> str:
    """The last step of a path, as any system writes one."""
    return cell.strip().replace("\\", "/").rpartition("/")[2].lower()


def _by_file(sheet: Sheet, found: Sequence[Column], place: int) -> dict[str, tuple[Field, ...]]:
    return {_file_name(row[place]): fields(row, found) for row in sheet.rows if row[place].strip()}


def _by_values(sheet: Sheet, found: Sequence[Column]) -> dict[tuple[tuple[str, str], ...], tuple[Field, ...] | None]:
    """Rows by the values that a file's name can give, where two of them or a symbol are there."""
    keys = {column.key for column in found if column.role == "field"} & set(_JOINING)
    rest = {column.key for column in found if column.role == "field"} - set(_JOINING)
    if not rest or (len(keys) < 2 and "symbol" not in keys):
        return {}
    made: dict[tuple[tuple[str, str], ...], tuple[Field, ...] | None] = {}
    for row in sheet.rows:
        values = fields(row, found)
        key = _joined({one.key: one.value for one in values})
        made[key] = None if key in made else values
    return made


def _joined(values: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, values[key]) for key in _JOINING if key in values)
