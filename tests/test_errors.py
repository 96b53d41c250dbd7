from __future__ import annotations

import inspect

from newsscrape import errors
from newsscrape.model.reject import Reason


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = errors.__doc__ or ""
    classes = [one for _, one in inspect.getmembers(errors, inspect.isclass) if one.__module__ == errors.__name__]
    assert all(issubclass(one, errors.NewsscrapeError) for one in classes)
    assert not [one.__name__ for one in classes if one.__name__ not in drawn]


def test_what_is_no_article_says_why() -> None:
    error = errors.NotAnArticle(Reason.INDEX_PAGE, "A page of links.")
    assert (error.reason, error.detail) == (Reason.INDEX_PAGE, "A page of links.")
    assert str(error) == "index_page: A page of links."
