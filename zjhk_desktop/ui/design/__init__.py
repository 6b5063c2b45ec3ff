"""The design language: tokens, faces, icons and the patterns of the categories."""
