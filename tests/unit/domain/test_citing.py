"""Quotations with their references, and back."""

import pytest

from zjhk_desktop.domain.citing import cited, uncited
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script


@pytest.mark.parametrize(
    ("passage", "script", "expected"),
    [
        ("m12", Script.HANT, "「甲」（浙港合作備忘錄，第12項）"),
        ("m12", Script.HANS, "“甲”（浙港合作备忘录，第12项）"),
        ("d03", Script.HANT, "「甲」（浙港合作備忘錄，領域三）"),
        ("d03", Script.HANS, "“甲”（浙港合作备忘录，领域三）"),
        ("p2", Script.HANT, "「甲」（浙港合作備忘錄，前言第2段）"),
        ("g1", Script.HANS, "“甲”（浙港合作备忘录，签署）"),
        ("t4", Script.HANT, "「甲」（浙港合作備忘錄，標題）"),
    ],
)
def test_the_reference_names_the_place(
    memorandum: Memorandum, passage: str, script: Script, expected: str
) -> None:
    assert cited("甲", memorandum, memorandum.passage(passage), script) == expected


def test_each_passage_has_a_quotation_that_is_understood(memorandum: Memorandum) -> None:
    for passage in memorandum.passages:
        for script in Script:
            words = passage.text(script)
            assert uncited(cited(words, memorandum, passage, script), memorandum) == words


@pytest.mark.parametrize(
    "text", ["", "「", "甲", "「甲」", "「甲」（浙港合作備忘錄，第99項）", "“甲”（乙）"]
)
def test_anything_else_stays_as_it_is(memorandum: Memorandum, text: str) -> None:
    assert uncited(text, memorandum) == text
