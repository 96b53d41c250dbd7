"""News pages in, article records people can trust out."""

from newsscrape.extract import extract, read_page
from newsscrape.model.article import Article
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.model.page import Page

__all__ = ["Article", "Block", "Label", "Page", "extract", "read_page"]
