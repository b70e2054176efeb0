"""S14, S17, S25, S26, and the table itself: what no module of ours may do, and that every threat has its test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
APP = CHECKOUT / "app" / "apostille"
TABLE = CHECKOUT / "docs" / "threats.md"
NUMBERS = [f"S{number:02}" for number in range(1, 29)]

RUNS = {"eval", "exec", "compile", "__import__"}
MODULES = {"pickle", "marshal", "shelve", "dill", "yaml", "jinja2", "mako", "code", "codeop", "imp", "pty"}
SHELLS = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "os.startfile"}


def trees() -> list[tuple[str, ast.Module]]:
    return [(str(file.relative_to(APP)), ast.parse(file.read_text("utf-8"))) for file in sorted(APP.rglob("*.py"))]


def test_nothing_that_was_read_can_run() -> None:
    """No module of ours evaluates a text, unpickles, or hands words to a shell."""
    wrong: list[str] = []
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                shell = any(one.arg == "shell" and ast.unparse(one.value) != "False" for one in node.keywords)
                if called in RUNS | SHELLS or shell or called.endswith("load_extension"):
                    wrong.append(f"{name}:{node.lineno} {called}")
            modules = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            wrong += [f"{name} {one}" for one in modules if one.split(".")[0] in MODULES]
    assert wrong == []


def locked() -> set[str]:
    words = (CHECKOUT / "requirements" / "app.txt").read_text("utf-8")
    return {found.lower() for found in re.findall(r"^([\w.-]+)==", words, flags=re.MULTILINE)}


def test_there_is_no_engine_of_templates_for_what_was_read() -> None:
    """Mako comes with Alembic, which uses it for new migrations alone; nothing of ours asks for one."""
    assert not locked() & {"jinja2", "chameleon", "genshi", "django", "tornado"}
    asking = [name for name, tree in trees() for node in ast.walk(tree)
              if isinstance(node, ast.Import | ast.ImportFrom) and "mako" in ast.unparse(node).lower()]  # fmt: skip
    assert asking == []


def test_there_is_no_second_database_with_a_password() -> None:
    """PostgreSQL comes later, if ever: no driver is locked, and no URL of a database is put together or kept."""
    assert not locked() & {"psycopg", "psycopg2", "psycopg-binary", "psycopg2-binary", "asyncpg", "pg8000", "pymysql"}
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "postgresql" not in node.value.lower() or "\n" in node.value, (name, node.lineno)


def rows() -> dict[str, list[str]]:
    """Threat → the tests that the table names for it."""
    lines = TABLE.read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| S\d\d ", line)]
    return {row[0]: re.findall(r"`(tests/[\w./]+)::(\w+)`", row[-1]) for row in cells}  # type: ignore[misc]


def test_the_table_has_every_threat_in_order() -> None:
    assert list(rows()) == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_every_threat_has_tests_that_are_there(number: str) -> None:
    named = rows()[number]
    assert named, "a threat without a test is a wish"
    for file, test in named:
        tree = ast.parse((CHECKOUT / file).read_text("utf-8"))
        there = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert test in there, f"{file}::{test}"
        assert test.startswith("test_")
