"""The styles, fonts and settings of a Word document, by script."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from zjhk_desktop.briefing.docx_text import LANGUAGES, LATIN
from zjhk_desktop.domain.script import Script

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LATIN_FACE = "Times New Roman"
_NAVY = "1F3A5F"
_GREY = "6A6A6A"


@dataclass(frozen=True, slots=True)
class Face:
    """A face of Chinese text.

    Attributes:
        name: how Word asks for it.
        stand_ins: what every Word has in its place.
        panose: its classes, for a stand-in that is chosen otherwise.
        charset: of its script.
        family: roman (with serifs) or swiss.
    """

    name: str
    stand_ins: str
    panose: str
    charset: str
    family: str


_SERIF = {
    Script.HANT: Face("Noto Serif HK", "新細明體,PMingLiU", "02020500000000000000", "88", "roman"),
    Script.HANS: Face("Noto Serif SC", "宋体,SimSun", "02010600030101010101", "86", "roman"),
}
_SANS = {
    Script.HANT: Face(
        "Noto Sans HK", "微軟正黑體,Microsoft JhengHei", "020B0604030504040204", "88", "swiss"
    ),
    Script.HANS: Face(
        "Noto Sans SC", "微软雅黑,Microsoft YaHei", "020B0503020204020204", "86", "swiss"
    ),
}


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style.

    Attributes:
        id: how paragraphs name it.
        name: Word's own name of it, which it shows in the user's language; ours for the others.
        size: in half points.
        layout: properties of the paragraph.
        extra: properties of the text, as the schema orders them between font and size.
        follows: the style of the paragraph after it.
    """

    id: str
    name: str
    size: int
    layout: str
    extra: str = ""
    sans: bool = False
    follows: str = ""


_BODY_LINE = '<w:overflowPunct w:val="0"/><w:spacing w:after="{}" w:line="440" w:lineRule="exact"/>'
_CENTRED = '<w:jc w:val="center"/>'
_INK = f'<w:color w:val="{_NAVY}"/>'
_STYLES = (
    _Style(
        "Title",
        "Title",
        44,
        f'<w:keepNext/><w:spacing w:before="120" w:after="480"/>{_CENTRED}',
        f'<w:b/>{_INK}<w:spacing w:val="60"/>',
        follows="BodyText",
    ),
    _Style(
        "Subtitle",
        "Subtitle",
        28,
        f'<w:keepNext/><w:spacing w:after="60"/>{_CENTRED}',
        follows="BodyText",
    ),
    _Style(
        "Heading1",
        "heading 1",
        32,
        f'<w:keepNext/><w:keepLines/><w:spacing w:after="240"/>{_CENTRED}<w:outlineLvl w:val="0"/>',
        f"<w:b/>{_INK}",
        follows="Heading2",
    ),
    _Style(
        "Heading2",
        "heading 2",
        28,
        f'<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" '
        f'w:color="{_NAVY}"/></w:pBdr><w:spacing w:before="320" w:after="160"/>'
        '<w:outlineLvl w:val="1"/>',
        f"<w:b/>{_INK}",
        follows="Measure",
    ),
    _Style(
        "BodyText",
        "Body Text",
        24,
        f'{_BODY_LINE.format(120)}<w:ind w:firstLineChars="200" w:firstLine="480"/>'
        '<w:jc w:val="both"/>',
    ),
    _Style(
        "Measure",
        "Measure",
        24,
        '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>'
        f'{_BODY_LINE.format(120)}<w:ind w:left="567" w:hanging="567"/><w:jc w:val="both"/>',
    ),
    _Style(
        "Signature",
        "Signature",
        24,
        f'<w:keepNext/><w:spacing w:before="240" w:after="240"/>{_CENTRED}',
    ),
    _Style(
        "Annex",
        "Annex",
        24,
        '<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="240"/>',
        "<w:b/>",
        sans=True,
    ),
    _Style(
        "Header",
        "header",
        18,
        '<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs>',
        f'<w:color w:val="{_GREY}"/>',
    ),
    _Style("Footer", "footer", 18, _CENTRED, f'<w:color w:val="{_GREY}"/>'),
    _Style("CommentText", "annotation text", 20, '<w:spacing w:after="40"/>', sans=True),
)


def styles_xml(script: Script) -> str:
    """Return the part that holds the styles."""
    language = f'<w:lang w:val="{LATIN}" w:eastAsia="{LANGUAGES[script]}" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(_SERIF[script])}"
        f'<w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/>{language}</w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="character" w:styleId="CommentReference">'
        '<w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
        '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
    )
    ours = "".join(_style(each, script) for each in _STYLES)
    return f"<w:styles {_SPACE}>{defaults}{normal}{ours}</w:styles>"


def fonts_xml(script: Script) -> str:
    """Return the part that says what stands in for fonts that a computer lacks."""
    faces = "".join(
        f"<w:font w:name={quoteattr(face.name)}><w:altName w:val={quoteattr(face.stand_ins)}/>"
        f'<w:panose1 w:val="{face.panose}"/><w:charset w:val="{face.charset}"/>'
        f'<w:family w:val="{face.family}"/><w:pitch w:val="variable"/></w:font>'
        for face in (_SERIF[script], _SANS[script])
    )
    return f"<w:fonts {_SPACE}>{faces}</w:fonts>"


def settings_xml(script: Script) -> str:
    """Return the part that says how Word sets and shows the document."""
    return (
        f'<w:settings {_SPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="480"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LATIN}" w:eastAsia="{LANGUAGES[script]}"/></w:settings>'
    )


def _style(style: _Style, script: Script) -> str:
    follows = f'<w:next w:val="{style.follows}"/>' if style.follows else ""
    fonts = _fonts(_SANS[script], _SANS[script].name) if style.sans else ""
    custom = ' w:customStyle="1"' if style.name == style.id and style.id in _OURS else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/>{follows}<w:qFormat/>'
        f"<w:pPr>{style.layout}</w:pPr><w:rPr>{fonts}{style.extra}"
        f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


_OURS = ("Measure", "Annex")
"""The styles that Word does not know by name."""


def _fonts(face: Face, latin: str = _LATIN_FACE) -> str:
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{face.name}" w:cs="{latin}"/>'
    )
