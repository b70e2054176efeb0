"""S03, S04, S06, S07, S15, S27, S28: a document from a stranger fetches nothing, runs nothing, keeps nobody busy."""

from __future__ import annotations

import ast
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from apostille.__main__ import main
from apostille.importing.intake import Intake
from apostille.importing.outcomes import Outcome
from apostille.importing.patterns import Pattern
from apostille.importing.pool import Pool
from apostille.importing.sources import of_bytes
from apostille.reading.decode import decode
from tests.importing.containers import docx, epub, odt, packed, para

APP = Path(__file__).resolve().parents[2] / "app" / "apostille"
ELSEWHERE = "WORDS-OF-THE-DISK"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as made:
        yield made


@pytest.fixture
def read(pool: Pool) -> Callable[[str, bytes], list[Outcome]]:
    return lambda name, data: list(Intake(pool).read([of_bytes(name, data)]))


_DEEP = "<a>" * 20_000 + "</a>" * 20_000
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
PAYLOADS = {
    "an entity from the disk": ('<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>', "&e;"),
    "a parameter from the disk": ('<!DOCTYPE x [<!ENTITY % p SYSTEM "file://{secret}"> %p;]>', "x"),
    "a document type from elsewhere": ('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "x"),
    "laughs": (f"<!DOCTYPE x [{_LAUGHS}]>", "&l9;"),
    "one long entity often": (f'<!DOCTYPE x [<!ENTITY e "{"x" * 50_000}">]>', "&e;" * 5_000),
    "depth": ("", _DEEP),
}


def entries(head: str, inside: str) -> dict[str, bytes]:
    """Every part of every container that is read as XML, with the payload in it."""
    good = {"word": docx(para("words")), "odt": odt("<text:p>words</text:p>"), "epub": epub({"a.xhtml": "<p>words"})}
    made: dict[str, bytes] = {}
    for kind, data in good.items():
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            members: dict[str, bytes | str] = {name: container.read(name) for name in container.namelist()}
        for name, member in members.items():
            if name.endswith((".xml", ".rels", ".opf", ".xhtml")):
                words = str(member, "utf-8") if isinstance(member, bytes) else member
                body = re.sub(r"^<\?xml[^>]*\?>", "", words)
                first = body.index(">", body.index("<")) + 1
                evil = f'<?xml version="1.0"?>{head}{body[:first]}{inside}{body[first:]}'
                ending = {"word": "docx", "odt": "odt", "epub": "epub"}[kind]
                made[f"{name.replace('/', '_')}.{ending}"] = packed({**members, name: evil})
    return made


@pytest.mark.timeout(100)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_part_of_a_container_fetches_or_grows(read, tmp_path: Path, payload: str) -> None:  # noqa: ANN001
    secret = tmp_path / "secret.txt"
    secret.write_text(ELSEWHERE)
    head, inside = PAYLOADS[payload]
    for name, data in entries(head.replace("{secret}", str(secret)), inside).items():
        for outcome in read(name, data):
            assert outcome.refusal is None or "has a fault" not in outcome.refusal.why, (name, outcome.refusal.why)
            assert outcome.refusal is None or ELSEWHERE not in outcome.refusal.why
            for draft in outcome.drafts:
                assert ELSEWHERE not in draft.reading.text, name
                assert len(draft.reading.text) < 100_000, name


SCRIPTS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=javascript:a()>",
    "<a href='javascript:alert(1)'>x</a>", "<body onload=alert(1)>", "<style>@import 'http://127.0.0.1:9/'</style>",
    "<link rel=stylesheet href=http://127.0.0.1:9/>", "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<object data=x>", "<embed src=x>", "<form action=x><input onfocus=a autofocus>",
    "<math><mtext><img src=x onerror=a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<svg><style><img src=x onerror=alert(1)></style>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<p style='background:url(http://127.0.0.1:9/)'>x",
    "<template><script>alert(1)</script></template>", "<!--><script>alert(1)</script>-->",
    "<base href=http://127.0.0.1:9/>",
    "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<x onclick=alert(1)>x",
    "<isindex type=image src=1 onerror=a>",
)  # fmt: skip
_ALLOWED = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)


@pytest.fixture
def reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str, str, str], str]:
    """The HTML of a report on a statement of these words, with this note and this tag."""

    def make(words: str, note: str, tag: str) -> str:
        (tmp_path / "words.txt").write_text(f"Letter dated 4 June 2004\n\nI have the honour {words} to say.\n")
        library = str(tmp_path / "l.apostille")
        main(["new", library])
        assert main(["import", str(tmp_path / "words.txt"), "--library", library]) == 0
        main(["annotate", "1", "--paragraph", "1", "--note", note, "--library", library])
        main(["tag", "add", tag.replace("/", "\\/"), "--definition", note, "--library", library])
        main(["annotate", "1", "--paragraph", "1", "--tag", tag.replace("/", "\\/"), "--library", library])
        out = tmp_path / "r.html"
        title = f"{words} title"
        assert main(["report", "--to", str(out), "--title", title, "--findings", str(tmp_path / "words.txt"),
                     "--library", library]) == 0  # fmt: skip
        capsys.readouterr()
        return out.read_text("utf-8")

    return make


