"""A bucket on this machine: moto's server, from an environment of its own, which `make bucket` makes."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from tests.running import free_port

PYTHON = Path(__file__).parents[2] / ".bucket" / "bin" / "python"
# One request after the other: with several threads moto stumbles over an object that is written while it is read.
SERVE = """
import sys
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple
run_simple("127.0.0.1", int(sys.argv[1]), DomainDispatcherApplication(create_backend_app), threaded=False)
"""
NAME, KEY_ID, KEY = "pictures", "key-of-tests", "a key that opens nothing else"
PATIENCE = 60


@contextmanager
def a_bucket(folder: Path) -> Iterator[str]:
    """The address of a server with one empty bucket."""
    assert PYTHON.exists(), "The tests of pictures in a bucket need one: make bucket"
    address = f"http://127.0.0.1:{(port := free_port())}"
    with (folder / "moto.log").open("w") as log:
        server = subprocess.Popen([PYTHON, "-c", SERVE, str(port)], stdout=log, stderr=log)
    try:
        _put_bucket(address, server)
        yield address
    finally:
        server.terminate()
        server.wait()


def _put_bucket(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Make the bucket, as soon as somebody answers."""
    deadline = time.monotonic() + PATIENCE
    while True:
        assert server.poll() is None, "the bucket's server ended"
        try:
            httpx2.put(f"{address}/{NAME}").raise_for_status()
        except httpx2.TransportError:
            assert time.monotonic() < deadline, "the bucket's server does not answer"
            time.sleep(0.05)
        else:
            return
