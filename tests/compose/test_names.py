import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.names import agencies_in_credit, introduced_in, introduces, names_in
from newsscrape.policy.languages import language_codes


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Von Ann Lee", ("Ann Lee",)),
        ("de", "Von Ann Lee und Bo Ek", ("Ann Lee", "Bo Ek")),
        ("de", "Ein Kommentar von Ann Lee, Berlin", ("Ann Lee",)),
        ("de", "Von Ann Lee, Bo Ek und Cy Orr, NDR", ("Ann Lee", "Bo Ek", "Cy Orr")),
        ("de", "Ann Lee, Redakteurin | 31.10.2023, 14:08 Uhr", ("Ann Lee",)),
        ("de", "Dr. Ann Lee", ("Dr. Ann Lee",)),
        ("de", "Ann Lee/dpa", ("Ann Lee", "dpa")),
        ("de", "Von Ann Lee (dpa)", ("Ann Lee", "dpa")),
        ("de", "Redaktion", ()),
        ("de", "Redaktion | Aktualisiert: 31.10.2023", ()),
        ("en", "By Ann Lee", ("Ann Lee",)),
        ("en", "By ANN LEE and BO EK", ("ANN LEE", "BO EK")),
        ("en", "Staff Writer Ann Lee", ("Ann Lee",)),
        ("en", "Ann Lee, Senior Reporter", ("Ann Lee",)),
        ("en", "Ann Lee, PhD, RD", ("Ann Lee",)),
        ("en", "Ann Lee @annlee ann@example.com https://example.com/ann", ("Ann Lee",)),
        ("en", "Ann Lee | Updated May 4, 2021", ("Ann Lee",)),
        ("en", "Jean-Luc O'Neill van der Merwe", ("Jean-Luc O'Neill van der Merwe",)),
        ("en", "Jean-Luc Aufranc (CNXSoft)", ("Jean-Luc Aufranc",)),
        ("en", "The Investopedia Team", ("The Investopedia Team",)),
        ("en", "https://www.facebook.com/paper", ()),
        ("en", "admin", ()),
        ("en", "Tuesday", ()),
        ("fr", "Par Ann Lee et Bo Ek", ("Ann Lee", "Bo Ek")),
        ("es", "Por Ann Lee y Bo Ek", ("Ann Lee", "Bo Ek")),
        ("it", "di Ann Lee", ("Ann Lee",)),
        ("nl", "Door: Ann Lee en Bo Ek", ("Ann Lee", "Bo Ek")),
        ("ja", "山田太郎", ("山田太郎",)),
        ("en", "Maria", ("Maria",)),
        ("en", "", ()),
        ("en", "word " * 100, ()),
    ],
)
def test_names(language: str, text: str, names: tuple[str, ...]) -> None:
    assert names_in(text, language) == names


def test_lines_that_introduce_an_author() -> None:
    assert introduces("Von Ann Lee", "de")
    assert not introduces("Vonnegut schrieb", "de")
    assert not introduces("By", "en")
    assert introduced_in("Posted on 3 May 2021 by Ann Lee in News", "en") == "Ann Lee"
    assert introduced_in("26/12/2019 von Ann Lee", "de") == "Ann Lee"
    assert introduced_in("Datum: 13. April 2017 Autor: Ann Lee | 2 Kommentare", "de") == "Ann Lee"
    assert introduced_in("Nothing here", "en") == ""


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Das war es. (dpa)", ("dpa",)),
        ("Das war es. (dpa/AFP)", ("dpa", "AFP")),
        ("Berlin (dpa) - Der Rat tagt.", ("dpa",)),
        ("WASHINGTON (Reuters) - The council met.", ("Reuters",)),
        ("Der Rat (SPD) tagt.", ()),
        ("Das war es. (Teil 2)", ()),
        ("", ()),
    ],
)
def test_agencies_credited(text: str, agencies: tuple[str, ...]) -> None:
    assert agencies_in_credit(text) == agencies


LINES = st.text(max_size=120) | st.text(alphabet="Von By Ann Lee,und and/|()dpa 31.10.2023:-Redakteurin", max_size=60)


@given(LINES, st.sampled_from(language_codes()))
def test_any_line_gives_clean_names(text: str, language: str) -> None:
    for name in names_in(text, language):
        assert name == " ".join(name.split())
        assert 2 <= len(name) <= 60
        assert any(map(str.isalpha, name))
    introduces(text, language)
    introduced_in(text, language)
    agencies_in_credit(text)
