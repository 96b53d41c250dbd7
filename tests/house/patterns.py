"""Run by a test in a process of its own: attacks every pattern that the package makes, and prints what it finds.

Patterns are caught where they are made: those of modules when they are imported, those made from data files when the
functions are asked that remember them, the others while pages and addresses are read. With patterns as arguments those
are attacked instead.
"""

from __future__ import annotations

import ast
import inspect
import json
import pkgutil
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from hostile import Attack, LateError, at_most, attacks, seconds

ROOT = Path(__file__).parents[2]
PACKAGE = "newsscrape"
NARROWER = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["pattern"]
"""What is known of how some patterns are asked."""
_PAGES = 8
_ASKING = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
_AT_ONE_PLACE = frozenset({"match", "fullmatch"})

SHORT = 512
GROWN = 4
SUSPECT = 2e-5
"""Seconds: less says nothing of how it grows."""
GROWS_FASTER = 6
"""What takes so many times longer for four times the length grows faster than the length."""
TIMES = 3
"""How often it has to be seen: other programs disturb."""
MOST = 6.0
"""Seconds for all attacks on one pattern."""
SLOW = 6e-6
"""Seconds for one character of a string of bounded length."""


@dataclass
class Made:
    """A pattern, who made it, and how it is asked."""

    pattern: re.Pattern[Any]
    makers: set[str] = field(default_factory=set)
    methods: set[str] = field(default_factory=set)

    @property
    def ways(self) -> list[str]:
        """The methods to attack: where anything may be asked, the one that does most."""
        if self.methods <= _AT_ONE_PLACE:
            return sorted(self.methods)
        return ["search" if self.methods <= {"search", *_AT_ONE_PLACE} else "finditer"]


class Result(NamedTuple):
    """How a pattern fared."""

    makers: list[str]
    source: str
    method: str
    worst: str
    """The string that it takes long for, as its parts; the empty string where there is none."""


class Uses:
    """What the package's source says of its patterns."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, int], str] = {}
        """Where re is asked for a pattern: module and line → the name that keeps it, or the function around."""
        self.methods: dict[tuple[str, str], set[str]] = defaultdict(set)
        """What is asked of a module's own pattern in all modules: module and name → methods."""
        trees = {
            module_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / PACKAGE).rglob("*.py")
        }
        for module, tree in trees.items():
            for top in tree.body:
                self.names |= {(module, line): _kept_as(top) for line in _asked_for(top)}
        for module, tree in trees.items():
            self._read_methods(module, tree)

    def _read_methods(self, module: str, tree: ast.Module) -> None:
        names = {name: (module, name) for (where, _), name in self.names.items() if where == module}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                names |= {alias.name: (node.module, alias.name) for alias in node.names}
        asked = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
                self.methods[names[node.id]].add(asked.get(id(node), "anything"))


