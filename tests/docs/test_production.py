"""The recipe for production: its settings and commands are followed, its unit files and containers are read."""

import asyncio
import configparser
import contextlib
import os
import re
import shlex
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml

from orderflow.cli import parser
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.settings import Settings
from tests.rooms.notices.mail_server import mail_server
from tests.running import Client, until

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "run-in-production.md").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SETTINGS = {f"ORDERFLOW_{name.upper()}" for name in Settings.model_fields} | {"DATABASE_URL", "FORWARDED_ALLOW_IPS"}
BARE = {name: value for name, value in os.environ.items() if not name.startswith("ORDERFLOW_")}
SECRET = "HwMRZ3vc8b4eVZ1l8pqcXyMwVn1oW2GqTtZ1o0M5"
SIGN_IN = "mutation ($input: SignInInput!) { signIn(input: $input) { viewer { staff { roles } } failure { code } } }"


def boxes(language: str) -> list[str]:
    """The code of a language, box by box."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)


class Unit(configparser.ConfigParser):
    """A unit of systemd, whose keys keep their capitals."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def units() -> list[Unit]:
    found = []
    for box in boxes("ini"):
        if box.startswith("[Unit]"):
            unit = Unit(interpolation=None)
            unit.read_string(box)
            found.append(unit)
    return found


def environment() -> dict[str, str]:
    [given] = [box for box in boxes("ini") if not box.startswith("[Unit]")]
    return dict(line.split("=", 1) for line in given.splitlines())


def commands() -> list[str]:
    """Every `orderflow …` of the page, of the unit files, of the containers."""
    asked = "\n".join([*boxes("sh"), *boxes("cron"), *(unit["Service"]["ExecStart"] for unit in units())])
    typed = re.findall(r"(?:bin/orderflow|exec serve orderflow|run --rm serve) ([^\n#&]+)", asked)
    entered = re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.M)
    called = [yaml.safe_load(each) for each in entered]
    called += [each["command"] for each in COMPOSE["services"].values() if each.get("image") == "orderflow"]
    return [*typed, *(shlex.join(each) for each in called)]


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_a_command_is_one_that_orderflow_knows(command: str) -> None:
    assert parser().parse_args(shlex.split(command.replace("$(date +\\%F)", "2026-11-30"))).run


def test_there_are_as_many_commands_as_the_recipe_has_steps() -> None:
    first = {command.split()[0] for command in commands()}
    assert first == {"migrate", "doctor", "staff", "serve", "worker", "backup", "check"}


def test_every_setting_of_the_recipe_is_one() -> None:
    named = set(environment()) | set(re.findall(r"\bORDERFLOW_[A-Z0-9_]+", PAGE))
    for service in COMPOSE["services"].values():
        named |= set(service["environment"]) if service.get("image") == "orderflow" else set()

    assert named - SETTINGS == set()


def test_the_units_are_whole() -> None:
    serving, working = units()

    for unit in (serving, working):
        assert set(unit.sections()) == {"Unit", "Service", "Install"}
        assert unit["Service"]["EnvironmentFile"] == "/etc/orderflow.env"
        assert environment()["ORDERFLOW_VAR_DIR"] == unit["Service"]["ReadWritePaths"]
    assert "orderflow-worker.service" in serving["Unit"]["Wants"]


def test_the_containers_name_what_is_there_and_no_secret() -> None:
    text = (ROOT / "compose.yaml").read_text()
    services = COMPOSE["services"]

    for service in services.values():
        assert set(service.get("depends_on", [])) <= services.keys()
        assert {each.partition(":")[0] for each in service.get("volumes", [])} <= COMPOSE["volumes"].keys()
    wanted = set(re.findall(r"\$\{([A-Z_]+):\?", text))
    assert {"ORDERFLOW_SECRET", "POSTGRES_PASSWORD", "SHOP_HOST"} <= wanted
    [exported] = [box for box in boxes("sh") if "docker compose up" in box]
    assert wanted == set(re.findall(r"([A-Z_]+)=", exported))
    assert "FORWARDED_ALLOW_IPS" in services["serve"]["environment"]


