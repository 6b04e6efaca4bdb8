"""Schemathesis tries every operation with right and wrong parameters against the schema, all checks: no failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from indicators.models import Report


@pytest.mark.django_db(transaction=True)
def test_every_operation_keeps_its_word(live_server: Any, announced: Report, elsewhere: Report, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "--no-color", "run",
        f"{live_server.url}/api/v1/openapi.json",
        "--checks", "all", "--max-examples", "25", "--generation-deterministic", "--suppress-health-check", "all",
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=300, check=False)  # noqa: S603
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Tested: 8" in result.stdout, result.stdout
