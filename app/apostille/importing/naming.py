"""Names of files as they may be shown: a name can turn the line around it, or hide what it ends in."""

from __future__ import annotations

from apostille.store.keeping import named

_LONGEST = 200


def shown(name: str, longest: int = _LONGEST) -> str:
    """``name`` on one line, without signs that cannot be seen or that change the direction of others, not too long."""
    clean = named(name)
    return clean if len(clean) <= longest else f"{clean[: longest - 1]}…"
