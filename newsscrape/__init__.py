"""News pages in, article records people can trust out."""

from newsscrape.extract import extract, read_page
from newsscrape.model.article import Article
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.sources.articles import load

__all__ = ["Article", "Block", "Label", "Page", "extract", "load", "read_page"]
