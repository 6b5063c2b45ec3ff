"""The installed Qt binding counts references right.

PySide6 6.12 drops one of None at every void call and one of True at every emit on CPython 3.11;
the interpreter aborts after some thousands. pip gives no warning, so this does.
"""

import subprocess

import pytest

CALLS = """
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal()

bell = Bell()
for _ in range(50_000):
    bell.setObjectName("bell")
    bell.rung.emit()
print("sound")
"""


@pytest.mark.slow
def test_fifty_thousand_calls_and_emits_do_no_harm(python: str) -> None:
    done = subprocess.run([python, "-c", CALLS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "sound"), done.stderr
