from newsscrape.policy.revisits import revisit_rules


def test_the_schedule_widens() -> None:
    rules = revisit_rules()
    for spans in (rules.article, rules.failure):
        assert list(spans) == sorted(set(spans))
    assert rules.hub_first < rules.front <= rules.section
