"""Surnames that the dictionaries would take for another word: 范 and 余 before an honorific.

A Simplified 范 stands for 範 and for the surname 范. Nothing can tell a name in running text for
certain; an honorific, an office or a label such as 联系人： tells it nearly always.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from zjhk_desktop.scripts.lexicon import WordsOf

_AFTER = "与與和及跟同请請向给給由方"
"""What may stand before a person."""
_BODIES = "学學校司团團行院厅廳局处處署府部办辦会會社"
"""With what the names of bodies end; a person may follow them."""
_SURNAMES: Mapping[str, str | None] = MappingProxyType(
    {
        **dict.fromkeys("范姜沈涂谷郁岳朴"),
        **dict.fromkeys("余于游丰", _AFTER + _BODIES),
        **dict.fromkeys("后干", _AFTER),
    }
)
"""Surname -> what it may follow within a clause; None: anything.

They are the surnames that STCharacters.txt maps to another character too. Those that are
everyday words as well (于, 后) need a clearer place.
"""
_GIVEN_TOO = frozenset("范姜沈涂谷郁岳朴余于")
"""Surnames that are taken for such with a given name before the honorific, too."""
_HONORIFIC = (
    r"先生|女士|小姐|太太|夫人|博士|教授|老[师師]|[医醫]生|[医醫][师師]|律[师師]|法官|院士|同志"
)
_OFFICE = (
    r"(?:常[务務])?副?(?:[处處局司厅廳署部省市區区县縣校院行所科组組队隊][长長]|[会會][长長]|主席|主任"
    r"|[书書][记記]|秘[书書][长長]|[总總][监監]|[总總]?[经經]理|董事[长長]?|[总總]裁)"
    r"|秘[书書]|[专專][员員]|[议議][员員]|委[员員]|大使|[参參][赞贊]|助理|[顾顧][问問]|研究[员員]"
)
_NO_OFFICE = r"[级級处處室期]|[办辦]公|[会會][议議上]"
"""What makes a body or a meeting of an office: 秘书处, 部长级会议; 干部长期."""
_TITLE = rf"(?:{_HONORIFIC}|(?:{_OFFICE})(?!{_NO_OFFICE}))"
_TITLED = re.compile(rf"([{''.join(_SURNAMES)}])(?={_TITLE})")
_NO_GIVEN = (
    "由和与與及的是在各两兩本该該此其上下中内內外前后後一二三四五六七八九十日月年"
    "周经經请請向对對被把将將已再也都并並为為有可以名位位个個些多市省区區县縣局处處部厅廳署方"
)
_FULL = re.compile(rf"([{''.join(sorted(_GIVEN_TOO))}])(?=[^\W{_NO_GIVEN}]{{1,2}}{_TITLE})")
_LABEL = re.compile(
    r"(?:[联聯][系繫络絡]人|姓名|名字|名[单單]|[负負][责責]人|[经經][办辦]人|[审審][阅閱批]者|[审審][阅閱批]人"
    r"|作者|[记記][录錄](?:人|[员員])|出席者|出席人[员員]|[与與][会會]者|代表)[：:]([^。；;！!？?\n]*)"
)
_LISTED = re.compile(r"(?:[^\W\d_a-zA-Z和与與及])+")
_LONGEST_LISTED = 4
"""Characters of a listed name that is not the first; a longer run is a sentence."""
_LONGEST_WORD = 4
"""How far before a surname a word that holds it may begin."""
_NO_WORD = frozenset({"同余", "同于", "同游", "和丰", "给于", "向后", "后主"})
"""Dictionary words that before an honorific or office are two words: with 余, to 后."""


def surname_places(text: str, words_of: WordsOf) -> Iterator[int]:
    """Yield where an ambiguous surname begins a person's name, each place once.

    Args:
        text: what a person typed, in Simplified or mixed.
        words_of: first character -> dictionary words that begin with it; what is part of one
            (由于, 范围) is left to the dictionary.
    """
    found = {*_titled(text, words_of), *_listed(text, words_of)}
    yield from sorted(found)


def _titled(text: str, words_of: WordsOf) -> Iterator[int]:
    """Yield the surnames before an honorific or office."""
    for pattern in (_TITLED, _FULL):
        for match in pattern.finditer(text):
            place = match.start()
            if _may_begin(text, place) and not (
                _begins_word(text, place, words_of) or _ends_word(text, place, words_of)
            ):
                yield place


def _listed(text: str, words_of: WordsOf) -> Iterator[int]:
    """Yield the surnames in a list of names after a label."""
    for label in _LABEL.finditer(text):
        for number, item in enumerate(_LISTED.finditer(text, *label.span(1))):
            if number and len(item[0]) > _LONGEST_LISTED:
                continue
            place = item.start()
            plain = item[0][1:2] not in _NO_GIVEN if item[0][1:] else True
            if item[0][0] in _SURNAMES and plain and not _begins_word(text, place, words_of):
                yield place


def _may_begin(text: str, place: int) -> bool:
    """Say whether a person may be named there, by the character before."""
    allowed = _SURNAMES[text[place]]
    before = text[place - 1 : place]
    return allowed is None or not before.isalnum() or before in allowed


def _begins_word(text: str, place: int, words_of: WordsOf) -> bool:
    """Say whether a dictionary word of several characters begins there."""
    return any(
        len(word) > 1 and word not in _NO_WORD and text.startswith(word, place)
        for word in words_of(text[place])
    )


def _ends_word(text: str, place: int, words_of: WordsOf) -> bool:
    """Say whether a dictionary word that began before holds the place."""
    for start in range(max(0, place - _LONGEST_WORD + 1), place):
        reach = place - start
        for word in words_of(text[start]):
            if len(word) > reach and word not in _NO_WORD and text.startswith(word, start):
                return True
    return False
