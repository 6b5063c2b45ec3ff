"""The table that turns the codes of a font subset back into text."""

_BLOCK = 100
"""How many codes one block may list (ISO 32000-1, 9.7.5.3)."""


def to_unicode_table(name: str, subset: list[int]) -> str:
    """Return the ToUnicode CMap of a simple font.

    Args:
        name: PostScript name of the subset.
        subset: Unicode code point of each code; 0 where the code shows nothing.
    """
    pairs = [(code, point) for code, point in enumerate(subset) if point]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name}-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(
            f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
            for code, point in block
        )
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
