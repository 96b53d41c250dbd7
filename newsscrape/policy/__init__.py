"""What somebody could dispute - words, sites, formats, numbers - read from ``data/`` with its shape checked."""
