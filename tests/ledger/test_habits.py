from newsscrape.ledger.database import Database
from newsscrape.ledger.habits import Habit, Habits


def test_visits_and_changes_are_counted_by_site_and_step(ledger_at: str) -> None:
    address = ledger_at
    database = Database(address)
    habits = Habits(database)
    assert habits.of("kurier.com") == {}
    for step, changes in ((0, 1), (0, 0), (1, 0)):
        habits.note("kurier.com", step, changes)
    habits.note("anders.com", 0, 1)
    counted = {0: Habit(visits=2, changes=1), 1: Habit(visits=1, changes=0)}
    assert habits.of("kurier.com") == counted
    again = Database(address)
    assert Habits(again).of("kurier.com") == counted
    again.close()
    database.close()
