import gc
import pickle
from collections.abc import Iterator

import pytest

from newsscrape.children.child import Child
from newsscrape.children.garbage import ALLOCATIONS, collect_seldom
from newsscrape.children.serve import result_in


@pytest.fixture
def child() -> Iterator[Child]:
    begun = Child(collect_seldom)
    yield begun
    begun.end()


def test_what_a_child_has_loaded_is_never_gone_through_again(child: Child) -> None:
    assert result_in(child.ask(pickle.dumps((gc.get_freeze_count, ())), 10, bytes)) > 1_000


def test_a_child_collects_about_once_a_page(child: Child) -> None:
    assert result_in(child.ask(pickle.dumps((gc.get_threshold, ())), 10, bytes))[0] == ALLOCATIONS
