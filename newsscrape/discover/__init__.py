"""Feeds, sitemaps, links → addresses worth fetching."""
