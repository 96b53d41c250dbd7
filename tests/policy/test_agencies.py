import pytest

from newsscrape.policy.agencies import agency_forms, agency_named


@pytest.mark.parametrize(
    ("text", "name"),
    [("DPA", "dpa"), (" Associated Press ", "AP"), ("afp", "AFP"), ("Ann Lee", None), ("dpa meldet", None), ("", None)],
)
def test_a_whole_credit_names_its_agency(text: str, name: str | None) -> None:
    assert agency_named(text) == name


def test_every_form_is_one_agencys() -> None:
    assert len(agency_forms()) > 50
