import gc
import os
import stat
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from tests.unit.briefing.packs import annotation, sample_pack
from tests.unit.briefing.reading import squeeze
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.annotation import Annotation, Audience, Author, Side
from zjhk_desktop.domain.errors import Cancelled, CannotWrite, ResourceMissing, UnknownDomains
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.progress import Progress, Stage
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.transcribing import Transcriber
from zjhk_desktop.services.printing import Early, Printing


@pytest.fixture(scope="module")
def printing(memorandum: Memorandum, program: ProgramFiles) -> Printing:
    now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    return Printing(memorandum, program.fonts, lambda _: english(), now=lambda: now)


@pytest.fixture(scope="module")
def pack(memorandum: Memorandum):
    return sample_pack(memorandum)


CHOSEN = BriefingOptions(domains=(3,))


def test_the_report_counts_pages_and_annotations(printing, pack) -> None:
    pdf, report = printing.render(pack, BriefingOptions(audience=Audience.SIDE))
    assert pdf.startswith(b"%PDF-1.7")
    assert (report.path, report.included, report.left_out) == (None, 8, 5)
    assert report.pages == pdf.count(b"/Type /Page\n") > 5


def test_the_same_printing_serves_again_and_again(printing, pack) -> None:
    first = printing.render(pack, CHOSEN)
    printing.render([], BriefingOptions(layout=Layout.CLEAN))
    assert printing.render(pack, CHOSEN) == first


def test_a_saved_file_is_whole_and_private(printing, pack, tmp_path: Path) -> None:
    out = tmp_path / "批閱本.pdf"
    out.write_bytes(b"what stood here before")
    report = printing.save(pack, CHOSEN, out)
    assert report.path == out
    assert out.read_bytes() == printing.render(pack, CHOSEN)[0]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", out.name]


def test_a_folder_that_is_not_there_is_one_sentence(printing, tmp_path: Path) -> None:
    out = tmp_path / "no" / "such.pdf"
    with pytest.raises(CannotWrite) as caught:
        printing.save([], CHOSEN, out)
    assert str(out) in str(caught.value)
    assert f"{out.parent} does not exist" in str(caught.value)


def test_a_folder_in_the_files_place_is_refused(printing, tmp_path: Path) -> None:
    out = tmp_path / "folder.pdf"
    out.mkdir()
    with pytest.raises(CannotWrite):
        printing.save([], CHOSEN, out)
    assert out.is_dir()


def test_a_pipe_is_written_into_not_replaced(printing, tmp_path: Path) -> None:
    out = tmp_path / "pipe"
    os.mkfifo(out)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(out.read_bytes()))
    reader.start()
    printing.save([], CHOSEN, out)
    reader.join(timeout=20)
    assert stat.S_ISFIFO(out.stat().st_mode)
    assert received == [printing.render([], CHOSEN)[0]]


def test_a_link_is_followed_and_stays(printing, tmp_path: Path) -> None:
    real, link, new = tmp_path / "real.pdf", tmp_path / "a.pdf", tmp_path / "new.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    printing.save([], CHOSEN, link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"%PDF")
    link.unlink()
    link.symlink_to(new)
    printing.save([], CHOSEN, link)
    assert link.is_symlink()
    assert new.read_bytes().startswith(b"%PDF")
    link.unlink()
    link.symlink_to(link)
    with pytest.raises(CannotWrite, match="circle"):
        printing.save([], CHOSEN, link)
    assert link.is_symlink()


def test_a_full_disk_leaves_what_was_there(printing, tmp_path, monkeypatch) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("zjhk_desktop.storage.whole_file.os.fsync", full)
    with pytest.raises(CannotWrite) as caught:
        printing.save([], CHOSEN, out)
    assert f"the disk that holds {tmp_path} is full" in str(caught.value)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.glob(".zjhk*")) == []


