"""The words of the interface are all there, in both scripts, with the fields of the message."""

import subprocess

import pytest

from tests.architecture.sources import ROOT


@pytest.mark.slow
def test_catalogues_are_fresh_and_complete(python: str) -> None:
    script = ROOT / "packaging" / "i18n" / "catalogues.py"
    done = subprocess.run(
        [python, script, "--check"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
