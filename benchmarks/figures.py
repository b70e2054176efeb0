"""How a figure is printed."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def figure(name: str, value: float, unit: str, limit: float | None, *, least: bool = False) -> bool:
    """Prints one line and tells whether it holds; ``limit`` the most it may be (with ``least`` the least), None for a
    reference."""
    kept = limit is None or (value >= limit if least else value <= limit)
    said = "-" if limit is None else f"{limit:g}"
    shown = f"{value:.0f}" if value >= 1000 else f"{value:.3g}"
    print(f"{name} {shown} {unit} limit {said} {'ok' if kept else 'short'}", flush=True)
    return kept


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return statistics.quantiles(values, n=100)[94]
