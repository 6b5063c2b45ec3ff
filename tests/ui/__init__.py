"""Widgets and features, driven by keys and clicks."""
