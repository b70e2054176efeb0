"""The wheel, installed into an empty environment, works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; what it depends on is lent by the one the tests run in."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(folder, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(packages)
    return folder


def python(environment: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The Python of the new environment, which is told nothing of the checkout."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(environment / "bin" / "python"), *words]
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)


def apostille(environment: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command as its entry point starts it."""
    start = "import sys; from apostille.__main__ import main; sys.exit(main())"
    return python(environment, "-c", start, *words, cwd=cwd)


def test_the_wheel_carries_what_the_program_needs(wheel: Path, shipped: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        assert packed.read(f"apostille/texts/{shipped.name}") == shipped.read_bytes()
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert "apostille = apostille.__main__:main" in packed.read(entry).decode()
    assert any(name.startswith("apostille/resources/") for name in names)
    assert any("store/migrations/versions/" in name for name in names)
    assert any(name.endswith("LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "setup_tasks/")) or name.endswith(".pyc")]


@pytest.mark.skipif(os.name == "nt", reason="the folders of an environment are named otherwise there")
def test_the_installed_program_works_outside_the_checkout(installed: Path, tmp_path: Path, shipped: Path) -> None:
    version = apostille(installed, "--version", cwd=tmp_path)
    assert version.returncode == 0, version.stderr
    assert "0.1.0" in version.stdout
    code = "from apostille import paths; print(paths.texts()); print(paths.resources())"
    where = python(installed, "-c", code, cwd=tmp_path)
    assert where.returncode == 0, where.stderr
    assert all(Path(line).is_relative_to(installed) for line in where.stdout.splitlines())
    library = tmp_path / "mine.apostille"
    assert apostille(installed, "new", str(library), cwd=tmp_path).returncode == 0
    done = apostille(installed, "import", str(shipped), "--library", str(library), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = apostille(installed, "show", "1", "--json", "--library", str(library), cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert '"note_verbale"' in shown.stdout
