"""What the analyst chose, kept in one TOML file; one that cannot be read is no reason not to start."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, cast

from apostille import paths, private


@dataclass
class Settings:
    """Every choice with its default; sizes in logical pixels, ``zoom`` in percent.

    ``theme`` is system, light, dark or contrast; ``letters`` (the keys that are single letters) on, alt or off;
    ``backup_folder`` is a second folder for backups, ``backup_trouble`` what went wrong with the last one at closing;
    ``cautioned`` are the UUIDs of libraries of which it was said where they lie;
    ``file_patterns`` are the analyst's own of file names, ``usual_patterns`` whether the built-in ones come after them;
    ``keys`` what each action's keys were changed to, alternatives separated by "; ", "" for none.
    """

    theme: str = "system"
    language: str = ""
    letters: str = "on"
    bar_at_passage: bool = True
    zoom: int = 100
    reading_font: str = ""
    reading_size: float = 17.5
    measure: int = 68
    leading: float = 1.6
    geometry: str = ""
    left_width: int = 263
    right_width: int = 348
    left_open: bool = True
    right_open: bool = True
    sorted_by: str = "date"
    grouped_by: str = ""
    library: str = ""
    name_asked: bool = False
    started: bool = False
    backup_folder: str = ""
    backup_trouble: str = ""
    cautioned: list[str] = field(default_factory=list[str])
    usual_patterns: bool = True
    file_patterns: list[str] = field(default_factory=list[str])
    recent: list[str] = field(default_factory=list[str])
    last_statement: dict[str, int] = field(default_factory=dict[str, int])
    keys: dict[str, str] = field(default_factory=dict[str, str])


def load(path: Path | None = None) -> Settings:
    """The choices kept at ``path``; what is absent, unreadable or of another type has its default."""
    path = path or paths.settings()
    try:
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    settings = Settings()
    for known in fields(Settings):
        value = kept.get(known.name)
        default = getattr(settings, known.name)
        if isinstance(value, type(default)) or (isinstance(default, float) and isinstance(value, int)):
            setattr(settings, known.name, value)
    return settings


def save(settings: Settings, path: Path | None = None) -> None:
    """Write all of ``settings`` or nothing; keys in the file that this version does not know stay."""
    path = path or paths.settings()
    private.write(path, "\n".join(lines(_unknown(path) | asdict(settings))) + "\n")


_PLAIN = (
    "theme", "zoom", "reading_font", "reading_size", "measure", "leading", "geometry", "left_width", "right_width",
    "left_open", "right_open", "grouped_by", "last_statement",
)  # fmt: skip
"""What a plain start leaves out: what is painted, laid out or opened before the analyst does anything."""


def plain(settings: Settings) -> Settings:
    """``settings`` with the defaults for all that could end the program as it starts; words, name and keys stay."""
    default = Settings()
    return replace(settings, **{name: getattr(default, name) for name in _PLAIN})


def merged(chosen: Settings, before: Settings, now: Settings) -> Settings:
    """``chosen`` with what was changed since ``before``, which a plain start began with."""
    kept = asdict(chosen)
    for name, value in asdict(now).items():
        if value != getattr(before, name):
            kept[name] = {**kept[name], **value} if isinstance(value, dict) else value
    return Settings(**kept)


def _unknown(path: Path) -> dict[str, Any]:
    known = {one.name for one in fields(Settings)}
    try:
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: value for key, value in kept.items() if key not in known}


def lines(values: dict[str, Any]) -> Iterable[str]:
    """``values`` as the lines of a TOML file, tables last."""
    tables = {key: cast("dict[str, Any]", value) for key, value in values.items() if isinstance(value, dict)}
    for key, value in values.items():
        if key not in tables:
            yield f"{_string(key)} = {_value(value)}"
    for name, table in tables.items():
        yield f"\n[{_string(name)}]"
        yield from lines(table)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in cast("list[object]", value)) + "]"
    return _string(str(value))


def _string(words: str) -> str:
    """A TOML basic string (TOML 1.0, "String"): quotes, backslashes and controls escaped."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
