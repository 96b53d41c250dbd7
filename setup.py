"""Compile the modules in which most time is spent, where a C compiler is at hand; elsewhere they stay plain Python.

The same source gives the same records either way: ``pyproject.toml`` names the modules, mypyc translates them. An
editable install stays plain, so that changes take effect at once and coverage sees every line.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import sysconfig
import tomllib
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

COMPILING = frozenset(("build", "build_ext", "bdist_wheel", "install"))
"""Commands whose results people run; the others ask for names and versions only, or link to the source."""
OPTIONS = ("--config-file=", "--cache-dir=build/mypyc", "--follow-imports=silent", "--ignore-missing-imports")
"""For the type checker inside mypyc: while a wheel is built the libraries are not there; `make types` is stricter."""


class Unbuildable(Exception):  # noqa: N818 - a finding, not an error of ours
    """The modules cannot be compiled here, and why."""


class BuildExt(build_ext):
    """Compiles all modules or none: half of them would look for the other half."""

    def run(self) -> None:
        """Compile; where that fails, take back what was made."""
        try:
            super().run()
        except Exception as error:  # noqa: BLE001 - compilers fail in ways of their own
            for extension in self.extensions:
                Path(self.get_ext_fullpath(extension.name)).unlink(missing_ok=True)
            self.extensions = []
            say(f"the compiler failed ({error})")


def extensions() -> list[Extension]:
    """Give what is to be compiled; nothing where that is not asked for or cannot be done."""
    if COMPILING.isdisjoint(sys.argv):
        return []
    try:
        return translated()
    except Unbuildable as why:
        say(str(why))
        return []


def translated() -> list[Extension]:
    """Translate the modules to C; raise `Unbuildable` where something for it is missing."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    if compiler and shutil.which(compiler[0]) is None:
        raise Unbuildable(f"there is no C compiler ({compiler[0]})")
    try:
        from mypyc.build import mypycify  # noqa: PLC0415 - takes its time, and may be missing

        return list(mypycify([*OPTIONS, *modules()], opt_level="2", debug_level="0", group_name="newsscrape"))
    except ImportError as error:
        raise Unbuildable("mypyc is not installed") from error
    except SystemExit as error:
        raise Unbuildable("mypyc does not understand them") from error


def modules() -> list[str]:
    """Give the paths of the modules that ``pyproject.toml`` names."""
    table = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    return sorted(
        path.as_posix()
        for pattern in table["tool"]["newsscrape"]["compiled"]
        for path in Path().glob(pattern)
        if path.name != "__init__.py"
    )


def say(why: str) -> None:
    """Tell in a line what the build will lack."""
    sys.stderr.write(f"newsscrape is installed as plain Python, which is slower: {why}.\n")


setup(ext_modules=extensions(), cmdclass={"build_ext": BuildExt})
