"""Tests of the printed briefing."""
