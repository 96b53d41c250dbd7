import gzip
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from importlib import import_module
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from newsscrape.archive.writer import Archive
from newsscrape.errors import StorageError
from newsscrape.isolate import Extractors, InOrder, Reader
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Care, Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sources.found import Found
from newsscrape.sources.warc import read_warc


@pytest.fixture(scope="module")
def misbehave() -> Iterator[Reader]:
    """The reader under tests/, importable in children too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        yield import_module("misbehave").read


@pytest.fixture(scope="module")
def extractors(misbehave: Reader) -> Iterator[Extractors]:
    with Extractors(2, time_limit=0.6, memory_limit=1_000_000_000, read=misbehave) as pool:
        yield pool


def outcome(extractors: Extractors, body: bytes) -> Article | Reject:
    return extractors.submit(Page(body=body, url="https://a.example/")).result(30).outcome


def children_of(extractors: Extractors) -> set[int]:
    promises = [extractors.submit(Page(body=b"whose")) for _ in range(6)]
    articles = [promise.result(30).outcome for promise in promises]
    return {int(article.warnings[0]) for article in articles if isinstance(article, Article)}


def test_a_page_comes_back_read(extractors: Extractors) -> None:
    article = outcome(extractors, b"fine")
    assert isinstance(article, Article)
    assert (article.url, article.text) == ("https://a.example/", "fine")
    assert article.warnings[0] != str(os.getpid())
    assert article.warnings[1] == Care.USUAL


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        (b"hang", Reason.TIMED_OUT, "longer than 0.6 s"),
        (b"exit", Reason.CRASHED, "exit code 3"),
        (b"segfault", Reason.CRASHED, "SIGSEGV"),
        (b"memory", Reason.CRASHED, "1000000000 bytes of memory"),
        (b"raise", Reason.CRASHED, "ValueError: a fault of our own"),
    ],
)
def test_a_page_that_misbehaves_twice_is_rejected(
    extractors: Extractors, body: bytes, reason: Reason, detail: str
) -> None:
    reject = outcome(extractors, body)
    assert isinstance(reject, Reject)
    assert (reject.url, reject.reason) == ("https://a.example/", reason)
    assert detail in reject.detail


@pytest.mark.parametrize("what", [b"hang", b"exit", b"segfault", b"memory", b"raise", b"killed while answering"])
def test_a_page_that_misbehaves_once_is_read_safely(extractors: Extractors, what: bytes) -> None:
    first = outcome(extractors, b"fine")
    article = outcome(extractors, b"at first: " + what)
    assert isinstance(article, Article)
    assert article.text.encode() == b"at first: " + what
    assert article.warnings[1] == Care.SAFE
    assert isinstance(first, Article)
    assert (article.warnings[0] == first.warnings[0]) <= (what == b"raise")  # any other fault costs the child its life


def test_a_page_gets_two_readings_and_no_more(extractors: Extractors, tmp_path: Path) -> None:
    counted = tmp_path / "counted"
    assert isinstance(outcome(extractors, f"count in {counted}".encode()), Reject)
    assert counted.read_text() == "xx"


def test_leaving_waits_for_safe_readings_too(misbehave: Reader) -> None:
    with Extractors(1, read=misbehave) as pool:
        promises = [pool.submit(Page(body=b"at first: exit")) for _ in range(3)]
    assert all(isinstance(promise.result(0).outcome, Article) for promise in promises)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"raise", "Reading this page failed: ValueError: a fault of our own"),
        (b"raise at length", "Reading this page failed: ValueError: a fault of our own of our own"),
        (b"raise wordless", "Reading this page failed: LookupError."),
    ],
)
def test_an_error_is_told_in_one_short_sentence(extractors: Extractors, body: bytes, detail: str) -> None:
    reject = outcome(extractors, body)
    assert isinstance(reject, Reject)
    assert reject.detail.startswith(detail)
    assert len(reject.detail.splitlines()) == 1
    assert len(reject.detail) <= 160


def test_other_pages_never_notice(extractors: Extractors) -> None:
    bodies = [b"exit" if n % 10 == 3 else b"segfault" if n % 10 == 7 else b"page %d" % n for n in range(60)]
    promises = [extractors.submit(Page(body=body)) for body in bodies]
    outcomes = [promise.result(60).outcome for promise in promises]
    assert [found.text.encode() for found in outcomes if isinstance(found, Article)] == [
        body for body in bodies if body.startswith(b"page")
    ]
    assert {found.reason for found in outcomes if isinstance(found, Reject)} == {Reason.CRASHED}


def test_children_killed_while_idle_cost_no_page(extractors: Extractors) -> None:
    for _ in range(15):
        for child in children_of(extractors):
            os.kill(child, signal.SIGKILL)
        promises = [extractors.submit(Page(body=b"after %d" % n)) for n in range(8)]
        assert all(isinstance(promise.result(30).outcome, Article) for promise in promises)


def test_a_child_killed_at_any_moment_costs_no_page(extractors: Extractors) -> None:
    for moment in range(15):
        child = min(children_of(extractors))
        promises = [extractors.submit(Page(body=b"around %d" % n)) for n in range(8)]
        sleep(moment * 0.0003)
        os.kill(child, signal.SIGKILL)
        outcomes = [promise.result(30).outcome for promise in promises]
        safe = [found for found in outcomes if isinstance(found, Article) and found.warnings[1] == Care.SAFE]
        assert all(isinstance(found, Article) for found in outcomes)
        assert len(safe) <= 1


@pytest.mark.parametrize("body", [b"killed while answering", b"exit", b"segfault"])
def test_a_child_takes_nothing_with_it_that_others_wait_for(extractors: Extractors, body: bytes) -> None:
    bodies = [body, *[b"beside it %d" % n for n in range(8)]]
    first, *others = [extractors.submit(Page(body=body)) for body in bodies]
    assert first.result(30).outcome.reason is Reason.CRASHED
    assert all(isinstance(promise.result(30).outcome, Article) for promise in others)


class Poisoned(Page):
    """A page that ends the process that takes it, before it can be read."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (4,)


