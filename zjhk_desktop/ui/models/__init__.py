"""Qt models: what views show, apart from how they show it."""
