"""What a file is that holds no text to be read: known by its first bytes, refused with what can be done."""

from __future__ import annotations

from collections.abc import Iterable

from apostille.refusal import Refusal

_PICTURE = "a text has to be made of it first, with a program that reads letters in pictures (OCR)"
_SOUND = "import its transcript"
_ARCHIVE = "unpack it and import the folder"
_OFFICE = "open it in Word or LibreOffice and save it as DOCX"

_PROGRAM = "it is no text"
_DATA = "export its texts and import those"

_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "a picture (PNG)", _PICTURE), (b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (b"GIF87a", "a picture (GIF)", _PICTURE), (b"GIF89a", "a picture (GIF)", _PICTURE),
    (b"II*\0", "a picture (TIFF)", _PICTURE), (b"MM\0*", "a picture (TIFF)", _PICTURE),
    (b"8BPS\0", "a picture (Photoshop)", _PICTURE), (b"\0\0\0\x0cjP  ", "a picture (JPEG 2000)", _PICTURE),
    (b"AT&TFORM", "a scan (DjVu)", _PICTURE), (b"\0\0\x01\0", "a picture (icon)", _PICTURE),
    (b"OggS", "a sound or film", _SOUND), (b"ID3", "a sound", _SOUND), (b"fLaC", "a sound", _SOUND),
    (b"\x1aE\xdf\xa3", "a film", _SOUND), (b"FLV\x01", "a film", _SOUND), (b"#!AMR", "a sound", _SOUND),
    (b"SQLite format 3\0", "a database (SQLite, as a library of Apostille is)", "open a library with “Open library…”"),
    (b"\x7fELF", "a program", _PROGRAM), (b"MZ\x90", "a program", _PROGRAM),
    (b"\xca\xfe\xba\xbe", "a program", _PROGRAM),
    (b"\xfe\xed\xfa\xce", "a program", _PROGRAM), (b"\xfe\xed\xfa\xcf", "a program", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", "a program", _PROGRAM), (b"\xce\xfa\xed\xfe", "a program", _PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", "a shortcut of Windows", "import the file that it points to"),
    (b"\x1f\x8b", "a compressed file (gzip)", _ARCHIVE), (b"BZh", "a compressed file (bzip2)", _ARCHIVE),
    (b"\xfd7zXZ\0", "a compressed file (xz)", _ARCHIVE), (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)", _ARCHIVE),
    (b"\x1f\x9d", "a compressed file", _ARCHIVE), (b"Rar!\x1a\x07", "an archive (RAR)", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _ARCHIVE), (b"MSCF\0\0\0\0", "an archive (CAB)", _ARCHIVE),
    (b"bplist00", "a web archive or settings of macOS", "save the page as HTML"),
    (b"\xffWPC", "a WordPerfect document", "open it in LibreOffice and save it as DOCX"),
    (b"%!PS", "a PostScript file", "make a PDF of it"), (b"\x01\0\0\0D\0\0\0 EMF", "a drawing (EMF)", _PICTURE),
    (b"wOFF", "a typeface", _PROGRAM), (b"wOF2", "a typeface", _PROGRAM), (b"OTTO\0", "a typeface", _PROGRAM),
    (b"\0\x01\0\0\0", "a typeface or a database (Access)", _DATA),
)  # fmt: skip
"""First bytes → what it is, what to do."""

_WITHIN: tuple[tuple[bytes, int, bytes, str, str], ...] = (
    (b"RIFF", 8, b"WEBP", "a picture (WebP)", _PICTURE), (b"RIFF", 8, b"WAVE", "a sound (WAV)", _SOUND),
    (b"RIFF", 8, b"AVI ", "a film (AVI)", _SOUND), (b"", 257, b"ustar", "an archive (tar)", _ARCHIVE),
    (b"BM", 6, b"\0\0\0\0", "a picture (BMP)", _PICTURE), (b"", 4, b"ftypheic", "a picture (HEIC)", _PICTURE),
    (b"", 4, b"ftypavif", "a picture (AVIF)", _PICTURE), (b"", 4, b"ftyp", "a sound or film (MP4)", _SOUND),
)  # fmt: skip
"""First bytes, and at a place further on others."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("EncryptedPackage", "a document encrypted with a password", "open it and save it without the password"),
    ("WordDocument", "an old Word document (.doc)", _OFFICE),
    ("Workbook", "an old Excel table (.xls)", "open it in Excel or LibreOffice and save it as XLSX"),
    ("Book", "an old Excel table (.xls)", "open it in Excel or LibreOffice and save it as XLSX"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", "save it as PDF and import that"),
    ("__substg1.0_", "a message of Outlook (.msg)", "save the message as text or HTML and import that"),
)  # fmt: skip
"""Names of streams in an OLE file, as they stand in its directory in UTF-16 (MS-CFB 2.6.1)."""


def refuse_unreadable(data: bytes) -> None:
    """Raises ``Refusal`` with what the file is and what can be done, where its bytes show that it is no text."""
    if data.startswith(_OLE):
        raise no_text(*_of_ole(data))
    for start, what, remedy in _STARTS:
        if data.startswith(start):
            raise no_text(what, remedy)
    for start, at, word, what, remedy in _WITHIN:
        if data.startswith(start) and data.startswith(word, at):
            raise no_text(what, remedy)


def no_text(what: str, remedy: str) -> Refusal:
    """The refusal of a file that is ``what``; ``remedy`` is what the analyst can do."""
    return Refusal(f"The file is {what}, which cannot be read here. Nothing was imported; {remedy}.")


def _of_ole(data: bytes) -> Iterable[str]:
    for stream, what, remedy in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return what, remedy
    return "an old Microsoft Office file", _OFFICE
