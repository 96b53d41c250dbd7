"""Scrapy's plugs: what may be fetched, how politely, how it ended."""
