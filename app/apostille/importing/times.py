"""Times that files tell of themselves."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(said: str) -> str:
    """A time as ISO 8601 in UTC with ``Z``; without a zone it is taken for UTC, and nothing for what is no time."""
    try:
        time = datetime.fromisoformat(said.strip())
        time = time.astimezone(UTC) if time.tzinfo is not None else time
    except (ValueError, OverflowError):
        return ""
    return f"{time.replace(microsecond=0, tzinfo=None).isoformat()}Z"
