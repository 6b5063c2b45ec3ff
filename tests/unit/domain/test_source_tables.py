import pytest

from zjhk_desktop.domain.errors import SourceMalformed
from zjhk_desktop.domain.memorandum import Name, NameKind
from zjhk_desktop.domain.source_tables import ListedWord, parse_glossary, parse_names

HEAD = "id,kind,hant,hans,en\n"


def refused(data: str | bytes, *, glossary: bool = False) -> tuple[object, str]:
    parse = parse_glossary if glossary else parse_names
    with pytest.raises(SourceMalformed) as caught:
        parse(data if isinstance(data, bytes) else data.encode(), "table.csv")
    return caught.value.fields["line"], str(caught.value)


def test_names_are_read_with_their_lines() -> None:
    text = HEAD + 'a,body,港交所,港交所,"Exchanges, Clearing"\n\nb,place,義烏機場,义乌机场,\n'
    first, second = parse_names(text.encode(), "table.csv")
    assert first.name == Name("a", NameKind.BODY, "港交所", "港交所", "Exchanges, Clearing")
    assert (first.line, second.line) == (2, 4)
    assert second.name.en == ""


def test_a_spreadsheet_s_file_is_read() -> None:
    text = "\ufeff" + HEAD.replace("\n", "\r\n") + "a,body,港,港,\r\n"
    assert len(parse_names(text.encode(), "table.csv")) == 1


@pytest.mark.parametrize(
    ("rows", "line", "part"),
    [
        ("a,body,,,\n", 2, "must not be empty"),
        (",body,港,港,\n", 2, "must not be empty"),
        ("a,person,港,港,\n", 2, "“person” is no kind"),
        ("a,body,港,港,\na,body,澳,澳,\n", 3, "stands twice"),
        ("a,body,港,港,\nb,body,港,港,\n", 3, "“港” stands twice"),
        ("a,body,港交所,港交,\n", 2, "differ in length"),
        ("a,body,港\n", 2, "3 cells stand where 5 should"),
        ('a,body,"港,港,\n', 2, "not CSV"),
    ],
)
def test_bad_rows_are_refused_with_their_line(rows: str, line: int, part: str) -> None:
    found, message = refused(HEAD + rows)
    assert found == line
    assert part in message


def test_columns_must_be_the_agreed_ones() -> None:
    assert refused("id,kind,hant\n")[0] == 1
    assert "id,kind,hant,hans,en" in refused("")[1]
    assert "UTF-8" in refused((HEAD + "a,body,港,港,").encode("utf-16"))[1]


def test_the_glossary_is_read_with_its_lines() -> None:
    words = parse_glossary("hant,hans\n臨床,临床\n\n浙里,浙里\n".encode(), "table.csv")
    assert words == (ListedWord("臨床", "临床", 2), ListedWord("浙里", "浙里", 4))


@pytest.mark.parametrize(
    ("rows", "line"), [("臨床,\n", 2), ("臨床,临床\n臨牀,临床\n", 3), ("臨床,临\n", 2)]
)
def test_bad_words_are_refused(rows: str, line: int) -> None:
    assert refused(f"hant,hans\n{rows}", glossary=True)[0] == line
