"""The lock holds what the project asks for, and everything in it has its hash."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from setup_tasks import audit, licences, locked
from setup_tasks.said import Stop

CHECKOUT = Path(__file__).resolve().parents[2]
SETS = ("core", "app", "dev", "check")


def project() -> dict[str, Any]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def entries(name: str) -> dict[str, str]:
    """Package → everything that is said of it in one file of requirements, continuation lines joined."""
    text = (CHECKOUT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n\s+", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.M)).splitlines()
    return {canonicalize_name(line.split("==")[0]): line for line in lines if line.strip()}


def version(entry: str) -> str:
    return entry.split("==")[1].split(maxsplit=1)[0]


def asked_for(name: str) -> list[Requirement]:
    """What pyproject.toml names for one set."""
    parsed = project()
    words = list(parsed["project"]["dependencies"])
    words += parsed["dependency-groups"]["test"] if name in {"dev", "check"} else []
    words += parsed["dependency-groups"]["check"] if name == "check" else []
    found = [Requirement(word) for word in words]
    return [one for one in found if name != "core" or one.name != "PySide6-Essentials"]


@pytest.mark.parametrize("name", SETS)
def test_each_set_satisfies_the_project(name: str) -> None:
    locked = entries(name)
    for requirement in asked_for(name):
        entry = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version(entry)), f"{requirement} is locked as {version(entry)}"


@pytest.mark.parametrize("name", SETS)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    for package, entry in entries(name).items():
        assert re.search(r"==[\w.]+", entry), package
        assert "--hash=sha256:" in entry, package


def test_each_set_holds_the_one_before_it_in_the_same_versions() -> None:
    for smaller, larger in pairwise(SETS):
        assert entries(smaller).items() <= entries(larger).items(), (smaller, larger)


def test_the_core_has_no_qt() -> None:
    assert not {name for name in entries("core") if "pyside" in name or "shiboken" in name}


def test_qt_is_none_of_the_versions_that_lose_references() -> None:
    (qt,) = [one for one in asked_for("app") if one.name == "PySide6-Essentials"]
    assert not qt.specifier.contains("6.12.0")
    assert qt.specifier.contains("6.11.3")


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_what_runs_the_program_is_locked_for_every_system(system: str, python: str) -> None:
    """A universal lock may leave a package out by a marker; none the project names may be missing anywhere."""
    here = {"sys_platform": system, "python_version": python, "python_full_version": f"{python}.0"}
    locked = entries("app")
    for requirement in asked_for("app"):
        words = locked[canonicalize_name(requirement.name)].split("--hash")[0].partition(";")[2].strip()
        assert not words or Marker(words).evaluate(here), requirement.name


def test_every_package_of_the_program_is_listed_with_a_licence_that_allows_it() -> None:
    told = (CHECKOUT / "docs" / "third-party.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| ([\w.]+) \| ([^|]+) \|$", told, flags=re.M)[1:]
    assert {name: each for name, each, _licence in rows} == {
        name: version(entry) for name, entry in entries("app").items()
    }
    allowed = ("MIT", "BSD-3-Clause", "LGPL-3.0-only", "PSF-2.0", "Apache-2.0")
    assert all(licence.startswith(allowed) for _name, _version, licence in rows)
    assert told == licences.written(told, licences.table()), "python3 tasks.py licences writes it anew"


def test_a_licence_that_is_on_no_list_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "third-party.md"
    file.write_text("as it was")
    monkeypatch.delitem(licences.ALLOWED, "PSF-2.0")
    with pytest.raises(Stop, match=r"typing-extensions .* on no list"):
        licences.table()
    assert licences.main(file) == 1
    assert file.read_text() == "as it was"


def test_the_lock_is_read_as_it_is_written() -> None:
    for name in SETS:
        found = locked.packages(name)
        assert {one.name: one.version for one in found} == {name: version(each) for name, each in entries(name).items()}
        assert all(one.hashes for one in found)


def test_an_audit_says_what_is_known_and_whom_it_could_not_ask(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[dict[str, Any]] = []

    def nothing(question: dict[str, Any]) -> dict[str, Any]:
        asked.append(question)
        return {"results": [{} for _ in question["queries"]]}

    def something(question: dict[str, Any]) -> dict[str, Any]:
        weak = {"vulns": [{"id": "PYSEC-1"}]}
        return {"results": [weak if one["package"]["name"] == "lxml" else {} for one in question["queries"]]}

    def nobody(_question: dict[str, Any]) -> dict[str, Any]:
        raise OSError("unreachable")

    assert audit.look("app", nothing) == 0
    assert {one["package"]["name"] for one in asked[0]["queries"]} == set(entries("app"))
    assert audit.look("app", something) == 1
    assert audit.look("app", nobody) == 4
    assert audit.look("app", lambda _: {"results": []}) == 4
    said = capsys.readouterr()
    assert "PYSEC-1" in said.out
    assert said.err.count("Nobody was asked") == 2
