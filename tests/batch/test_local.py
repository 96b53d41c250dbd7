from collections.abc import Callable
from pathlib import Path

import pytest

from newsscrape.batch import local
from newsscrape.batch.local import TRIES, LocalRunner
from newsscrape.batch.plan import Sizes, planned
from newsscrape.batch.run import Lost
from newsscrape.batch.shard import Making, Shard, ShardAccount
from newsscrape.children.child import OverTimeError
from newsscrape.errors import InputError
from tests.batch.dying import die, make_and_die_at_first
from tests.made_archive import archive

MakingOf = Callable[..., Making]


@pytest.fixture
def shards(tmp_path: Path, making: MakingOf) -> list[Shard]:
    return planned([archive(tmp_path / "a.warc.gz", 10)], Sizes(bytes=4_000, files=3), making().shape)


def never() -> bool:
    return False


def test_workers_make_shards_and_the_killed_are_replaced(
    shards: list[Shard], making: MakingOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "make_shard", make_and_die_at_first)
    with LocalRunner(making(), 2, never) as runner:
        outcomes = list(runner.accounts(shards))
    accounts = [outcome for outcome in outcomes if isinstance(outcome, ShardAccount)]
    assert sorted(account.shard for account in accounts) == [*range(len(shards))]
    assert sum(account.articles for account in accounts) == 10
    monkeypatch.undo()
    with LocalRunner(making(), 1, never) as runner:
        again = list(runner.accounts(shards))
    assert sorted(again, key=number) == sorted(outcomes, key=number)


def number(outcome: ShardAccount | Lost) -> int:
    return outcome.shard if isinstance(outcome, ShardAccount) else outcome.shard.number


def test_a_shard_over_which_workers_end_again_and_again_is_given_up(
    shards: list[Shard], making: MakingOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "make_shard", die)
    with LocalRunner(making(), 1, never) as runner:
        (lost,) = runner.accounts(shards[:1])
    assert lost == Lost(shard=shards[0], why=f"{TRIES} processes ended over it, the last with exit code 3")
    assert (tmp_path / "tries").read_text() == "0\n" * TRIES


def test_what_a_worker_raises_ends_the_run(shards: list[Shard], making: MakingOf, tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", 11)
    with (
        pytest.raises(InputError, match="what it was when the work was planned"),
        LocalRunner(making(), 1, never) as one,
    ):
        list(one.accounts(shards))


def test_a_run_that_is_asked_to_stop_stops(shards: list[Shard], making: MakingOf) -> None:
    with pytest.raises(KeyboardInterrupt), LocalRunner(making(), 1, lambda: True) as runner:
        list(runner.accounts(shards))


def test_a_hung_worker_is_replaced_and_another_fault_is_not_tried_again(shards: list[Shard], making: MakingOf) -> None:
    with LocalRunner(making(), 1, never) as runner:
        again = runner._again(shards[0], 2, OverTimeError("hung"))  # noqa: SLF001 - an hour is long for a test
        assert again
        assert again.arguments == (shards[0], making())
        assert runner._again(shards[0], 0, OverTimeError("hung")) is None  # noqa: SLF001 - as above
        assert runner._again(shards[0], 2, ValueError()) is None  # noqa: SLF001 - as above
