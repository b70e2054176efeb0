"""One window a user: a second start hands its files to the first, which comes to the front.

A kernel lock says who is the first, so a killed window leaves nothing stale, two that start at once do not both win,
and no socket is asked for by the one that would find none. Only the holder of the lock takes a socket away that an
earlier one left. The socket lies in a folder that nobody else may enter; what arrives on it is looked at as if a
stranger had sent it: paths of files, in lines of JSON of at most 4 KiB, and nothing else is done with them than with
files that are dropped on the window.

The one module that may import QtNetwork: its local sockets reach no network. It is loaded where a second start
needs it, and after the first paint; where the system lacks what it links, every start has a window of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from apostille import logs, paths, private
from apostille.refusal import LibraryInUse
from apostille.store.lock import Lock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST = 4096
"""Bytes of one message, its line's end among them."""
_MOST, _AT_ONCE = 1000, 8
"""Messages of one start, and starts that are listened to at a time."""
_PATIENCE_MS = 5000
"""How long the other side is waited for: it may be laying out a long statement."""
_ROOM = 100
"""Bytes of a socket's path that every system takes (sun_path has 104 to 108)."""
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - no secret: by it a Wayland desktop lets a window come to the front
_DONE = b"done\n"


class OneWindow(QObject):
    """The right to be the only window of this user in this home, and the ear for those that start later."""

    asked = Signal(object)
    """A list of ``Path``, maybe empty, from a start that has ended; the window comes to the front."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock(paths.states() / "window")
        self._server: QLocalServer | None = None
        self._heard: dict[QLocalSocket, _Talk] = {}

    def take(self) -> bool:
        """Whether this is the first; where the disk says no nobody can tell, and it is."""
        with suppress(OSError):
            private.folder(paths.states())
            try:
                self._lock.take("window")
            except LibraryInUse:
                return False
        return True

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Give ``files`` to the first window; whether it took them."""
        name, socket = _name(), _socket()
        if socket is None or not name:
            return False
        socket.connectToServer(name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        for line in _lines(files):
            socket.write(line)
        answer = b""
        while _DONE not in answer and len(answer) < LONGEST and socket.waitForReadyRead(_PATIENCE_MS):
            answer += socket.readAll().data()
        socket.disconnectFromServer()
        return answer == _DONE

    def listen(self) -> None:
        """Hear those that start from now on."""
        name = _name()
        if not name or self._server is not None:
            return
        try:
            from PySide6.QtNetwork import QLocalServer
        except ImportError:  # of a library of the system, such as Kerberos, that only this part of Qt wants
            logs.note("no ear for other starts")
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_AT_ONCE)
        self._server.newConnection.connect(self._begin)
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            logs.note("no ear for other starts")

    def close(self) -> None:
        """Be no longer the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.release()

    def _begin(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if len(self._heard) >= _AT_ONCE:
            socket.abort()
            socket.deleteLater()
            return
        self._heard[socket] = _Talk()
        socket.readyRead.connect(lambda: self._hear(socket))
        socket.disconnected.connect(lambda: self._forget(socket))
        QTimer.singleShot(_PATIENCE_MS, socket, socket.abort)  # nobody keeps the ear busy by saying nothing
        self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        talk = self._heard.get(socket)
        if talk is None:
            return
        if not talk.hear(bytes(socket.read(LONGEST).data())):
            logs.note("a start that was not understood")
            socket.abort()
        elif talk.whole:
            socket.write(_DONE)
            socket.flush()
            self._forget(socket)
            self.asked.emit(talk.files)
        elif socket.bytesAvailable():
            self._hear(socket)

    def _forget(self, socket: QLocalSocket) -> None:
        if self._heard.pop(socket, None) is not None:
            socket.deleteLater()


class _Talk:
    """What one other start says, line by line."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.whole = False
        self._rest, self._lines = b"", 0

    def hear(self, data: bytes) -> bool:
        """Take ``data`` in; False where it is not what a start of ours says."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._lines += len(lines)
        if self._lines > _MOST or len(self._rest) >= LONGEST:
            return False
        return all(len(line) < LONGEST and self._take(line) for line in lines)

    def _take(self, line: bytes) -> bool:
        said = _parsed(line)
        if said is None or self.whole:
            return False
        match said:
            case {"open": str(words), **more} if not more and _is_path(words):
                self.files.append(Path(words))
            case {"token": str(words), **more} if not more and _is_token(words):
                self.whole = True
                if words:  # Qt takes it from there when the window asks to come to the front
                    os.environ[_TOKEN] = words
            case _:
                return False
        return True


def _parsed(line: bytes) -> dict[str, object] | None:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, object]", said) if isinstance(said, dict) else None


def _is_path(words: str) -> bool:
    """Whether it may name a file; whether one is there is found out as with any file that is dropped."""
    return "\0" not in words and Path(words).is_absolute()


def _is_token(words: str) -> bool:
    return len(words) <= 200 and words.isascii() and (words.isprintable() or not words)


def _lines(files: Iterable[Path]) -> Iterator[bytes]:
    """The files one by one, those whose path is too long left out, and at the end the token of the desktop."""
    told = [json.dumps({"open": str(file.absolute())}).encode() + b"\n" for file in files]
    yield from [line for line in told if len(line) <= LONGEST][: _MOST - 1]
    yield json.dumps({"token": os.environ.get(_TOKEN, "")}).encode() + b"\n"


def _name() -> str:
    """What the socket is called: a path in a folder that is the user's alone; "" where none is short enough."""
    home = str(paths.states().absolute())
    short = hashlib.sha256(home.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if sys.platform == "win32":
        return f"apostille-{short}"
    places = [paths.states().absolute() / "door"]
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith("/"):
        places.append(Path(runtime) / f"apostille-{short}")
    return next((str(place) for place in places if len(os.fsencode(place)) <= _ROOM), "")


def _socket() -> QLocalSocket | None:
    try:
        from PySide6.QtNetwork import QLocalSocket
    except ImportError:
        return None
    return QLocalSocket()
