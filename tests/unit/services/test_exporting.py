"""Exporting: only what the audience may see, into a file that is whole or not there."""

import csv
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.briefing.docx_reading import read as read_docx
from tests.unit.sample import sample_annotation, sample_memorandum
from zjhk_desktop.briefing.labels import exported_remarks
from zjhk_desktop.briefing.note_cells import ListedMeasure, ListedNote, Wording
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.outgoing import Material
from zjhk_desktop.domain.annotation import Annotation, Audience, Motivation, Visibility
from zjhk_desktop.domain.errors import Cancelled, CannotWrite, NotExported, UnknownDomains
from zjhk_desktop.domain.language import Language, Translator, english
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.services.exporting import (
    ExportFormat,
    Exporting,
    ExportReport,
    export_measures,
    format_of,
)

WORDING = Wording(sample_memorandum(), Script.HANT, english())
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FORMATS = list(ExportFormat)


def shouting(language: Language) -> Translator:
    """Return a translator that is told from English."""
    shout = lambda message: message if "{" in message else message.upper()  # noqa: E731
    return Translator(language, shout, lambda one, many, n: shout(one if n == 1 else many))


EXPORTING = Exporting(
    sample_memorandum(), lambda _: shouting(Language.HANT), now=lambda: NOW, zone=UTC
)


def note(name: str, visibility: Visibility, passage: str = "m01") -> Annotation:
    annotation = sample_annotation(name, passage, comment=name)
    return replace(annotation, state=replace(annotation.state, visibility=visibility))


def answer(name: str, visibility: Visibility) -> Annotation:
    told = note(name, visibility)
    state = replace(told.state, motivation=Motivation.REPLYING, reply_to="ours")
    return replace(told, state=state)


NOTES = [
    ListedNote(1, note("mine", Visibility.PRIVATE)),
    ListedNote(
        2,
        note("ours", Visibility.SIDE),
        [answer("hidden", Visibility.PRIVATE), answer("told", Visibility.SIDE)],
    ),
    ListedNote(3, note("all", Visibility.BOTH)),
    ListedNote(4, note("else", Visibility.BOTH, "m03")),
    ListedNote(5, note("unknown", Visibility.BOTH, "x99")),
]


def save(out: Path, audience: Audience = Audience.SIDE, **options: object) -> ExportReport:
    return EXPORTING.save(
        Material(NOTES), BriefingOptions(audience=audience, **options), out, english()
    )  # type: ignore[arg-type]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("audience", "names", "replies"),
    [
        (Audience.SELF, ["mine", "ours", "all", "else", "unknown"], ["hidden", "told"]),
        (Audience.SIDE, ["ours", "all", "else", "unknown"], ["told"]),
        (Audience.BOTH, ["all", "else", "unknown"], []),
    ],
)
def test_what_the_audience_may_not_see_is_left_out_and_counted(
    tmp_path: Path, audience: Audience, names: list[str], replies: list[str]
) -> None:
    out = tmp_path / "批註.csv"
    private = int("mine" in names)
    assert save(out, audience=audience) == ExportReport(
        out, len(names), 5 - len(names), private=private
    )
    rows = read(out)
    assert [row["Note ID"] for row in rows] == names
    said = "".join(row["Replies"] for row in rows)
    assert [word for word in ("hidden", "told") if word in said] == replies
    # A note keeps its number in the whole review.
    assert [row["Number"] for row in rows] == [
        str(each.number) for each in NOTES if each.annotation.id in names
    ]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("audience", Audience)
def test_no_format_holds_what_its_reader_may_not_see(
    tmp_path: Path, kind: ExportFormat, audience: Audience
) -> None:
    out = tmp_path / f"a{kind}"
    report = save(out, audience=audience)
    held = everything_in(out)
    seen = {
        "mine": audience is Audience.SELF,
        "hidden": audience is Audience.SELF,
        "ours": audience is not Audience.BOTH,
        "told": audience is not Audience.BOTH,
        "all": True,
        "else": True,
    }
    assert {name: name in held for name in seen} == seen
    assert report.included + report.left_out + report.elsewhere == len(NOTES)
    assert report.elsewhere == int(kind.is_document)


