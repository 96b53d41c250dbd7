"""The world → Page: live responses, files, WARC, text captures, JSON Lines."""
