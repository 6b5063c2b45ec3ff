"""Names of files: whatever is typed, every system takes them and none reads them otherwise."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.safe_names import MOST_BYTES, folded, free_name, safe_name, safe_part

TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(), max_size=60),
        st.sampled_from(
            (
                "CON",
                "com1.x",
                "nul ",
                "..",
                "~",
                "\u202e",
                "é" * 90,
                "각" * 70,
                "e\u0301\u200d",
                "/",
            )
        ),
    ),
    max_size=4,
)


def is_safe(name: str, suffix: str) -> bool:
    """Say whether a name is one everywhere, by rules written a second time."""
    stem = name.removesuffix(suffix)
    first = stem.split(".")[0].rstrip(" ").upper()
    devices = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    devices |= {f"{kind}{number}" for kind in ("COM", "LPT") for number in "0123456789¹²³"}
    return (
        bool(stem)
        and name.endswith(suffix)
        and name == unicodedata.normalize("NFC", name)
        and all(
            len(unicodedata.normalize(form, name).encode()) <= MOST_BYTES for form in ("NFC", "NFD")
        )
        and not re.search(r'[<>:"/\\|?*\x00-\x20\x7f]', name)
        and all(unicodedata.category(each) not in {"Cf", "Cs", "Zl", "Zp", "Zs"} for each in name)
        and stem[0] not in ".- ~"
        and stem[-1] not in ". "
        and first not in devices
    )


@given(TEXTS, st.sampled_from((".pdf", ".docx", "-12.pdf")), st.booleans())
def test_any_words_make_a_name_that_every_system_takes(
    parts: list[str], suffix: str, plain: bool
) -> None:
    name = safe_name(parts, suffix, ascii_only=plain)
    assert is_safe(name, suffix), name
    assert not plain or name.isascii()


@pytest.mark.parametrize(
    "name",
    ["con.pdf", "COM1.x.pdf", "a\u202eb.pdf", " a.pdf", "a .pdf", "e\u0301.pdf", "a:b.pdf"],
)
def test_the_rules_of_these_tests_refuse_what_is_not_safe(name: str) -> None:
    assert not is_safe(name, ".pdf")


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("陳大文", "陳大文"),
        (" 王/李: 張 ", "王-李-張"),
        ("a\u202etxt\x00.exe", "atxt.exe"),
        ("e\u0301", "é"),
        ("e\u200d\u0301", "é"),
        ("../../etc", "etc"),
        ("\u0301x", "x"),
        ("-rf", "rf"),
        ("...", ""),
    ],
)
def test_what_stays_of_a_part(typed: str, part: str) -> None:
    assert safe_part(typed) == part


def test_what_stays_in_ascii() -> None:
    assert safe_part("José Ｌｉ 陳", ascii_only=True) == "Jose-Li"
    assert safe_name(["陳大文"], ".pdf", ascii_only=True) == "zjhk.pdf"


def test_devices_of_windows_and_long_names() -> None:
    assert safe_name(["con"], ".pdf") == "_con.pdf"
    assert safe_name(["lpt¹.tar"], ".pdf") == "_lpt¹.tar.pdf"
    assert safe_name(["console"], ".pdf") == "console.pdf"
    long = safe_name(["浙" * 90], ".pdf")
    assert (len(long.encode()), long[-4:]) == (MOST_BYTES - 1, ".pdf")


def test_a_name_that_is_taken_gets_a_number_whatever_its_case() -> None:
    taken = {folded(each) for each in ("A.PDF", "a-2.pdf", "Straße.pdf")}
    assert free_name("a.pdf", taken) == "a-3.pdf"
    assert free_name("b.pdf", taken) == "b.pdf"
    assert free_name("STRASSE.pdf", taken) == "STRASSE-2.pdf"
    long = safe_name(["浙" * 90], ".pdf")
    other = free_name(long, {folded(long)})
    assert other.endswith("-2.pdf")
    assert len(other.encode()) <= MOST_BYTES