def test_a_page_that_ends_a_child_while_it_is_taken_is_rejected(extractors: Extractors) -> None:
    poisoned = [extractors.submit(Poisoned(body=b"")) for _ in range(3)]
    after = extractors.submit(Page(body=b"after"))
    details = [promise.result(30).outcome.detail for promise in poisoned]
    assert details == ["Reading this page ended the child process (exit code 4)."] * 3
    assert isinstance(after.result(30).outcome, Article)


def test_nothing_a_child_prints_reaches_standard_output(
    extractors: Extractors, capfd: pytest.CaptureFixture[str]
) -> None:
    outcome(extractors, b"print")
    assert capfd.readouterr().out == ""


def test_leaving_waits_for_the_pages_under_way(misbehave: Reader) -> None:
    with Extractors(1, read=misbehave) as pool:
        promises = [pool.submit(Page(body=b"%d" % n)) for n in range(20)]
    assert [promise.result(0).outcome.text for promise in promises] == [str(n) for n in range(20)]


def test_an_interrupt_ends_the_children_at_once(misbehave: Reader) -> None:
    started = monotonic()
    children: list[int] = []
    with pytest.raises(KeyboardInterrupt), Extractors(2, read=misbehave) as pool:  # noqa: PT012 - raised inside
        children = [int(found.warnings[0]) for found in _articles(pool, 8)]
        promises = [pool.submit(Page(body=body)) for body in (b"hang", b"hang", b"never read")]
        raise KeyboardInterrupt
    assert monotonic() - started < 10
    assert all(promise.cancelled() for promise in promises)
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
    assert wait(promises, 0).not_done == set()


def _articles(pool: Extractors, number: int) -> list[Article]:
    found: list[Extraction] = [promise.result(30) for promise in [pool.submit(Page(body=b"x"))] * number]
    return [extraction.outcome for extraction in found if isinstance(extraction.outcome, Article)]


def inputs(*bodies: bytes) -> list[Found]:
    return [Found(place=str(number), content=Page(body=body)) for number, body in enumerate(bodies)]


def test_inputs_are_read_in_their_order(extractors: Extractors) -> None:
    reject = Reject.of(Page(body=b""), Reason.UNREADABLE, "No.")
    found = [*inputs(b"a", b"hang", b"b", b"exit"), Found(place="x", content=reject), *inputs(b"c")]
    read = list(InOrder(found, extractors, ahead=3))
    assert [one for one, _ in read] == found
    assert [getattr(got.outcome, "text", None) or got.outcome.reason for _, got in read] == [
        "a",
        Reason.TIMED_OUT,
        "b",
        Reason.CRASHED,
        Reason.UNREADABLE,
        "c",
    ]