@pytest.mark.timeout(100)
def test_no_markup_of_others_acts_in_a_report(reported: Callable[[str, str, str], str]) -> None:
    everything = " ".join(SCRIPTS)
    page = reported(everything, "\n\n".join(SCRIPTS), "tag " + SCRIPTS[1])
    tree = LexborHTMLParser(page)
    assert "alert(1)" in (tree.body.text() if tree.body else ""), "the words are there, as words"
    for wrong in ("script", "img", "svg", "iframe", "object", "embed", "form", "link", "base", "video", "template"):
        assert not tree.css(wrong), wrong
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on"), (node.tag, name)
            assert name != "href" or _ALLOWED.match(value or ""), value
            assert name != "style" or "url(" not in (value or ""), value
    assert "127.0.0.1:9" not in "".join(style.text() for style in tree.css("style"))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_is_read_as_words_alone(read, script: str) -> None:  # noqa: ANN001
    data = f"<!doctype html><body><p>Letter dated 4 June 2004</p>{script}<p>I have the honour to say.</p>".encode()
    (outcome,) = read("page.html", data)
    for draft in outcome.drafts:
        assert "alert(1)" not in draft.reading.text or "<script" not in draft.reading.text
        assert all(style.kind != "link" or _ALLOWED.match(style.target or "")
                   for block in draft.reading.blocks for style in block.styles)  # fmt: skip


def test_no_reader_decodes_a_picture(read) -> None:  # noqa: ANN001
    """A PNG that says it is 30,000 pixels wide and high is counted, if anything; nothing that could paint is loaded."""
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (30_000).to_bytes(4, "big") * 2 + b"\x08\x06\0\0\0" + bytes(1000)
    data = docx(para("words"))
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        members: dict[str, bytes | str] = {name: container.read(name) for name in container.namelist()}
    plain = read("a.docx", data)[0].drafts[0].reading.text
    assert read("a.docx", packed({**members, "word/media/image1.png": bomb}))[0].drafts[0].reading.text == plain
    decoders = {"PIL", "PySide6", "cairosvg", "cv2", "numpy", "wand", "imageio"}
    for file in (APP / "importing").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & decoders, file.name
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"render", "get_bitmap", "to_pil", "to_numpy", "extract"}, file.name


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "written",
    ["{any}" * 12 + "{year}", "{any}_{any}_{any}_{any}_{any}_{any}_{any}_{year}",
     "{title}{speaker}{place}{body}{event}{year}",
     "{any}a{any}a{any}a{any}a{any}a{any}a{any}a{year}"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["_" * 200, "a" * 200, "a_" * 100, "2004" * 50 + "x"])
def test_a_pattern_of_names_is_tried_in_no_time(written: str, name: str) -> None:
    """As regular expressions these would be tried for years; nothing else that an analyst types comes near one."""
    Pattern(written).read(f"{name}.txt")


def test_nothing_that_is_typed_becomes_a_regular_expression() -> None:
    """Queries, words looked for and names are compared as they are; ``re.compile`` gets constants of ours alone."""
    for folder in ("search", "ui", "codebook", "annotations", "statements", "cli"):
        for file in (APP / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    calls = [ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)]
                    assert "re.compile" not in calls, (file.name, node.name)


CHARSETS: dict[str, tuple[bytes, str]] = {
    "UTF-7": (b"Letter +ADw-script+AD4-alert(1)+ADw-/script+AD4- dated\n" * 3, "<script>"),
    "overlong": (b"Letter \xc0\xbcscript\xc0\xbe dated\n" * 3, "<script>"),
    "overlong in three": (b"Letter \xe0\x80\xbcscript\xe0\x80\xbe dated\n" * 3, "<script>"),
    "surrogates in UTF-8": (b"Letter \xed\xa0\xbc\xed\xb0\xbc dated\n" * 3, "\ud83c"),
    "one mark within another": (b"\xef\xbb\xbf\xff\xfeLetter dated\n", "\ufffe"),
}


@pytest.mark.parametrize("name", CHARSETS)
def test_no_trick_of_encoding_makes_another_sign(name: str) -> None:
    data, never = CHARSETS[name]
    decoded = decode(data)
    assert never not in decoded.text
    decoded.text.encode()  # no half of a pair


def test_a_nul_is_replaced_and_the_text_is_read(read) -> None:  # noqa: ANN001
    data = b"Letter dated 4 June 2004\n\nI have the hon\0our to say.\n"
    (outcome,) = read("a.txt", data)
    (draft,) = outcome.drafts
    assert "hon\ufffdour" in draft.reading.text
    assert any(one.kind == "control" for one in draft.damage), "and told of"


@pytest.mark.slow
@pytest.mark.timeout(110)
def test_numbers_beyond_measure_are_an_answer_or_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = ["--library", str(tmp_path / "l.apostille")]
    main(["new", library[1]])
    assert main(["tag", "add", "/".join(["a"] * 3000), *library]) == 1
    assert main(["tag", "add", "/".join(f"n{n}" for n in range(200)), *library]) == 0
    assert main(["tag", "add", "top", *library]) == 0
    assert main(["tag", "move", "n0", "--under", "top", *library]) == 1
    assert main(["tag", "add", "x" * 100_000, *library]) == 1
    assert main(["tag", "list", *library]) == 0
    assert "Traceback" not in capsys.readouterr().err
