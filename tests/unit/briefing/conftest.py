"""What the tests of the briefing share: the real memorandum and the real fonts."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest

from tests.unit.briefing.packs import sample_pack
from zjhk_desktop.briefing.document import Briefing, compose
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.faces import Faces
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def faces(program: ProgramFiles) -> Faces:
    """Return the bundled fonts, read once."""
    return Faces(program.fonts)


@pytest.fixture(scope="session", params=list(Script))
def script(request: pytest.FixtureRequest) -> Script:
    """Return each script in turn."""
    return request.param


@pytest.fixture(scope="session")
def setter(faces: Faces) -> LineSetter:
    """Return a line setter for Traditional text."""
    return LineSetter(faces, Script.HANT)


@pytest.fixture(scope="session")
def pack(memorandum: Memorandum) -> list[Annotation]:
    """Return annotations of many kinds."""
    return sample_pack(memorandum)


@pytest.fixture(scope="session")
def composed(memorandum: Memorandum, faces: Faces) -> Callable[..., Briefing]:
    """Return what sets a briefing of some annotations with some options."""

    def make(
        annotations: Sequence[Annotation], made: Edition | None = None, **options: object
    ) -> Briefing:
        chosen = BriefingOptions(**options)  # type: ignore[arg-type]
        return compose(memorandum, annotations, chosen, faces, english(), NOW, made=made)

    return make
