import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.credits import bare_credit, split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Der Rat tagt. (Foto: dpa)", "Der Rat tagt.", "dpa"),
        ("Der Rat tagt. Foto: Ann Lee/dpa", "Der Rat tagt.", "Ann Lee/dpa"),
        ("Der Rat tagt © Ann Lee", "Der Rat tagt", "Ann Lee"),
        ("The council. Credit: Ann Lee", "The council.", "Ann Lee"),
        ("Foto: Kay Nietfeld", "", "Kay Nietfeld"),
        ("Der Rat (SPD) tagt.", "Der Rat (SPD) tagt.", None),
        ("Tory kończą się. Fot. Archiwum", "Tory kończą się.", "Archiwum"),
        ("Липы. Фото: архив редакции", "Липы.", "архив редакции"),
        ("İskele. Fotoğraf: Şehir Arşivi", "İskele.", "Şehir Arşivi"),
        ("渡船驶离码头。 晚报记者 摄", "渡船驶离码头。", "晚报记者"),
        ("会見する市長\uff08記者一撮影\uff09", "会見する市長", "記者一"),
        ("Der Rat tagt. Ann Lee / Reuters", "Der Rat tagt.", "Ann Lee / Reuters"),
        ("Wahl 2020/21 in Berlin. Das Ergebnis", "Wahl 2020/21 in Berlin. Das Ergebnis", None),
        ("Photo. Photograph by: Ann Lee", "Photo.", "Ann Lee"),
        ("", "", None),
    ],
)
def test_captions_and_credits_are_parted(text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


def test_a_credit_is_looked_for_at_the_end_of_a_caption() -> None:
    told = "Foto: " * 20_000 + "so " * 60 + "war es."
    assert split_credit(f"{told} (Foto: dpa)") == (told, "dpa")


@given(any_text(max_size=200) | st.text(alphabet="Foto: ©()[]dpa. -", max_size=60))
def test_any_caption_is_parted_without_a_crash(text: str) -> None:
    caption, credit = split_credit(text)
    assert caption == caption.strip()
    assert credit is None or credit == credit.strip() != ""


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("foto Gazzetta", "Gazzetta"),
        ("Photo: Ann Lee", "Ann Lee"),
        ("(Ann Lee)", "Ann Lee"),
        ("Foto", "Foto"),
        ("", ""),
    ],
)
def test_a_credit_loses_the_words_it_begins_with(text: str, credit: str) -> None:
    assert bare_credit(text) == credit
