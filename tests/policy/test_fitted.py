import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy.fitted import fitted_from, shipped


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"corpus": 1}', "{"])
def test_what_was_not_fitted_is_refused_by_its_path(text: str) -> None:
    with pytest.raises(ProfileError, match=r"^a\.json: .*expected .*; make the file with scrapy fit\.$"):
        fitted_from(text, "a.json", "scrapy fit")


def test_a_fault_names_file_place_and_remedy() -> None:
    file = fitted_from('{"corpus": "c0ffee"}', "a.json", "scrapy fit")
    assert file.corpus == "c0ffee"
    assert str(file.fault("trust.at", "a whole number")) == (
        "a.json: trust.at: expected a whole number; make the file with scrapy fit."
    )


def test_a_missing_file_says_what_makes_it() -> None:
    with pytest.raises(ProfileError, match=r"none\.json: there is no such file; make it with scrapy fit --labels\."):
        shipped("none.json", "scrapy fit --labels")
