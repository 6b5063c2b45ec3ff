"""Text as a field gives it, made such that it can be stored."""


def typed_text(raw: str) -> str:
    """Return text in which NUL, which can be pasted but not stored, is a character that is seen."""
    return raw.replace("\0", "\ufffd")
