"""What a memorandum, an anchor, an annotation, a revision and a review are.

Pure: no Qt, no SQL, no files, no clock.
"""
