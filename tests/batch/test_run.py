import json
from collections.abc import Callable, Iterable, Iterator
from gzip import decompress
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from newsscrape.batch.plan import Sizes, planned
from newsscrape.batch.run import Lost, Progress, Run
from newsscrape.batch.shard import Making, Shard, ShardAccount
from newsscrape.batch.task import make_shard
from newsscrape.errors import StorageError, UsageError
from newsscrape.model.schema import manifest_schema
from tests.made_archive import archive, record

SMALL = Sizes(bytes=4_000, files=3)


class Here:
    """Makes shards in this process, those it is let."""

    def __init__(self, making: Making, most: int = 1_000) -> None:
        self.making, self.most = making, most
        self.made: list[int] = []

    def accounts(self, shards: Iterable[Shard]) -> Iterator[ShardAccount | Lost]:
        for shard in shards:
            if self.most:
                self.most -= 1
                self.made.append(shard.number)
                yield make_shard(shard, self.making)
            else:
                yield Lost(shard=shard, why="nobody made it")


@pytest.fixture
def shards(tmp_path: Path, making: Callable[..., Making]) -> list[Shard]:
    return planned([archive(tmp_path / "a.warc.gz", 12)], SMALL, making().shape)


def begun(shards: list[Shard], making: Making) -> tuple[Run, Progress]:
    run = Run(shards, making, lambda _: None)
    return run, run.begin()


def test_a_run_makes_all_shards_and_a_manifest_that_balances(
    shards: list[Shard], making: Callable[..., Making]
) -> None:
    shown: list[int] = []
    run = Run(shards, making(), lambda progress: shown.append(len(progress.accounts)))
    progress = run.begin()
    run.finish(progress, Here(making()))
    run.close(progress, "2026-01-02T03:04:05Z", "2026-01-02T03:04:06Z", 0)
    folder = Path(making().target)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    jsonschema.validate(manifest, manifest_schema())
    assert manifest["pages"] == manifest["articles"] == 12
    assert shown == [*range(1, len(shards) + 1)]
    for file in manifest["files"]:
        content = (folder / file["name"]).read_bytes()
        assert (len(content.splitlines()), sha256(content).hexdigest()) == (file["records"], file["sha256"])
    accounts = [json.loads(line) for line in (folder / "shards.jsonl").read_bytes().splitlines()]
    assert [account["shard"] for account in accounts] == [*range(len(shards))]
    assert sum(account["pages"] for account in accounts) == 12


def test_a_second_start_does_what_is_missing(shards: list[Shard], making: Callable[..., Making]) -> None:
    run, progress = begun(shards, making())
    run.finish(progress, Here(making(), most=1))
    assert len(progress.lost) == len(shards) - 1
    folder = Path(making().target)
    (folder / ".parts/left").mkdir(parents=True)
    run, progress = begun(shards, making())
    assert list(progress.accounts) == [0]
    assert not (folder / ".parts/left").exists()
    second = Here(making())
    run.finish(progress, second)
    assert second.made == [*range(1, len(shards))]
    assert progress.tally.articles == 12


@pytest.mark.parametrize("damage", ["gone", "torn", "another's"])
def test_a_shard_without_its_files_or_account_is_done_again(
    shards: list[Shard], making: Callable[..., Making], damage: str
) -> None:
    run, progress = begun(shards, making())
    run.finish(progress, Here(making()))
    folder = Path(making().target)
    if damage == "gone":
        (folder / f"{shards[1].name}.jsonl").unlink()
    elif damage == "torn":
        (folder / shards[1].account_name).write_bytes(b"{")
    else:
        (folder / shards[1].account_name).write_bytes((folder / shards[0].account_name).read_bytes())
    run, progress = begun(shards, making())
    assert sorted(set(range(len(shards))) - progress.accounts.keys()) == [1]


@pytest.mark.parametrize(
    ("other", "told"),
    [({"versions": {"newsscrape": "0.0.1"}}, "other versions"), ({"ledger": "sqlite:///x"}, "other ledger")],
)
def test_other_work_in_the_same_folder_is_refused(
    shards: list[Shard], making: Callable[..., Making], other: dict[str, object], told: str
) -> None:
    begun(shards, making())
    with pytest.raises(UsageError, match=f"holds the shards of other work \\({told}\\); name a folder"):
        begun(shards, making(**other))


def test_changed_inputs_are_refused(shards: list[Shard], making: Callable[..., Making], tmp_path: Path) -> None:
    begun(shards, making())
    for size, told in ((12, "other inputs, or inputs that have changed"), (13, "other shards"), (1, "other shards")):
        path = archive(tmp_path / "a.warc.gz", size)
        path.touch()
        others = planned([path], SMALL, making().shape)
        if size == 12 or len(others) != len(shards):
            with pytest.raises(UsageError, match=told):
                begun(others, making())
    (Path(making().target) / "plan.json").write_bytes(b"[]")
    with pytest.raises(UsageError, match=r"its plan\.json is none of ours"):
        begun(shards, making())


def test_a_part_that_began_in_the_wrong_place_is_made_again(tmp_path: Path, making: Callable[..., Making]) -> None:
    inside = b"\nWARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nContent-Length: 9\r\n\r\n"
    trap = (
        b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: %d\r\n\r\n" % (len(inside) * 80)
        + inside * 80
        + b"\r\n\r\n"
    )
    path = tmp_path / "a.warc"
    path.write_bytes(decompress(record(1)) + trap + decompress(record(2)))
    how = making()
    shards = planned([path], Sizes(bytes=3_000, files=9), how.shape)
    run, progress = begun(shards, how)
    here = Here(how)
    run.finish(progress, here)
    assert len(here.made) > len(shards)
    assert (progress.tally.articles, progress.tally.pages) == (2, 2)
    run, progress = begun(shards, how)
    run.finish(progress, Here(how))
    assert (progress.tally.articles, progress.tally.pages) == (2, 2)


def test_shards_that_cannot_be_seen_from_here_are_an_error(
    shards: list[Shard], making: Callable[..., Making], tmp_path: Path
) -> None:
    run, progress = begun(shards, making())
    with pytest.raises(StorageError, match=r"shard-000000-\w+ was made on another machine and is not in this folder"):
        run.finish(progress, Here(making(target=str(tmp_path / "on another machine"))))
