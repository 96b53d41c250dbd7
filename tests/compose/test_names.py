import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.names import names_in, own_part
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
        ("de", "abc/de;fgh", ("abc", "de", "fgh")),
        ("de", "Ann Lee, abc", ("Ann Lee",)),
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
        ("en", "ByAnn Lee", ("Ann Lee",)),
        ("en", "Von Ann Lee", ("Ann Lee",)),
        ("en", "Af Ritzau", ("Ritzau",)),
        ("en", "Von Lee", ("Von Lee",)),
        ("it", "Redazione ANSA", ("ANSA",)),
        ("en", "By Ann Lee, Fact checked by Bo Ek", ("Ann Lee",)),
        ("en", "Ann Lee Ann Lee", ("Ann Lee",)),
        ("en", "Ann Lee, ann-lee", ("Ann Lee",)),
        ("en", '<a href="/ann">Ann Lee</a>, <a href="/bo">Bo Ek</a>', ("Ann Lee", "Bo Ek")),
        ("en", "Ann &amp;amp; Bo Lee", ("Ann", "Bo Lee")),
        ("en", "page.head.extra.author", ()),
        ("en", "Happy planting!", ()),
        ("en", "design: Ann Lee", ()),
        ("en", "News", ()),
        ("de", "Text & Fotos: Ann Lee", ("Ann Lee",)),
        ("de", "Von Ann Lee Foto: Bo Ek", ("Ann Lee",)),
        ("de", "Fotos: Ann Lee", ()),
        ("de", "Von Ann Lee mit Material von dpa", ("Ann Lee", "dpa")),
        ("de", "Die-Post-Expertin Ann Lee", ("Ann Lee",)),
        ("de", "Redaktion: Ann Lee", ("Ann Lee",)),
        ("en", "신나래 기자", ("신나래",)),
        ("en", "", ()),
        ("en", "word " * 100, ()),
    ],
)
def test_names(language: str, text: str, names: tuple[str, ...]) -> None:
    assert names_in(text, language) == names


def test_a_line_is_the_authors_up_to_who_did_something_else() -> None:
    assert own_part("By Ann Lee. Reviewed by Bo Ek", "en") == "By Ann Lee. "
    assert own_part("Von Ann Lee, Fotos: Bo Ek", "de") == "Von Ann Lee, "
    assert own_part("Von Ann Lee", "de") == "Von Ann Lee"


LINES = any_text(max_size=120) | st.text(alphabet="Von By Ann Lee,und and/|()dpa 31.10.2023:-Redakteurin", max_size=60)


@given(LINES, st.sampled_from(language_codes()))
def test_any_line_gives_clean_names(text: str, language: str) -> None:
    for name in names_in(text, language):
        assert name == " ".join(name.split())
        assert 2 <= len(name) <= 60
        assert any(map(str.isalpha, name))
    assert own_part(text, language) in text
