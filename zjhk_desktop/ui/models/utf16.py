"""The border between Python's code points and Qt's UTF-16 units."""


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 offset of a code point offset."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def to_code_points(text: str, units: int) -> int:
    """Return the code point offset of a UTF-16 offset; inside a pair, the pair's start."""
    position = 0
    for index, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if position + width > units:
            return index
        position += width
    return len(text)
