"""The schema of the memorandum database: a contract that other programs may read.

`passage.sha256` is the SHA-256 (hexadecimal) of `text_hant`, a line feed and `text_hans` in
UTF-8. Offsets in `mention` are code points of either text. `glossary` holds the
words whose Traditional form conversion cannot find by general rules; each pair is equally long.
`word_breaks.starts` is a JSON array of the code points at which the words of a passage begin, in
either script, 0 first; each ends where the next begins, and a mark of punctuation is a word.

What is only added (a table, a view) leaves `user_version` as it is.
"""

APPLICATION_ID = 0x5A4A484B
"""“ZJHK” in the header, so that the file is known for what it is."""

SCHEMA_VERSION = 1
"""The `user_version` of the file."""

TABLES = (
    """
    CREATE TABLE memorandum (
        id INTEGER PRIMARY KEY,
        title_hant TEXT NOT NULL,
        title_hans TEXT NOT NULL,
        signed_on TEXT NOT NULL,
        place_hant TEXT NOT NULL,
        place_hans TEXT NOT NULL,
        source_sha256 TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE section (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        position INTEGER NOT NULL UNIQUE,
        number INTEGER,
        numeral TEXT NOT NULL,
        heading_hant TEXT NOT NULL,
        heading_hans TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE passage (
        id TEXT PRIMARY KEY,
        section_id TEXT NOT NULL REFERENCES section(id),
        position INTEGER NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        number INTEGER,
        text_hant TEXT NOT NULL,
        text_hans TEXT NOT NULL,
        folded TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        CHECK (length(text_hant) = length(text_hans) AND length(text_hant) = length(folded))
    )
    """,
    """
    CREATE TABLE name (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        hant TEXT NOT NULL UNIQUE,
        hans TEXT NOT NULL,
        en TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE mention (
        name_id TEXT NOT NULL REFERENCES name(id),
        passage_id TEXT NOT NULL REFERENCES passage(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        PRIMARY KEY (passage_id, start),
        CHECK (0 <= start AND start < "end")
    )
    """,
    """
    CREATE TABLE glossary (
        hant TEXT NOT NULL,
        hans TEXT PRIMARY KEY,
        CHECK (length(hant) = length(hans))
    )
    """,
    """
    CREATE TABLE word_breaks (
        passage_id TEXT PRIMARY KEY REFERENCES passage(id),
        starts TEXT NOT NULL
    )
    """,
)

VIEWS = {
    "domains": """
        SELECT number, numeral, heading_hant AS title_hant, heading_hans AS title_hans
        FROM section WHERE kind = 'domain' ORDER BY position
    """,
    "measures": """
        SELECT passage.number AS number, section.number AS domain,
               passage.text_hant AS text_hant, passage.text_hans AS text_hans
        FROM passage JOIN section ON section.id = passage.section_id
        WHERE passage.kind = 'measure' ORDER BY passage.position
    """,
}
