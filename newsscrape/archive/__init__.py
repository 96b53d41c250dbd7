"""Raw pages kept as WARC, so that extraction can run again."""