def test_a_word_document_of_a_clean_copy_has_no_comments_and_the_report_says_so(
    tmp_path: Path,
) -> None:
    out = tmp_path / "a.docx"
    report = save(out, audience=Audience.SELF, layout=Layout.CLEAN)
    assert read_docx(out.read_bytes()).comments == {}
    assert report.included == 0
    assert report.unprinted == len(NOTES) - report.elsewhere
    (said, *_) = [each for each in exported_remarks(report, english()) if "clean copy" in each]
    assert said == f"{report.unprinted} notes are not shown, because a clean copy has none."


def everything_in(path: Path) -> str:
    """Return all that a file says."""
    if path.suffix == ExportFormat.DOCX:
        return str(read_docx(path.read_bytes()).comments)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", FORMATS)
def test_chosen_domains_alone_go_out(tmp_path: Path, kind: ExportFormat) -> None:
    out = tmp_path / f"a{kind}"
    report = save(out, domains=(2,), audience=Audience.SELF)
    assert report == ExportReport(out, 1, 0, elsewhere=4)
    held = everything_in(out)
    assert "else" in held
    assert not [name for name in ("mine", "ours", "unknown") if name in held]
    with pytest.raises(UnknownDomains):
        save(tmp_path / f"b{kind}", domains=(9,))
    assert not (tmp_path / f"b{kind}").exists()


def test_a_document_speaks_the_language_of_its_script_a_table_that_of_who_asks(
    tmp_path: Path,
) -> None:
    save(tmp_path / "a.docx", audience=Audience.SELF)
    assert "KEY POINT" in everything_in(tmp_path / "a.docx")
    save(tmp_path / "a.csv", audience=Audience.SELF)
    assert "Key point" in everything_in(tmp_path / "a.csv")


@pytest.mark.parametrize("kind", FORMATS)
def test_who_thinks_better_of_it_in_time_gets_no_file(tmp_path: Path, kind: ExportFormat) -> None:
    out = tmp_path / f"a{kind}"
    out.write_text("before")
    with pytest.raises(Cancelled):
        EXPORTING.save(Material(NOTES), BriefingOptions(), out, english(), lambda: True)
    assert out.read_text() == "before"


def test_measures_are_written_as_they_are_given(tmp_path: Path) -> None:
    measures = [
        ListedMeasure(passage, Assessment(owner=f"={passage.id}"), 0)
        for passage in reversed(WORDING.memorandum.measures)
    ]
    report = export_measures(measures, WORDING, tmp_path / "總表.CSV")
    assert report == ExportReport(tmp_path / "總表.CSV", 3)
    assert [row["No."] for row in read(report.path)] == ["3", "2", "1"]
    assert [row["Owner"] for row in read(report.path)] == ["'=m03", "'=m02", "'=m01"]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_file_takes_the_place_of_another_one_and_is_private(
    tmp_path: Path, kind: ExportFormat
) -> None:
    out = tmp_path / f"a{kind.upper()}"
    out.write_text("before")
    save(out)
    assert out.read_bytes() != b"before"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [out.name]


@pytest.mark.parametrize("kind", FORMATS)
def test_what_cannot_be_written_changes_nothing(tmp_path: Path, kind: ExportFormat) -> None:
    folder = tmp_path / "gone"
    with pytest.raises(CannotWrite):
        save(folder / f"a{kind}")
    assert not folder.exists()


@pytest.mark.parametrize("name", ["a.doc", "a.zjpack", "a", "csv", "a.csv.txt", "docx"])
def test_other_formats_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotExported) as caught:
        save(tmp_path / name)
    assert name in caught.value.sentence(english())
    assert ", ".join(ExportFormat) in caught.value.sentence(english())
    assert not (tmp_path / name).exists()


def test_measures_are_exported_as_a_table_only(tmp_path: Path) -> None:
    with pytest.raises(NotExported) as caught:
        export_measures([], WORDING, tmp_path / "a.docx")
    assert caught.value.sentence(english()).endswith("is .csv.")
    assert format_of(Path("A.DocX")) is ExportFormat.DOCX
