"""Which memorandum this program was made with."""

MEMORANDUM_SHA256 = "b208f1178a31bdf4ef1b86743448dbc251fc4288963f0181b63da9331e2a4550"
"""SHA-256 of `data/memo.sqlite`; `zjhk-desktop build` prints the new one when it is rebuilt."""
