"""How much one file may cost: memory, computing time, waiting; by its size."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What the worker may use for one file: ``…_each`` for every megabyte of it on top.

    ``memory`` in bytes of address space, ``computing`` in seconds of processor time, ``waiting`` in seconds until the
    program gives up on the answer, whatever the worker does.
    """

    memory: int = 1024 * _MB
    memory_each: int = 24 * _MB
    most_memory: int = 3072 * _MB
    computing: int = 20
    computing_each: float = 4.0
    waiting: int = 60
    waiting_each: float = 12.0

    def for_size(self, size: int) -> Allowance:
        """The allowance of a file of ``size`` bytes."""
        megabytes = size / _MB
        return Allowance(
            min(self.most_memory, self.memory + int(self.memory_each * megabytes)),
            self.computing + int(self.computing_each * megabytes),
            self.waiting + self.waiting_each * megabytes,
        )


@dataclass(frozen=True, slots=True)
class Allowance:
    """The limits of one file: bytes of memory, seconds of computing, seconds of waiting."""

    memory: int
    computing: int
    waiting: float
