"""The composition root: what it builds, and in which language it speaks."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from zjhk_desktop.app import Program, locale_translator, locate, main, missing_library
from zjhk_desktop.domain.errors import (
    CannotWrite,
    MemorandumMissing,
    ReviewInUse,
    ReviewTooNew,
    SystemLibraryMissing,
    UnknownPassage,
)
from zjhk_desktop.domain.language import Language, english
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles, program_files
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.review_store import Access, ReviewStore


def write_catalogue(folder: Path, messages: dict[str, str]) -> None:
    """Write a gettext catalogue: header, two tables of lengths and places, the texts."""
    table = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **messages}.items())
    texts, keys, values = b"", [], []
    start = 28 + 16 * len(table)
    for column, places in ((0, keys), (1, values)):
        for row in table:
            encoded = row[column].encode()
            places.append((len(encoded), start + len(texts)))
            texts += encoded + b"\0"
    numbers = [number for place in (*keys, *values) for number in place]
    head = struct.pack("<7I", 0x950412DE, 0, len(table), 28, 28 + 8 * len(table), 0, 0)
    folder.mkdir(parents=True)
    (folder / "zjhk.mo").write_bytes(head + struct.pack(f"<{len(numbers)}I", *numbers) + texts)


def test_sentences_follow_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = ProgramFiles(tmp_path)
    for name, word in (("zh_Hant", "沒有段落"), ("zh_Hans", "没有段落")):
        write_catalogue(
            files.catalogues / name / "LC_MESSAGES", {UnknownPassage.template: word + "{id}。"}
        )
    for locale, sentence in (
        ("zh_HK.UTF-8", "沒有段落m99。"),
        ("zh_CN.UTF-8", "没有段落m99。"),
        ("en_GB.UTF-8", str(UnknownPassage(id="m99"))),
    ):
        monkeypatch.setenv("LC_ALL", locale)
        assert UnknownPassage(id="m99").sentence(locale_translator(files)) == sentence


def test_without_a_catalogue_sentences_are_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    assert locale_translator(ProgramFiles(tmp_path)).language is Language.ENGLISH


def test_main_returns_the_exit_code(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--profile", str(profile), "notes"]) == 0
    assert main(["--profile", str(profile), "show", "m99"]) == 1
    assert main(["--version"]) == 0
    assert main(["nonsense"]) == 2
    assert "m99" in capsys.readouterr().err


def test_the_window_is_given_what_it_needs(profile: Path) -> None:
    context = Program(program_files(), profile, english()).window_context(profile)
    assert context.memorandum is not None
    assert context.memorandum_error is None
    assert len(context.searching.in_passages("醫療")) > 0
    assert not profile.exists()
    reviewing = context.open_reviewing()
    assert (profile / "review.sqlite").exists()
    reviewing.close()


def test_the_window_opens_without_a_memorandum(tmp_path: Path, profile: Path) -> None:
    context = Program(ProgramFiles(tmp_path), profile, english()).window_context(profile)
    assert context.memorandum is None
    assert isinstance(context.memorandum_error, MemorandumMissing)
    assert context.searching.in_passages("醫療") == []


@pytest.mark.parametrize("opening", [Program.reviewing, Program.safe_reviewing])
def test_a_review_that_cannot_be_read_is_given_up(
    profile: Path, monkeypatch: pytest.MonkeyPatch, opening: Callable[[Program, Access], Reviewing]
) -> None:
    program = Program(program_files(), profile, english())
    held = program.reviewing(Access.CREATE)
    # The control: a review that is held is refused to everybody else.
    with pytest.raises(ReviewInUse):
        opening(program, Access.UPDATE)
    held.close()
    stores: list[ReviewStore] = []

    def fail(store: ReviewStore, *_: object, **__: object) -> Reviewing:
        # Kept, lest it be closed by being forgotten.
        stores.append(store)
        store.load()
        raise ReviewTooNew(path=profile, found=9, known=1)

    with monkeypatch.context() as patched:
        patched.setattr("zjhk_desktop.app.Reviewing", fail)
        with pytest.raises(ReviewTooNew):
            opening(program, Access.UPDATE)
    assert len(stores) == 1
    opening(program, Access.UPDATE).close()


def test_without_a_home_there_is_no_profile_but_reading_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("zjhk_desktop.app.default_profile", lambda: Path("~/.local/share/x"))
    before = set(tmp_path.iterdir())
    for argv in (["notes"], ["annotate", "m01"], ["undo"]):
        assert main(argv) == 1
        assert "cannot be used" in capsys.readouterr().err
    assert main(["show", "m01"]) == 0
    assert main(["verify"]) == 1
    assert set(tmp_path.iterdir()) == before


def test_a_relative_profile_is_found_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate(Path("here")) == tmp_path / "here"
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert locate(Path("here")) == Path("here")


def test_a_tour_needs_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    program = Program(program_files(), tmp_path / "profile", english())
    with pytest.raises(CannotWrite):
        program.tour(tmp_path / "file" / "tour")


def test_a_missing_library_is_told_from_a_mistake_of_ours() -> None:
    error = missing_library(ImportError("libEGL.so.1: cannot open", name="qt"))
    assert isinstance(error, SystemLibraryMissing)
    assert "libEGL.so.1" in str(error)
    with pytest.raises(ImportError):
        missing_library(ImportError("no", name="zjhk_desktop.ui.nothing"))


def test_conversion_follows_the_memorandum_s_usage_where_there_is_one(
    tmp_path: Path, profile: Path
) -> None:
    with_memorandum = Program(program_files(), profile, english())
    assert with_memorandum.converter.convert("临床", Script.HANT) == "臨床"
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "opencc").symlink_to(program_files().opencc)
    without = Program(ProgramFiles(tmp_path), profile, english())
    assert without.converter.convert("临床", Script.HANT) == "臨牀"
