"""What the stories share."""

from pathlib import Path

import pytest

from tests.e2e.program import Program


@pytest.fixture
def desk(profile: Path) -> Program:
    """Return the program on a profile that does not exist yet."""
    return Program(profile)
