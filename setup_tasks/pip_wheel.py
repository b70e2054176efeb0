"""pip itself, on a machine that has none: one pinned wheel, run only when its hash is the one below."""

from __future__ import annotations

import configparser
import hashlib
import os
import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from setup_tasks.said import Stop, say

NAME = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
URL = (
    f"https://files.pythonhosted.org/packages/07/25/ee8c38ae72d66b844ce8eb9711ba905dba21ca1a8a0c960057c41cd23337/{NAME}"
)
PYPI = "https://pypi.org/simple"


def fetch(folder: Path) -> Path:
    """The wheel in ``folder``, fetched if it is not there yet. Stop with 4 where no index can be reached."""
    wheel = folder / NAME
    if wheel.is_file() and _is_ours(wheel.read_bytes()):
        return wheel
    troubles: list[str] = []
    for address in _addresses(troubles):
        data = _read(address, troubles)
        if _is_ours(data):
            wheel.write_bytes(data)
            return wheel
        if data:
            troubles.append(f"{address}: not the file whose hash is pinned")
    raise Stop(4, "pip is not on this machine and could not be fetched:\n  " + "\n  ".join(troubles))


def _is_ours(data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == SHA256


def _addresses(troubles: list[str]) -> Iterator[str]:
    """Where the wheel may be had: the index this machine is told to use, then PyPI."""
    for index in filter(None, (_index(), PYPI)):
        if index == PYPI:
            yield URL
        page = index.rstrip("/") + "/pip/"
        links: list[str] = re.findall(r'href="([^"]+)"', _read(page, troubles).decode("utf-8", "replace"))
        for link in links:
            if urlsplit(link).path.endswith("/" + NAME):
                yield urljoin(page, unescape(link).partition("#")[0])


def _index() -> str:
    """The package index this machine is told to use, as pip itself would read it; empty for none."""
    if os.environ.get("PIP_INDEX_URL"):
        return os.environ["PIP_INDEX_URL"]
    files = ["/etc/pip.conf", "~/.pip/pip.conf", "~/.config/pip/pip.conf", os.environ.get("PIP_CONFIG_FILE", "")]
    config = configparser.RawConfigParser()
    config.read([Path(file).expanduser() for file in files if file], encoding="utf-8")
    return config.get("install", "index-url", fallback=config.get("global", "index-url", fallback=""))


def _read(address: str, troubles: list[str]) -> bytes:
    """What lies at an address; nothing, and a line in ``troubles``, where it cannot be had."""
    try:
        return _open(address, _trust())
    except (OSError, ValueError) as trouble:
        if not _is_untrusted(trouble) or urlsplit(address).username:
            troubles.append(f"{address}: {trouble}")
            return b""
    say("This machine has no list of trusted certificates; what is fetched is checked against the pinned hash.")
    try:
        return _open(address, _no_trust())
    except OSError as trouble:
        troubles.append(f"{address}: {trouble}")
        return b""


def _open(address: str, trust: ssl.SSLContext) -> bytes:
    """Read an address within a minute. Only addresses of an index are asked for."""
    with urllib.request.urlopen(address, timeout=60, context=trust) as answer:  # noqa: S310 - an index may be file:
        return answer.read()


def _trust() -> ssl.SSLContext:
    """The certificates this machine, or pip's own settings, trust."""
    named = [os.environ.get(name, "") for name in ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")]
    return ssl.create_default_context(cafile=next((name for name in named if name and Path(name).is_file()), None))


def _no_trust() -> ssl.SSLContext:
    """For a machine without ca-certificates. Safe here alone: nothing is used unless its hash is the pinned one."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _is_untrusted(trouble: Exception) -> bool:
    reason = trouble.reason if isinstance(trouble, urllib.error.URLError) else trouble
    return isinstance(reason, ssl.SSLCertVerificationError)
