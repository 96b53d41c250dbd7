from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.later_changes import change_behind
from newsscrape.policy.languages import DateOrder, language_codes

PUBLISHED = date(2024, 6, 3)


@pytest.mark.parametrize(
    ("code", "behind", "order", "found"),
    [
        ("de", ", aktualisiert um 18:05 Uhr", DateOrder.DMY, (date(2024, 6, 3), time(18, 5))),
        ("pt", "Atualizado às 12h02", DateOrder.DMY, (date(2024, 6, 3), time(12, 2))),
        ("ja", "\uff08最終更新 6/4 8:30\uff09", DateOrder.YMD, (date(2024, 6, 4), time(8, 30))),
        ("de", "Stand: 4.6., 08:30 Uhr", DateOrder.DMY, (date(2024, 6, 4), time(8, 30))),
        ("en", "Updated 5/6 8:30", None, None),
        ("de", "Stand: 1.6., 08:30 Uhr", DateOrder.DMY, None),
        ("de", "Aktualisiert", DateOrder.DMY, None),
        ("de", "um 18:05 Uhr", DateOrder.DMY, None),
    ],
)
def test_changes_told_in_short(
    code: str, behind: str, order: DateOrder | None, found: tuple[date, time] | None
) -> None:
    moment = change_behind(PUBLISHED, behind, code, order)
    assert (moment and (moment.day, moment.clock)) == found


@given(
    st.text(alphabet="0123456789:./ Updatedktlisr更新", max_size=70),
    st.sampled_from(language_codes()),
    st.sampled_from([None, *DateOrder]),
)
def test_no_change_comes_before_the_publication(behind: str, code: str, order: DateOrder | None) -> None:
    moment = change_behind(PUBLISHED, behind, code, order)
    assert moment is None or (moment.day >= PUBLISHED and moment.clock is not None)
