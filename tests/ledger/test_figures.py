from newsscrape.ledger.ledger import Ledger
from newsscrape.model.figures import SiteFigures


def site(name: str, articles: int) -> SiteFigures:
    return SiteFigures(
        site=name,
        articles=articles,
        fields={"authors": 3},
        words=(1.0, 2.0, 3.0),
        labels={"text": 1.0},
        confidence=(0,) * 10,
        templates={"headline printed": articles},
    )


def test_figures_come_back_as_they_were(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger:
        ledger.figures.keep("B", [site("b.com", 2), site("a.com", 1)], {"b.com"})
        ledger.figures.keep("A", [site("a.com", 7)], ())
        assert ledger.figures.of_run("B") == [site("a.com", 1), site("b.com", 2)]
        assert ledger.figures.of_run("C") == []
        kept = [(one.run, one.figures.site, one.is_usual) for one in ledger.figures.all()]
    assert kept == [("A", "a.com", True), ("B", "a.com", True), ("B", "b.com", False)]


def test_a_run_kept_again_takes_its_own_place(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger:
        ledger.figures.keep("A", [site("a.com", 7), site("b.com", 1)], ())
        ledger.figures.keep("A", [site("a.com", 8)], ())
        assert ledger.figures.of_run("A") == [site("a.com", 8)]
        ledger.figures.keep("A", [], ())
        assert ledger.figures.of_run("A") == []


def test_a_run_is_held_against_those_before_it_the_latest_first(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger:
        for number, run in enumerate("ABCDE"):
            ledger.figures.keep(run, [site("a.com", number), site("b.com", 50)], ())
        found = ledger.figures.before("D", "a.com", 2)
    assert [(one.run, one.figures.articles) for one in found] == [("C", 2), ("B", 1)]


def test_what_is_accepted_is_the_usual_from_then_on(ledger_at: str) -> None:
    with Ledger(ledger_at) as ledger:
        for run in "ABCD":
            ledger.figures.keep(run, [site("a.com", 1), site("b.com", 1)], {"a.com"} if run in "CD" else ())
        ledger.figures.accept("C", ["a.com"])
        usual = {(one.run, one.figures.site) for one in ledger.figures.all() if one.is_usual}
    assert usual == {("C", "a.com"), ("D", "a.com"), *((run, "b.com") for run in "ABCD")}
