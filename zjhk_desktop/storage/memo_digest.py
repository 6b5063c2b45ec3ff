"""Which memorandum this program was made with."""

MEMORANDUM_SHA256 = "6e7ce27728b3ea02f9d6b240486ec887b445d8c20a9106da438534069f82f563"
"""SHA-256 of `data/memo.sqlite`; `zjhk-desktop build` prints the new one when it is rebuilt."""
