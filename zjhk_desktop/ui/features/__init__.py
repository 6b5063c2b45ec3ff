"""Features: each declares its commands and owns their handlers."""
