"""Exporting: only what the audience may see, into a file that is whole or not there."""

import csv
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.sample import sample_annotation, sample_memorandum
from zjhk_desktop.briefing.note_cells import ListedMeasure, ListedNote, Wording
from zjhk_desktop.domain.annotation import Annotation, Audience, Visibility
from zjhk_desktop.domain.errors import CannotWrite, NotExported
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.services.exporting import ExportReport, export_measures, export_notes

WORDING = Wording(sample_memorandum(), Script.HANT, english())


def note(name: str, visibility: Visibility) -> Annotation:
    annotation = sample_annotation(name, comment=name)
    return replace(annotation, state=replace(annotation.state, visibility=visibility))


NOTES = [
    ListedNote(1, note("mine", Visibility.PRIVATE)),
    ListedNote(
        2,
        note("ours", Visibility.SIDE),
        [note("hidden", Visibility.PRIVATE), note("told", Visibility.SIDE)],
    ),
    ListedNote(3, note("all", Visibility.BOTH)),
]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("audience", "names", "replies"),
    [
        (Audience.SELF, ["mine", "ours", "all"], ["hidden", "told"]),
        (Audience.SIDE, ["ours", "all"], ["told"]),
        (Audience.BOTH, ["all"], []),
    ],
)
def test_what_the_audience_may_not_see_is_left_out_and_counted(
    tmp_path: Path, audience: Audience, names: list[str], replies: list[str]
) -> None:
    out = tmp_path / "批註.csv"
    report = export_notes(NOTES, WORDING, audience, out)
    assert report == ExportReport(out, len(names), 3 - len(names))
    rows = read(out)
    assert [row["Note ID"] for row in rows] == names
    said = "".join(row["Replies"] for row in rows)
    assert [word for word in ("hidden", "told") if word in said] == replies
    # A note keeps its number in the whole review.
    assert [row["Number"] for row in rows] == [
        str(each.number) for each in NOTES if each.annotation.id in names
    ]


def test_measures_are_written_as_they_are_given(tmp_path: Path) -> None:
    measures = [
        ListedMeasure(passage, Assessment(owner=f"={passage.id}"), 0)
        for passage in reversed(WORDING.memorandum.measures)
    ]
    report = export_measures(measures, WORDING, tmp_path / "總表.CSV")
    assert report == ExportReport(tmp_path / "總表.CSV", 3)
    assert [row["No."] for row in read(report.path)] == ["3", "2", "1"]
    assert [row["Owner"] for row in read(report.path)] == ["'=m03", "'=m02", "'=m01"]


def test_the_file_takes_the_place_of_another_one_and_is_private(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("before")
    export_notes(NOTES, WORDING, Audience.SELF, out)
    assert len(read(out)) == 3
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("*.csv")] == ["a.csv"]


def test_what_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    with pytest.raises(CannotWrite):
        export_notes(NOTES, WORDING, Audience.SELF, folder / "a.csv")
    assert not folder.exists()


@pytest.mark.parametrize("name", ["a.docx", "a.zjpack", "a", "csv", "a.csv.md"])
def test_other_formats_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    for export in (
        lambda out: export_notes(NOTES, WORDING, Audience.SELF, out),
        lambda out: export_measures([], WORDING, out),
    ):
        with pytest.raises(NotExported) as caught:
            export(tmp_path / name)
        assert name in caught.value.sentence(english())
    assert not (tmp_path / name).exists()
