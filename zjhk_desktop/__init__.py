"""浙港備忘錄批閱: review one memorandum offline, in two scripts, to the printed page."""

__version__ = "0.1.0"