def test_nothing_is_written_for_domains_that_are_not_there(printing, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(UnknownDomains):
        printing.save([], BriefingOptions(domains=(99,)), out)
    assert not out.exists()


def test_a_missing_font_is_one_sentence(memorandum: Memorandum, tmp_path: Path) -> None:
    now = datetime(2026, 1, 2, tzinfo=UTC)
    printing = Printing(memorandum, tmp_path, lambda _: english(), now=lambda: now)
    with pytest.raises(ResourceMissing):
        printing.render([], BriefingOptions())


@pytest.fixture(scope="module")
def transcribing(memorandum: Memorandum, program: ProgramFiles) -> Printing:
    transcriber = Transcriber(program.opencc, Converter(program.opencc).convert)
    return Printing(
        memorandum,
        program.fonts,
        lambda _: english(),
        now=lambda: datetime(2026, 1, 2, tzinfo=UTC),
        transcribe=transcriber.transcribe,
    )


def typed(memorandum: Memorandum, comment: str, *tags: str) -> Annotation:
    author = Author("x", "范医生", Side.ZHEJIANG)
    one = annotation(memorandum, "n", "m10", "基礎研究", comment, author=author)
    return replace(one, state=replace(one.state, tags=tags))


def printed_words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    return squeeze("".join(pages))


@pytest.mark.parametrize("layout", [Layout.MARGIN, Layout.ENDNOTES])
@pytest.mark.parametrize(
    ("script", "convert", "there", "away"),
    [
        (Script.HANT, True, "請確認範圍 #醫療 convertedfrom", "请确认范围"),
        (Script.HANS, True, "请确认范围 #医疗", "convertedfrom"),
        (Script.HANT, False, "请确认范围 #医疗", "convertedfrom"),
    ],
)
def test_notes_are_printed_in_the_script_and_people_as_they_are_called(
    transcribing, memorandum, layout, script, convert, there, away
) -> None:
    options = BriefingOptions(script, layout, domains=(3,), convert_notes=convert)
    pdf, _report = transcribing.render([typed(memorandum, "请确认范围。", "医疗")], options)
    words = printed_words(pdf)
    assert all(part in words for part in [*there.split(), "范医生"])
    assert away not in words


def test_the_report_names_what_is_printed_as_code_points(transcribing, memorandum) -> None:
    note = typed(memorandum, "😀😀 𨋢㗎 \ue001 葛\U000e0100城")
    for script in Script:
        pdf, report = transcribing.render([note], BriefingOptions(script, domains=(3,)))
        assert report.undrawn == ("\ue001", "😀")
        words = printed_words(pdf)
        assert "[U+1F600][U+1F600]" in words
        assert "葛城" in words
    assert transcribing.render([note], BriefingOptions(layout=Layout.CLEAN))[1].undrawn == ()


def test_a_page_is_there_before_the_others(printing, pack) -> None:
    told: list[Progress] = []
    early: list[tuple[bytes, int]] = []
    show = Early(4, lambda pdf: early.append((pdf, len(told))))
    whole, report = printing.render(pack, BriefingOptions(), watch=told.append, early=show)
    ((pdf, steps),) = early
    assert steps < len(told)
    assert told[steps].stage is Stage.SETTING
    with pypdfium2.PdfDocument(pdf) as one, pypdfium2.PdfDocument(whole) as all_:
        assert len(one) == 1
        ahead, after = (squeeze(page.get_textpage().get_text_range()) for page in (one[0], all_[3]))
    assert ahead == after.replace(f"4/{report.pages}", "4/…")


@pytest.mark.parametrize("stage", list(Stage))
def test_what_is_stopped_writes_nothing(printing, pack, tmp_path: Path, stage: Stage) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"what stood here before")

    def watch(progress: Progress) -> None:
        if progress.stage is stage and progress.done == 3:
            raise Cancelled

    with pytest.raises(Cancelled) as caught:
        printing.save(pack, BriefingOptions(), out, watch=watch)
    assert str(caught.value) == "Stopped; nothing was written."
    assert out.read_bytes() == b"what stood here before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", out.name]


def test_the_collector_is_away_meanwhile_and_leaves_nothing_behind(printing, pack) -> None:
    collects: list[bool] = []
    kept: list[int] = []
    for _ in range(4):
        printing.render(pack, CHOSEN, watch=lambda _: collects.append(gc.isenabled()))
        kept.append(len(gc.get_objects()))
    assert not any(collects)
    assert gc.isenabled()
    # The first one fills what is remembered of fonts.
    assert kept[-1] - kept[1] < 1000
