"""What briefings and exports are called."""

import pytest

from zjhk_desktop.briefing.file_names import Content, FileName, briefing_name
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.script import Script


@pytest.mark.parametrize(
    ("script", "layout", "number", "plain", "name"),
    [
        (Script.HANT, Layout.MARGIN, 3, False, "浙港合作備忘錄_批閱本_20250424_v03.pdf"),
        (Script.HANS, Layout.ENDNOTES, 0, False, "浙港合作备忘录_批阅本_20250424.pdf"),
        (Script.HANT, Layout.CLEAN, 12, False, "浙港合作備忘錄_清本_20250424_v12.pdf"),
        (Script.HANS, Layout.MATRIX, 123, False, "浙港合作备忘录_审阅总表_20250424_v123.pdf"),
        (Script.HANT, Layout.MARGIN, 3, True, "zjhk-briefing_20250424_v03.pdf"),
        (Script.HANS, Layout.MATRIX, 3, True, "zjhk-matrix_20250424_v03.pdf"),
    ],
)
def test_a_briefing_says_what_of_and_which_printing(
    script: Script, layout: Layout, number: int, plain: bool, name: str
) -> None:
    options = BriefingOptions(script, layout)
    assert briefing_name(options, "2025-04-24", number, plain=plain).text == name


def test_a_copy_says_whose_it_is() -> None:
    name = FileName(Content.BRIEFING, Script.HANT, "2025-04-24", version=3, copy="02")
    assert name.text == "浙港合作備忘錄_批閱本_20250424_v03_02.pdf"
    named = FileName(
        Content.BRIEFING, Script.HANT, "2025-04-24", version=3, copy="02", recipient="李/四"
    )
    assert named.text == "浙港合作備忘錄_批閱本_20250424_v03_02_李-四.pdf"
    plain = FileName(
        Content.NOTES, Script.HANT, "2026-01-02", ".csv", recipient="陳", ascii_only=True
    )
    assert plain.text == "zjhk-notes_20260102.csv"
