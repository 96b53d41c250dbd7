from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.paid_marks import EDGES, paid_marks, parts_of
from newsscrape.compose.survey import Survey
from newsscrape.policy.languages import language_codes

PageMaker = Callable[..., Survey]


def test_a_mark_may_name_who_paid() -> None:
    marks = paid_marks("de")
    assert marks.is_alone("advertorial")
    assert marks.is_alone("gesponsert von der musterbank")
    assert not marks.is_alone("advertorials im test: was leser davon halten")
    assert marks.is_any("anzeige")
    assert not marks.is_alone("anzeige")


def test_a_partner_has_a_name() -> None:
    assert paid_marks("fr").names_partner("en partenariat avec la banque exemple")
    assert not paid_marks("fr").names_partner("en partenariat avec")
    assert not paid_marks("fr").names_partner("la banque, en partenariat avec la ville")


def test_a_line_falls_into_parts(page_of: PageMaker) -> None:
    block = page_of("<p>4. Mai | Anzeige, <b>Reise</b></p>").page.blocks[0].block
    assert parts_of(block) == ["4. mai | anzeige, reise", "4. mai", "anzeige", "reise", "4. mai | anzeige"]


@given(any_text(max_size=200), st.sampled_from(language_codes()))
def test_any_line_is_a_mark_or_none(line: str, language: str) -> None:
    marks = paid_marks(language)
    if marks.is_alone(line.strip(EDGES)):
        assert marks.is_any(line.strip(EDGES))
    marks.names_partner(line)
    marks.disclosed_in(line)
