"""Which memorandum this program was made with."""

MEMORANDUM_SHA256 = "75fb09b7ae89998fd7acec032cb7ffbc550721e25b95d4da7913be7f0100ac68"
"""SHA-256 of `data/memo.sqlite`; `zjhk-desktop build` prints the new one when it is rebuilt."""
