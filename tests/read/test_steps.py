from hypothesis import given
from hypothesis import strategies as st

from newsscrape.extract import extract
from newsscrape.model.page import Page
from newsscrape.read.steps import steps_of

DIRECTION = {"@type": "HowToDirection", "text": "Turn it twice."}
STEPS = [
    {"@type": "HowToStep", "name": "Cut", "text": "Cut the rope."},
    {
        "@type": "HowToSection",
        "name": "Tie",
        "itemListElement": [{"@type": "HowToStep", "itemListElement": DIRECTION}, "Pull."],
    },
]


def test_steps_and_what_is_nested_in_them_are_lines_in_their_order() -> None:
    node = {"@type": "HowTo", "description": "A knot in no time.", "step": STEPS}
    assert steps_of(node).split("\n") == [
        "A knot in no time.",
        "Cut",
        "Cut the rope.",
        "Tie",
        "Turn it twice.",
        "Pull.",
    ]


def test_only_instructions_with_steps_have_any() -> None:
    assert steps_of({"@type": "HowTo", "description": "A knot in no time."}) == ""
    assert steps_of({"@type": "NewsArticle", "step": STEPS}) == ""
    assert steps_of({}) == ""


def test_a_page_drawn_by_a_script_has_its_instructions_as_text() -> None:
    step = '{"@type": "HowToStep", "text": "<p>Lay one end of the rope over the other and pull it through.</p>"}'
    body = f"""<html><head><title>How to tie a knot</title><script type="application/ld+json">
        {{"@type": "HowTo", "name": "How to tie a knot", "description": "A knot that holds and that opens again with
        one pull: all it takes is a rope as long as an arm, and some patience.",
        "step": [{step}, {step.replace("Lay", "Now lay")}, {step.replace("Lay", "Then lay")}]}}
        </script></head><body><div id="app">Loading</div></body></html>"""
    article = extract(Page(body=body.encode(), url="https://knots.example/how-to/tie-a-knot"))
    assert [paragraph.text for paragraph in article.paragraphs][1:] == [
        "Lay one end of the rope over the other and pull it through.",
        "Now lay one end of the rope over the other and pull it through.",
        "Then lay one end of the rope over the other and pull it through.",
    ]
    assert "text_from_claim" in article.warnings


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("name", "text", "step", "itemListElement", "@type")), inner, max_size=4)
        ),
    )
)
def test_any_value_gives_a_text(value: object) -> None:
    assert isinstance(steps_of({"@type": "HowTo", "step": value}), str)
