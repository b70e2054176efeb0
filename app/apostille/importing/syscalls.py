"""The filter of system calls of the worker, on Linux: no network, no other program, no file written.

A program for the kernel's filter (seccomp-bpf, Linux 3.5), written out here because no library of ours
has one. It looks at the architecture first, since a number is another call on another one, then at the
number, and for a few calls at one argument.
What is forbidden fails with EPERM, as if it were not allowed, so that a library can say so in its own way.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

# linux/seccomp.h, linux/prctl.h
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_X32 = 0x40000000
"""Calls of the x32 ABI carry this bit, under the same architecture."""

# linux/bpf_common.h: load a word; jump where it is equal, at least, or shares a bit; return
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16

_WRITES = 0o1 | 0o2 | 0o100 | 0o1000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, which are the same on both machines."""
_THREAD = 0x10000
"""CLONE_THREAD: a thread may be made, a process not."""

_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""Machine → its number in linux/audit.h. Calls have a number on each, in this order; - where it has no such call."""

_FORBIDDEN = """
socket 41 198, socketpair 53 199, connect 42 203, accept 43 202, accept4 288 242, bind 49 200, listen 50 201,
execve 59 221, execveat 322 281, ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, fork 57 -,
vfork 58 -, kill 62 129, tkill 200 130, tgkill 234 131, rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240,
pidfd_open 434 434, pidfd_send_signal 424 424, pidfd_getfd 438 438, creat 85 -, rename 82 -, renameat 264 38,
renameat2 316 276, unlink 87 -, unlinkat 263 35, mkdir 83 -, mkdirat 258 34, rmdir 84 -, link 86 -, linkat 265 37,
symlink 88 -, symlinkat 266 36, chmod 90 -, fchmod 91 52, fchmodat 268 53, fchmodat2 452 452, chown 92 -,
fchown 93 55, lchown 94 -, fchownat 260 54, truncate 76 45, ftruncate 77 46, fallocate 285 47, mknod 133 -,
mknodat 259 33, setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7, removexattr 197 14, lremovexattr 198 15,
fremovexattr 199 16, utime 132 -, utimes 235 -, utimensat 280 88, futimesat 261 -, mount 165 40, umount2 166 39,
pivot_root 155 41, chroot 161 51, unshare 272 97, setns 308 268, move_mount 429 429, open_tree 428 428,
fsopen 430 430, fsmount 432 432, mount_setattr 442 442, swapon 167 224, swapoff 168 225, reboot 169 142, bpf 321 280,
perf_event_open 298 241, userfaultfd 323 282, io_uring_setup 425 425, io_uring_enter 426 426,
io_uring_register 427 427, keyctl 250 219, add_key 248 217, request_key 249 218, open_by_handle_at 304 265,
openat2 437 437, setuid 105 146, setgid 106 144, setreuid 113 145, setregid 114 143, setresuid 117 147,
setresgid 119 149, setgroups 116 159, setpriority 141 140, sched_setscheduler 144 119, sched_setattr 314 274,
sched_setaffinity 203 122, mq_open 240 180, shmget 29 194, shmat 30 196, msgget 68 186, semget 64 190,
memfd_create 319 279, init_module 175 105, finit_module 313 273, delete_module 176 106, kexec_load 246 104,
acct 163 89, quotactl 179 60, sethostname 170 161, setdomainname 171 162, settimeofday 164 170,
clock_settime 227 112, adjtimex 159 171
"""
_JUDGED = {"open": (2, None), "openat": (257, 56), "clone": (56, 220), "clone3": (435, 435), "prlimit64": (302, 261)}


def forbid() -> list[str]:
    """Puts the filter on this process for good; returns the names of what holds, none where the system has no such."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return []
    machine = platform.machine()
    if machine not in _MACHINES or struct.calcsize("P") != 8:
        return ["privileges"]
    return ["privileges", "calls"] if _put_on(libc, program(machine)) else ["privileges"]


def program(machine: str) -> bytes:
    """The filter for a machine as the kernel takes it: eight bytes an instruction."""
    place = list(_MACHINES).index(machine)
    known = {call: numbers[place] for call, numbers in _JUDGED.items()}
    made = [_op(_LOAD, _ARCHITECTURE), _op(_EQUAL, _MACHINES[machine], 1, 0), _op(_RETURN, _KILL)]
    made += [_op(_LOAD, _NUMBER), _op(_AT_LEAST, _X32, 0, 1), _NOT_ALLOWED]
    made += _none_of(forbidden(machine))
    made += [_op(_EQUAL, known["clone3"] or 0, 0, 1), _op(_RETURN, _ERRNO | errno.ENOSYS)]  # libraries then use clone
    made += _judged(known["open"], 1, _op(_ANY_BIT, _WRITES, 1, 0))
    made += _judged(known["openat"], 2, _op(_ANY_BIT, _WRITES, 1, 0))
    made += _judged(known["clone"], 0, _op(_ANY_BIT, _THREAD, 0, 1))
    made += _judged(known["prlimit64"], 0, _op(_EQUAL, 0, 0, 1))  # its own limits, those of no other process
    return b"".join([*made, _op(_RETURN, _ALLOW)])


def forbidden(machine: str) -> list[int]:
    """The numbers of the calls that are forbidden whatever their arguments."""
    place = 1 + list(_MACHINES).index(machine)
    numbers = (entry.split()[place] for entry in _FORBIDDEN.replace("\n", " ").split(","))
    return [int(number) for number in numbers if number != "-"]


def _none_of(numbers: list[int]) -> list[bytes]:
    """One comparison a call, all with a jump to the same answer at the end."""
    last = len(numbers)
    made = [_op(_EQUAL, number, last - at, 0) for at, number in enumerate(numbers)]
    return [*made, _op(_JUMP, 1), _NOT_ALLOWED]


def _judged(number: int | None, place: int, refused: bytes) -> list[bytes]:
    """A call with one argument looked at; the number is gone from the register then, so each ends in an answer."""
    if number is None:
        return []
    looked = [_op(_LOAD, _ARGUMENTS + 8 * place), refused, _op(_RETURN, _ALLOW), _NOT_ALLOWED]
    return [_op(_EQUAL, number, 0, len(looked)), *looked]


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)


_JUMP = 0x05
_NOT_ALLOWED = _op(_RETURN, _ERRNO | errno.EPERM)


def _put_on(libc: ctypes.CDLL, code: bytes) -> bool:
    held = ctypes.create_string_buffer(code)
    head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(held)))
    return libc.prctl(_SET_SECCOMP, _FILTER, head, 0, 0) == 0
