"""Which memorandum this program was made with."""

MEMORANDUM_SHA256 = "2abb0c527365cb89411c254d663537bdb9d474d1d0e1876ec570640e968aa81e"
"""SHA-256 of `data/memo.sqlite`; `zjhk-desktop build` prints the new one when it is rebuilt."""
