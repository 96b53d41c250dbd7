from newsscrape.policy.authors import name_marks


def test_words_of_names() -> None:
    marks = name_marks()
    assert "phd" in marks.degrees
    assert "van" in marks.particles
    assert "gmbh" in marks.companies
    assert "team" in marks.teams
    assert "in" in marks.behind
    assert marks.suffixes
