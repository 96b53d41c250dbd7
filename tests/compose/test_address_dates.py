import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.address_dates import day_in_address
from newsscrape.policy.languages import DateOrder


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("politik/2021/05/03/ein-titel", "2021-05-03"),
        ("a-title-20210503-x7", "2021-05-03"),
        ("news/2021/may/03/a-title", "2021-05-03"),
        ("blog/2021/October/3/a-title", "2021-10-03"),
        ("news/read/A2021050314250005196", "2021-05-03"),
        ("meldungen/29-10-2021", "2021-10-29"),
        ("meldungen/03-05-2021", "2021-05-03"),
        ("web/20210503142500/https://blatt.example/titel", None),
        ("web/20210503142500id_/http://blatt.example/titel", None),
        ("web/20210503142500/blatt.example/titel", None),
        ("artikel/12345678901234567890", None),
        ("a/2021/13/45/b", None),
        ("2021/mode/03/kleider", None),
        ("a/b", None),
    ],
)
def test_days_in_addresses(path: str, day: str | None) -> None:
    found = day_in_address(path, DateOrder.DMY)
    assert (str(found.day) if found else None) == day
    assert found is None or found.raw in path


def test_a_day_that_could_be_two_is_none() -> None:
    assert day_in_address("a/03-05-2021", None) is None
    assert day_in_address("a/29-10-2021", None) is not None
    months_first = day_in_address("a/03-05-2021", DateOrder.MDY)
    assert months_first is not None
    assert str(months_first.day) == "2021-03-05"


@given(st.text(alphabet="0123456789/-._abcmy", max_size=60), st.sampled_from([None, *DateOrder]))
def test_any_path_is_survived(path: str, order: DateOrder | None) -> None:
    found = day_in_address(path, order)
    assert found is None or (found.raw in path and found.clock is None)
