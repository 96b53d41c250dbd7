"""Labelled blocks → Article: one field, one file."""