def test_the_image_copies_what_is_there_and_builds_by_what_make_knows() -> None:
    ignored = {line.removeprefix("**/") for line in (ROOT / ".dockerignore").read_text().splitlines()}
    copied = [each for line in re.findall(r"^COPY (?!--)(.+)$", DOCKERFILE, re.M) for each in line.split()[:-1]]

    assert [each for each in copied if not (ROOT / each).exists() or each in ignored] == []
    [target] = re.findall(r"^RUN make (\w+)", DOCKERFILE, re.M)
    assert re.search(rf"^{target}: ", (ROOT / "Makefile").read_text(), re.M)


@pytest.fixture
async def empty_dsn(server: EmbeddedPostgres) -> AsyncIterator[str]:
    name = new_id("test")
    yield await server.create_database(name)
    await server.drop_database(name)


async def followed(command: str, given: dict[str, str]) -> str:
    """What a command of the page says; it may find that the web is not built, and nothing else."""
    ran = await asyncio.create_subprocess_exec(
        *own(shlex.split(command)), env={**BARE, **given}, stdout=-1, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await ran.communicate()
    assert ran.returncode == 0 or "doctor" in command, output.decode()
    return output.decode()


def own(words: list[str]) -> list[str]:
    """A command of the recipe, run by the Python that runs the tests."""
    return [sys.executable, "-m", "orderflow.cli", *words[1:]]


@contextlib.asynccontextmanager
async def begun(unit: configparser.ConfigParser, given: dict[str, str]) -> AsyncIterator[str]:
    """A service as its unit starts it, at a free port; its address once it is ready."""
    words = own(shlex.split(unit["Service"]["ExecStart"]))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = words[words.index("--port") + 1] = str(probe.getsockname()[1])
    process = await asyncio.create_subprocess_exec(*words, env={**BARE, **given}, stdout=-3)
    try:
        async with httpx2.AsyncClient() as http:

            async def ready() -> Any:
                assert process.returncode is None, "the process ended"
                with contextlib.suppress(httpx2.TransportError):
                    return (await http.get(f"http://127.0.0.1:{port}/readyz")).status_code == 200

            await until(ready, "the service to be ready", 60)
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


@pytest.mark.timeout(180)
async def test_the_recipe_can_be_followed_from_an_empty_database_to_the_first_colleague(
    empty_dsn: str, tmp_path: Path
) -> None:
    [steps] = [box for box in boxes("sh") if "orderflow migrate" in box and "staff" in box]
    async with mail_server() as mail:
        given = environment() | {
            "DATABASE_URL": empty_dsn,
            "ORDERFLOW_SECRET": SECRET,
            "ORDERFLOW_SMTP_URL": f"smtp://127.0.0.1:{mail.port}",
            "ORDERFLOW_VAR_DIR": str(tmp_path / "var"),
        }
        said = {}
        _, *typed = steps.splitlines()
        for command in typed:
            said[command.split()[1]] = await followed(command, given)
        password = said["staff"].strip().splitlines()[-1]

    wrong = [line for line in said["doctor"].splitlines() if line.startswith("✗")]
    assert [line for line in wrong if not line.startswith("✗ web")] == []
    assert "✓ production: Nothing of a trial is left." in said["doctor"]
    async with contextlib.AsyncExitStack() as stack:
        addresses = [await stack.enter_async_context(begun(unit, given)) for unit in units()]
        boss = Client(addresses[0])
        stack.push_async_callback(boss.close)
        answer = await boss.ask(SIGN_IN, input={"email": "you@shop.example.com", "password": password})

    assert answer == {"viewer": {"staff": {"roles": ["ADMIN"]}}, "failure": None}