def module_of(path: Path) -> str:
    """Give a module's name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _bare(module: str) -> str:
    return module.removeprefix(f"{PACKAGE}.")


def _kept_as(top: ast.stmt) -> str:
    match top:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return str(getattr(top, "name", ""))


def _asked_for(top: ast.stmt) -> Iterator[int]:
    for node in ast.walk(top):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=asked)) if asked in _ASKING:
                yield node.lineno


class Catcher:
    """Stands in for what compiles patterns, and remembers those that the package asks for."""

    def __init__(self) -> None:
        self.uses = Uses()
        self.made: dict[tuple[Any, int], Made] = {}
        self.unseen = set(self.uses.names)
        self.compiled: Callable[[Any, int], re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]  # noqa: SLF001
        re._compile = self  # type: ignore[attr-defined]  # noqa: SLF001 - whatever re is asked for comes by here

    def __call__(self, pattern: Any, flags: int) -> re.Pattern[Any]:  # noqa: ANN401 - strings, bytes and patterns
        compiled = self.compiled(pattern, flags)
        frame = sys._getframe(2)  # noqa: SLF001 - who asks is what is to be known
        module, place = str(frame.f_globals.get("__name__")), frame.f_lineno
        if module.partition(".")[0] == PACKAGE:
            name = self.uses.names.get((module, place), frame.f_code.co_name)
            made = self.made.setdefault((compiled.pattern, compiled.flags), Made(compiled))
            made.makers.add(f"{_bare(module)}.{name}")
            made.methods |= self.uses.methods.get((module, name)) or {"anything"}
            self.unseen.discard((module, place))
        return compiled

    def use_everything(self) -> None:
        """Import all modules, ask what remembers patterns, and read pages and addresses."""
        package = import_module(PACKAGE)
        modules = [import_module(info.name) for info in pkgutil.walk_packages(package.__path__, f"{PACKAGE}.")]
        codes = [(code,) for code in import_module(f"{PACKAGE}.policy.files").file_names("languages")]
        for module in modules:
            for remembered in vars(module).values():
                if hasattr(remembered, "cache_info") and remembered.__module__ == module.__name__:
                    asked = tuple(inspect.signature(remembered).parameters)
                    for arguments in {(): [()], ("code",): codes}.get(asked, []):
                        remembered(*arguments)
        import_module(f"{PACKAGE}.policy.sites").all_sites()
        read_pages(package)
        read_addresses()


def read_pages(package: Any) -> None:  # noqa: ANN401 - a module
    """Read some golden pages, each as the second page of an article."""
    for path in sorted((ROOT / "fixtures/pages").rglob("page.html"))[:_PAGES]:
        package.extract(package.Page(body=path.read_bytes(), url="https://paper.example/a-long-headline.html?page=2"))


def read_addresses() -> None:
    """Learn patterns of every kind from addresses, and ask them."""
    learn = import_module(f"{PACKAGE}.learn.pattern").learn_pattern
    shape, rules = import_module(f"{PACKAGE}.discover.address").shape_of, import_module(f"{PACKAGE}.policy.addresses")
    kinds = (
        "a-{}234567.html",
        "2025/05/0{}/x",
        "article/{}x",
        "a{}-b-c-d-e/",
        "x.php?id={}",
        "id_{}/y",
        "story.{}99999",
    )
    for kind in kinds:
        articles = [f"https://paper.example/news/{kind.format(number)}" for number in range(1, 9)]
        for pattern in (learn(articles, ["https://paper.example/politics/"]), None):
            shape(articles[0], "", pattern, rules.address_rules())


def check(made: Made) -> list[Result]:
    """Attack a pattern in the ways in which it is asked."""
    source, makers = made.pattern.pattern, sorted(made.makers)
    known = next((one for one in NARROWER if _is_of(one, made)), {})
    ways = [known["method"]] if "method" in known else made.ways
    worst = (
        bounded(made.pattern, way, known["longest"]) if "longest" in known else growing(made.pattern, way)
        for way in ways
    )
    return [Result(makers, str(source), way, found) for way, found in zip(ways, worst, strict=True)]


def _is_of(known: dict[str, Any], made: Made) -> bool:
    return known["maker"] in made.makers and str(made.pattern.pattern).startswith(known.get("begins", ""))


def growing(pattern: re.Pattern[Any], method: str) -> str:
    """Give the first string for which a method takes a time that grows faster than the length."""

    def is_bad(attack: Attack) -> bool:
        return all(_grows(pattern, method, attack, length) for length in (SHORT, GROWN * SHORT) * TIMES)

    return first_of(attacks(pattern.pattern, pattern.flags), is_bad)


def _grows(pattern: re.Pattern[Any], method: str, attack: Attack, length: int) -> bool:
    short = seconds(pattern, method, attack.text(length))
    return short > SUSPECT and seconds(pattern, method, attack.text(GROWN * length)) > GROWS_FASTER * short


def bounded(pattern: re.Pattern[Any], method: str, longest: int) -> str:
    """Give the first string of at most so many characters for which a method takes long."""

    def is_bad(attack: Attack) -> bool:
        text = attack.text(longest)[:longest]
        return all(seconds(pattern, method, text) > SLOW * longest for _ in range(TIMES))

    return first_of(attacks(pattern.pattern, pattern.flags), is_bad)


def first_of(tried: Iterable[Attack], is_bad: Callable[[Attack], bool]) -> str:
    """Give the first bad attack in words, the one that was on when the time was up too; the empty string for none."""
    attack = None
    try:
        with at_most(MOST):
            for attack in tried:
                if is_bad(attack):
                    return repr(attack)
    except LateError:
        return repr(attack)
    return ""


def main() -> None:
    """Print as JSON how the patterns fared, and where patterns are made that were not seen."""
    unseen: list[str] = []
    if sys.argv[1:]:
        found = [Made(re.compile(source), {"asked"}, {"anything"}) for source in sys.argv[1:]]
    else:
        catcher = Catcher()
        catcher.use_everything()
        found = list(catcher.made.values())
        unseen = sorted(f"{_bare(module)}.{catcher.uses.names[module, line]}" for module, line in catcher.unseen)
    results = [result for made in found for result in check(made)]
    unused = [known["maker"] for known in NARROWER if not any(_is_of(known, made) for made in found)]
    json.dump({"results": results, "unseen": unseen, "unused": unused}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
