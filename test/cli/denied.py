"""Runs a program to which the system denies some calls, as disks without these do: denied.py ERRNO CALL[,CALL] PROGRAM ..."""
import ctypes
import errno
import os
import platform
import struct
import sys

NUMBERS = {
    "x86_64": {
        "symlink": 88, "symlinkat": 266, "link": 86, "linkat": 265, "fsync": 74, "fdatasync": 75,
        "rename": 82, "renameat": 264, "renameat2": 316,
    },
    "aarch64": {"symlinkat": 36, "linkat": 37, "fsync": 82, "fdatasync": 83, "renameat": 38, "renameat2": 276},
}[platform.machine()]

code = getattr(errno, sys.argv[1])
calls = [NUMBERS[name] for name in sys.argv[2].split(",") if name in NUMBERS]

# https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html: the call's number is at offset 0.
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
rows = [(LOAD, 0, 0, 0)]
rows += [(EQUAL, len(calls) - index, 0, number) for index, number in enumerate(calls)]
rows += [(RETURN, 0, 0, 0x7FFF0000), (RETURN, 0, 0, 0x00050000 | code)]
text = b"".join(struct.pack("HBBI", *row) for row in rows)
rows_in_memory = ctypes.create_string_buffer(text)
program = ctypes.create_string_buffer(
    struct.pack("HxxxxxxP", len(rows), ctypes.addressof(rows_in_memory))
)

libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(38, 1, 0, 0, 0) != 0 or libc.prctl(22, 2, ctypes.byref(program), 0, 0) != 0:
    sys.exit("The system lets nobody deny calls here.")
os.execvp(sys.argv[3], sys.argv[3:])
