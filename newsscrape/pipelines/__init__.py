"""A page's way through a run: archive, extract, remember, write."""
