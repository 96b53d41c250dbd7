"""Durable memory: addresses, articles and their versions, captures, runs."""
