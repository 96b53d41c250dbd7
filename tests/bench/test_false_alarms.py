from newsscrape.bench.false_alarms import alarm_rate, detections
from newsscrape.policy.drift import drift_rules


def test_ordinary_runs_hardly_ring() -> None:
    rate = alarm_rate(60, 3, 30)
    assert rate.runs == 3 * (30 - drift_rules().least_runs)
    assert rate.rung <= 1


def test_changes_mostly_do_at_once() -> None:
    found = [*detections(60, 4, 20)]
    assert len(found) == 4
    for one in found:
        assert one.at_once <= one.soon <= one.sites <= 4
    assert found[-1].at_once == 4


def test_small_sites_take_longer() -> None:
    assert [one.at_once for one in detections(5, 3, 30)][1] == 0
