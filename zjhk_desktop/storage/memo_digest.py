"""Which memorandum this program was made with."""

MEMORANDUM_SHA256 = "859b9f1bcd08129334ecc6495b4f6a35c104779a257ab27baac0e9db2ba0a5ac"
"""SHA-256 of `data/memo.sqlite`; `zjhk-desktop build` prints the new one when it is rebuilt."""
