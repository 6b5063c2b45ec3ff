"""The printed briefing: line setting, pages, PDF; the only importer of reportlab."""
