"""The container files of docs/deploy name what exists, and agree with each other."""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsscrape import settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs/deploy"
FILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
CLUSTER = {one["kind"]: one for one in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8"))}
EVERY = DEPLOY / "every.sh"
KNOWN = {"ARG", "FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "VOLUME", "STOPSIGNAL", "ENTRYPOINT", "CMD"}
WORKERS = {name: one for name, one in COMPOSE["services"].items() if name.startswith("worker")}


def instructions() -> list[tuple[str, str]]:
    """Read the container file: comments out, continued lines as one."""
    lines = [line for line in FILE.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    whole = re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines()
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in whole)]


def given(word: str) -> list[str]:
    return [rest for name, rest in instructions() if name == word]


def image_environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for rest in given("ENV") for pair in shlex.split(rest))


def pods() -> Iterator[dict[str, Any]]:
    yield CLUSTER["StatefulSet"]["spec"]["template"]["spec"]
    yield CLUSTER["CronJob"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]


def shell_lines() -> list[str]:
    """What is handed to a shell, as the shell reads it."""
    ours = [line.replace("$$", "$") for worker in WORKERS.values() for line in worker["command"]]
    return ours + [line for pod in pods() for container in pod["containers"] for line in container["args"]]


def test_the_container_file_has_instructions_in_order() -> None:
    names = [name for name, _ in instructions()]
    assert set(names) <= KNOWN
    assert names.index("FROM") == 1, "ARG alone may stand before FROM"
    stages = re.findall(r" AS (\w+)$", "\n".join(given("FROM")), re.MULTILINE)
    assert re.findall(r"^--from=(\w+)", "\n".join(given("COPY")), re.MULTILINE) == stages
    assert all(isinstance(json.loads(rest), list) for word in ("ENTRYPOINT", "CMD") for rest in given(word))


def test_the_image_copies_what_is_in_the_checkout() -> None:
    copied = [shlex.split(rest) for rest in given("COPY") if "--from" not in rest]
    sources = [word for words in copied for word in words[:-1] if not word.startswith("--")]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    read = re.findall(r"locks/\w+\.txt", " ".join(given("RUN")))
    assert set(read) <= set(sources)


def test_all_that_the_image_installs_has_its_hash_checked() -> None:
    installs = re.findall(r"pip install [^&]*", " ".join(given("RUN")))
    assert len(installs) == 3
    assert all("--require-hashes" in one or "--verify-hashes --constraint locks/" in one for one in installs)


def test_the_image_has_extras_that_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extras,) = (rest.removeprefix("EXTRAS=").split(",") for rest in given("ARG") if rest.startswith("EXTRAS="))
    assert {"postgres"} <= set(extras) <= set(project["optional-dependencies"])


def test_the_image_runs_scrapy_as_nobody_in_particular() -> None:
    assert given("ENTRYPOINT") == ['["scrapy"]']
    assert given("USER") == ["10001:10001"]
    assert image_environment()["SCRAPY_SETTINGS_MODULE"] == "newsscrape.settings"


def test_every_setting_named_is_one() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(DEPLOY.iterdir())]
    ours = {name for name in dir(settings) if name.startswith("NEWSSCRAPE_")}
    assert set(re.findall(r"\bNEWSSCRAPE_\w+", "".join(texts))) - {"NEWSSCRAPE_PASSWORD"} <= ours