def test_only_so_many_inputs_are_under_way(extractors: Extractors) -> None:
    taken = []

    def many() -> Iterator[Found]:
        for one in inputs(*[b"x"] * 100):
            taken.append(one)
            yield one

    read = iter(InOrder(many(), extractors, ahead=4))
    for number in range(1, 20):
        next(read)
        assert len(taken) <= number + 4 + 2  # those ahead, the one being put, the one being taken
    read.close()
    assert len(taken) < 100


def test_an_input_is_answered_before_the_next_one_comes(extractors: Extractors) -> None:
    answered = Event()

    def lines() -> Iterator[Found]:
        yield from inputs(b"first")
        assert answered.wait(30)
        yield from inputs(b"second")

    read = iter(InOrder(lines(), extractors, ahead=8))
    next(read)
    answered.set()
    assert [found.place for found, _ in read] == ["0"]


def test_a_fault_of_the_source_is_raised_where_it_is_waited_for(extractors: Extractors) -> None:
    def lines() -> Iterator[Found]:
        yield from inputs(b"first")
        raise OSError("gone")

    read = iter(InOrder(lines(), extractors, ahead=8))
    next(read)
    with pytest.raises(OSError, match="gone"):
        next(read)


def test_nothing_is_read_after_the_end(misbehave: Reader) -> None:
    with Extractors(1, read=misbehave) as pool:
        pass
    with pytest.raises(RuntimeError, match="have ended"):
        pool.submit(Page(body=b"x"))


def test_a_handler_of_signals_may_stop_it_while_it_waits(extractors: Extractors) -> None:
    ended = Event()

    def lines() -> Iterator[Found]:
        yield from inputs(b"first")
        ended.wait(30)

    turns = InOrder(lines(), extractors, ahead=8)
    before = signal.signal(signal.SIGALRM, lambda *_: turns.stop())
    read = iter(turns)
    next(read)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(KeyboardInterrupt):
            next(read)
    finally:
        signal.signal(signal.SIGALRM, before)
        ended.set()


@pytest.mark.parametrize(
    ("body", "reason"), [(b"hang", Reason.TIMED_OUT), (b"segfault", Reason.CRASHED), (b"fine", None)]
)
def test_a_page_is_kept_before_it_is_read_whatever_it_does(
    extractors: Extractors, tmp_path: Path, body: bytes, reason: Reason | None
) -> None:
    archive = Archive(tmp_path, "news", "R", 10**9)
    ended = extractors.submit_archived(Page(body=body, url="https://a.example/"), archive).result(30).outcome
    assert getattr(ended, "reason", None) is reason
    (part,) = tmp_path.iterdir()
    assert body in gzip.decompress(part.read_bytes())
    if reason:
        assert ended.capture
        kept = part.read_bytes()[ended.capture.offset :][: ended.capture.length]
        assert body in gzip.decompress(kept)


@pytest.mark.parametrize("what", [b"hang", b"exit", b"memory"])
def test_a_page_that_is_read_twice_is_kept_once(extractors: Extractors, tmp_path: Path, what: bytes) -> None:
    archive = Archive(tmp_path, "news", "R", 10**9)
    body = b"at first: " + what
    read = extractors.submit_archived(Page(body=body, url="https://a.example/"), archive).result(30).outcome
    assert isinstance(read, Article)
    assert read.warnings[1] == Care.SAFE
    kept = b"".join(gzip.decompress(part.read_bytes()) for part in tmp_path.iterdir())
    assert kept.count(body) == 1


def test_children_that_end_give_their_files_names(misbehave: Reader, tmp_path: Path) -> None:
    archive = Archive(tmp_path, "news", "R", 10**9)
    with Extractors(2, read=misbehave) as pool:
        pages = [Page(body=b"%d" % number, url="https://a.example/") for number in range(9)]
        wait([pool.submit_archived(page, archive) for page in pages])
    kept = [found.content for path in tmp_path.glob("news-R*.warc.gz") for found in read_warc(path)]
    assert sorted(page.body for page in kept if isinstance(page, Page)) == [page.body for page in pages]
    assert not list(tmp_path.glob("*.part"))


def test_a_page_that_cannot_be_kept_is_not_read(extractors: Extractors, tmp_path: Path) -> None:
    (tmp_path / "in the way").touch()
    archive = Archive(tmp_path / "in the way", "news", "R", 10**9)
    promise = extractors.submit_archived(Page(body=b"fine", url="https://a.example/"), archive)
    assert isinstance(promise.exception(30), StorageError)
