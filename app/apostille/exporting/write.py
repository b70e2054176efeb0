"""A report written to a file, by the file's ending: whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from apostille import scratch
from apostille.exporting.report import Report
from apostille.refusal import Refusal, WrongUse

_AT_ONCE = 512
"""So many pieces of text, such as rows, are written at once."""


def _markdown(report: Report, file: BinaryIO) -> None:
    from apostille.exporting.to_markdown import write as pieces

    _encode(pieces(report), file, "utf-8")


def _html(report: Report, file: BinaryIO) -> None:
    from apostille.exporting.to_html import write as pieces

    _encode(pieces(report), file, "utf-8")


def _csv(report: Report, file: BinaryIO) -> None:
    from apostille.exporting.to_csv import write as pieces

    file.write(b"\xef\xbb\xbf")
    _encode(pieces(report), file, "utf-8")


def _pdf(report: Report, file: BinaryIO) -> None:
    from apostille.exporting.to_pdf import pdf

    file.write(pdf(report))


def _docx(report: Report, file: BinaryIO) -> None:
    from apostille.exporting.to_docx import write as write_docx

    write_docx(report, file)


KINDS: dict[str, Callable[[Report, BinaryIO], None]] = {
    ".md": _markdown,
    ".html": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".csv": _csv,
}
"""The formats: a file's ending, and what writes it."""

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EACCES: "this folder cannot be written to",
    errno.EPERM: "this folder cannot be written to",
    errno.EROFS: "this disk can only be read",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "the folder is not there",
    errno.EISDIR: "there is a folder of that name",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EFBIG: "the file would be too large for this disk",
}


def check(path: Path) -> None:
    """Refuses an ending that is no format (exit code 2) and what is no file, before anything is gathered."""
    if _is_there(path) and not path.is_file() and not path.is_dir():
        raise Refusal(
            f"Report not written: {path.name} is not a file. Your library is unchanged. Choose another name.",
            what=str(path),
        )
    if path.suffix.lower() not in KINDS:
        known = ", ".join(KINDS)
        said = f"a report cannot be written as “{path.suffix}”" if path.suffix else "the file's name has no ending"
        raise WrongUse(
            f"Report not written: {said}. Your library is unchanged. Choose one of these endings: {known}.",
            what=str(path),
        )


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:  # such as a name that is too long
        raise _refusal(error, path) from error


def write(report: Report, path: Path, *, moment: datetime) -> Path:
    """Writes the report beside its target and puts it in place in one move; returns the file written.

    An existing file is replaced; a link is followed. ``moment`` is the time the report names, to the day. Refuses, with
    the old file as it was and nothing left over, where the ending is no format or the disk says no.
    """
    check(path)
    dated = replace(report, date=moment.date().isoformat())
    try:
        target = path.resolve()
        _replace(target, dated, KINDS[path.suffix.lower()])
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links (pathlib, Python 3.11)
        raise _refusal(error, path) from error
    return target


def _refusal(error: Exception, path: Path) -> Refusal:
    number = error.errno if isinstance(error, OSError) else None
    why = _REASONS.get(number or 0, f"the disk says “{getattr(error, 'strerror', None) or error}”")
    return Refusal(f"Report not written: {why}. Your library is unchanged. Choose another place.", what=str(path))


def _replace(target: Path, report: Report, render: Callable[[Report, BinaryIO], None]) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with scratch.beside(target) as (handle, part):  # whatever ends it: nothing half-written stays
        with os.fdopen(handle, "wb") as file:
            render(report, file)
            file.flush()
            os.fsync(file.fileno())
        _take_mode(part, target)
        part.replace(target)
    _sync_folder(target.parent)


def _take_mode(part: Path, target: Path) -> None:
    """Gives the new file the rights of the old one, or those any new file gets; mkstemp lets only its owner read."""
    if target.exists():
        part.chmod(target.stat().st_mode & 0o7777)
        return
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(0o666 & ~mask)


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable; where folders cannot be opened (Windows) or synced, the file itself still is."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _encode(pieces: Iterator[str], file: BinaryIO, encoding: str) -> None:
    """Writes text piece by piece; a lone surrogate, which no UTF-8 can hold, becomes U+FFFD."""
    while held := list(islice(pieces, _AT_ONCE)):
        file.write(_bytes("".join(held), encoding))


def _bytes(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode(encoding)
