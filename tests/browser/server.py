"""A portal of its own, in a process that can be stopped and killed, with a database that outlives it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETUP = """
import django; django.setup()
from communes.models import Commune, Host, Membership, Role, User
commune = Commune.objects.create(code="T1", kind="xa", name="Thạnh Tân")
Host.objects.create(name="localhost", commune=commune)
user = User.objects.create_user("canbo", password={password!r}, full_name="Nguyễn Thị Hạnh", is_staff=True)
Membership.objects.create(user=user, commune=commune, role=Role.OFFICER)
"""


class Server:
    def __init__(self, folder: Path, password: str) -> None:
        self.env = {
            "PATH": os.environ["PATH"], "VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "portal.settings",
            "DEBUG": "True", "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        self._run("manage.py", "migrate", "--verbosity", "0")
        self._run("-c", SETUP.format(password=password))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def _run(self, *arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=self.env, check=True)  # noqa: S603

    def start(self) -> None:
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port),
            "--workers", "1", "--blocking-threads", "2", "--no-ws", "--log-level", "error", "portal.wsgi:application",
        ]  # fmt: skip
        # A group of its own: granian's worker is a child, and goes with it.
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.env, start_new_session=True)  # noqa: S603
        for _ in range(150):
            try:
                with urllib.request.urlopen(f"{self.url}/healthz/", timeout=2):  # noqa: S310
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start")

    def _signal(self, which: signal.Signals) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, which)

    def freeze(self) -> None:
        """It takes connections and answers nothing: what is sent now is being saved."""
        self._signal(signal.SIGSTOP)

    def kill(self) -> None:
        if self.process is not None:
            self._signal(signal.SIGKILL)
            self.process.wait()
            self.process = None
