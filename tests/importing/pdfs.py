"""Small PDFs written by hand: letters at places, so that a test says what a page shows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_IMAGE = "/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
_OWN = (
    "<</Type/Font/Subtype/Type0/BaseFont/Foo/Encoding/Identity-H/DescendantFonts[{child} 0 R]/ToUnicode {map} 0 R>>\n"
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/Foo/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    "/DW 500/FontDescriptor {descriptor} 0 R>>\n"
    "<</Type/FontDescriptor/FontName/Foo/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200"
    "/CapHeight 700/StemV 80>>"
)
"""A font without letters of its own, which says by a map what its glyphs stand for."""
_BASE = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}


@dataclass
class Sheet:
    """One page of 612 by 792 points; ``unicode`` letters come from a font with a map, half as wide as high."""

    ops: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)
    rotate: int = 0
    picture: bool = False

    def put(self, x: float, y: float, text: str, size: float = 11, font: str = "F1", *, rise: float = 0) -> Sheet:
        """Text in Helvetica; ``rise`` lifts it above its line."""
        words = (
            text.encode("cp1252").translate(None).replace(b"\\", b"\\\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        )
        self.ops.append(f"BT /{font} {size} Tf {rise} Ts {x} {y} Td ({words.decode('latin-1')}) Tj ET")
        return self

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 11, lead: float = 13.0) -> Sheet:
        """Lines one under the other."""
        for number, text in enumerate(texts):
            self.put(x, y - number * lead, text, size)
        return self

    def glyphs(self, x: float, y: float, letters: Sequence[str | int], size: float = 12) -> Sheet:
        """Glyphs from left to right, each standing for one or more letters; an empty one for a letter unknown.

        A number moves what follows to the left by so many thousandths of the size.
        """
        codes = " ".join(str(each) if isinstance(each, int) else f"<{self._code(each):04X}>" for each in letters)
        self.ops.append(f"BT /U1 {size} Tf {x} {y} Td [{codes}] TJ ET")
        return self

    def _code(self, letter: str) -> int:
        return self.codes.setdefault(letter, 0x41 + len(self.codes)) if letter else 0x21

    def turned(self, matrix: str, text: str, size: float = 11) -> Sheet:
        """Text with a matrix of its own."""
        self.ops.append(f"BT /F1 {size} Tf {matrix} Tm ({text}) Tj ET")
        return self

    def unseen(self) -> Sheet:
        """All text from here on has no ink."""
        self.ops.append("3 Tr")
        return self

    def note(self, kind: str, box: tuple[float, float, float, float], words: str, **more: str) -> Sheet:
        """A remark: ``box`` is left, bottom, right, top."""
        left, bottom, right, top = box
        quad = f"/QuadPoints[{left} {top} {right} {top} {left} {bottom} {right} {bottom}]" if kind != "Text" else ""
        said = "".join(f"/{key}({value})" for key, value in {"Contents": words, **more}.items())
        self.annotations.append(f"<</Type/Annot/Subtype/{kind}/Rect[{left} {bottom} {right} {top}]{quad}{said}>>")
        return self


def _stream(data: bytes, more: str = "") -> bytes:
    return f"<</Length {len(data)}{more}>>\nstream\n".encode() + data + b"\nendstream"


def _cmap(codes: dict[str, int]) -> bytes:
    lines = [f"<{code:04X}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()]
    body = "\n".join(lines)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange "
        f"<0000> <FFFF> endcodespacerange {len(lines)} beginbfchar\n{body}\nendbfchar endcmap end end"
    ).encode()


def pdf(*sheets: Sheet, password: str | None = None) -> bytes:
    """A file of these pages; with a ``password`` (it may be empty) encrypted by RC4 with 40 bits (32000-1, 7.6)."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    fonts = _add_fonts(objects, _codes(sheets))
    kids: list[int] = []
    for sheet in sheets:
        content = len(objects) + 1
        ops = "\n".join([*sheet.ops, *(["q 400 0 0 400 100 200 cm /P Do Q"] if sheet.picture else [])])
        objects.append(_stream(ops.encode("latin-1")))
        picture = ""
        if sheet.picture:
            objects.append(_stream(b"\x80", f"/Type/XObject{_IMAGE}"))
            picture = f"/XObject<</P {len(objects)} 0 R>>"
        notes = f"/Annots[{' '.join(sheet.annotations)}]" if sheet.annotations else ""
        kids.append(len(objects) + 1)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Rotate {sheet.rotate}/Contents {content} 0 R{notes}"
            f"/Resources<</Font<<{fonts}>>{picture}>>>>".encode()
        )
    objects[1] = f"<</Type/Pages/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]/Count {len(kids)}>>".encode()
    return _written(objects, password)


def _codes(sheets: Sequence[Sheet]) -> dict[str, int]:
    """The map of the one font with a map: glyphs stand on one page of a file only."""
    used = [sheet.codes for sheet in sheets if sheet.codes]
    assert len(used) < 2
    return used[0] if used else {}


def _add_fonts(objects: list[bytes], codes: dict[str, int]) -> str:
    """Adds the fonts; returns what names them in a page's resources."""
    names: list[str] = []
    for name, base in _BASE.items():
        objects.append(f"<</Type/Font/Subtype/Type1/BaseFont/{base}/Encoding/WinAnsiEncoding>>".encode())
        names.append(f"/{name} {len(objects)} 0 R")
    first = len(objects) + 1
    own = _OWN.format(child=first + 1, map=first + 2, descriptor=first + 3).encode().split(b"\n")
    objects += [own[0], own[1], _stream(_cmap(codes)), own[2]]
    return " ".join([*names, f"/U1 {first} 0 R"])


def _written(objects: list[bytes], password: str | None) -> bytes:
    trailer = ""
    if password is not None:
        owner = _rc4(hashlib.md5(_PAD, usedforsecurity=False).digest()[:5], _padded(password))
        key = _key(password, owner)
        user = _rc4(key, _PAD)
        objects = [_encrypted(key, number, each) for number, each in enumerate(objects, 1)]
        objects.append(f"<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P -4>>".encode())
        trailer = f"/Encrypt {len(objects)} 0 R/ID[<00><00>]"
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PAD)[:32]


def _key(password: str, owner: bytes) -> bytes:
    rights = (-4).to_bytes(4, "little", signed=True)
    return hashlib.md5(_padded(password) + owner + rights + b"\0", usedforsecurity=False).digest()[:5]


def _encrypted(key: bytes, number: int, each: bytes) -> bytes:
    """An object whose stream is encrypted; strings hold nothing here that would be read."""
    if b"stream\n" not in each:
        return each
    head, _, rest = each.partition(b"stream\n")
    data = rest.removesuffix(b"\nendstream")
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
    return head + b"stream\n" + _rc4(own, data) + b"\nendstream"


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