def test_every_command_line_is_one_of_ours() -> None:
    commands = [re.search(r"scrapy (\w+) .*", line) for line in shell_lines()]
    assert all(commands)
    for found in filter(None, commands):
        module = ROOT / f"newsscrape/commands/{found[1]}.py"
        options = set(re.findall(r" (--[\w-]+|-O)", found[0]))
        assert [option for option in options if f'"{option}"' not in module.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("line", sorted(set(shell_lines())))
def test_a_shell_can_read_what_it_gets(line: str) -> None:
    subprocess.run(["/bin/sh", "-n", "-c", line], check=True, timeout=10)


def test_workers_share_the_ledger_and_nothing_else() -> None:
    outputs = [worker["environment"]["NEWSSCRAPE_OUTPUT"] for worker in WORKERS.values()]
    assert len(outputs) > 1
    assert len(set(outputs)) == len(outputs)
    volume = image_environment()["NEWSSCRAPE_OUTPUT"]
    assert given("VOLUME") == [volume]
    assert all(output.startswith(f"{volume}/") for output in outputs)
    ledgers = {worker["environment"]["NEWSSCRAPE_LEDGER"] for worker in WORKERS.values()}
    (host,) = {match[1] for ledger in ledgers if (match := re.fullmatch(r"postgresql\+psycopg://.*@(\w+)/\w+", ledger))}
    assert host in COMPOSE["services"]
    assert all(set(worker["depends_on"]) == {host} for worker in WORKERS.values())


def test_volumes_of_the_compose_file_are_declared() -> None:
    mounts = [mount for service in COMPOSE["services"].values() for mount in service["volumes"]]
    named = {mount.split(":")[0] for mount in mounts if not mount.startswith(".")}
    assert named == set(COMPOSE["volumes"])


def test_both_build_the_same_image() -> None:
    (build,) = (json.loads(text) for text in {json.dumps(worker["build"]) for worker in WORKERS.values()})
    assert (DEPLOY / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]) == DEPLOY / "Containerfile"


def test_the_cluster_mounts_what_it_declares() -> None:
    claims = {claim["metadata"]["name"] for claim in CLUSTER["StatefulSet"]["spec"]["volumeClaimTemplates"]}
    for pod, more in zip(pods(), (claims, set()), strict=True):
        declared = {volume["name"] for volume in pod.get("volumes", ())} | more
        (container,) = pod["containers"]
        assert {mount["name"] for mount in container["volumeMounts"]} == declared
    (container,) = CLUSTER["StatefulSet"]["spec"]["template"]["spec"]["containers"]
    places = {mount["name"]: mount["mountPath"] for mount in container["volumeMounts"]}
    assert places["output"] == image_environment()["NEWSSCRAPE_OUTPUT"]


def test_the_cluster_names_what_it_has() -> None:
    workers = CLUSTER["StatefulSet"]["spec"]
    assert workers["serviceName"] == CLUSTER["Service"]["metadata"]["name"]
    labels = workers["template"]["metadata"]["labels"]
    assert workers["selector"]["matchLabels"] == labels == CLUSTER["Service"]["spec"]["selector"]
    secret = CLUSTER["Secret"]
    assert {"NEWSSCRAPE_LEDGER", "NEWSSCRAPE_CONTACT"} == set(secret["stringData"])
    sources = [source for pod in pods() for container in pod["containers"] for source in container["envFrom"]]
    assert {source["secretRef"]["name"] for source in sources} == {secret["metadata"]["name"]}
    (claimed,) = (volume["persistentVolumeClaim"]["claimName"] for volume in list(pods())[1]["volumes"])
    assert claimed == CLUSTER["PersistentVolumeClaim"]["metadata"]["name"]
    assert len(CLUSTER["CronJob"]["spec"]["schedule"].split()) == 5


def test_what_stops_workers_waits_longer_than_they_take() -> None:
    grace = CLUSTER["StatefulSet"]["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]
    graces = [grace, *(int(worker["stop_grace_period"].removesuffix("s")) for worker in WORKERS.values())]
    assert min(graces) > 15, "docs/reliability.md: a clean end within 15 s"


def test_every_runs_its_command_again_and_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with every("0", f"echo run >> {log}") as process:
        wait_until(lambda: log.exists() and log.read_text().count("run") >= 3)
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def test_every_hands_the_signal_on_and_ends_as_its_command_does(tmp_path: Path) -> None:
    log = tmp_path / "log"
    told = f"trap 'echo told >> {log}; exit 6' TERM; echo up >> {log}; while :; do sleep 0.05; done"
    with every("900", told) as process:
        wait_until(log.exists)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 6
    assert log.read_text().splitlines() == ["up", "told"]


def every(*arguments: str) -> subprocess.Popen[bytes]:
    seconds, command = arguments
    return subprocess.Popen(["/bin/sh", EVERY, seconds, "/bin/sh", "-c", command])


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)
