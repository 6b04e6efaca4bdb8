"""What a server has ready before its first reader comes."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import gc, sys
import portal.wsgi
for module in ("news.views.article", "indicators.province.views", "indicators.open_data.api"):
    assert module in sys.modules, module
assert gc.get_freeze_count() > 50_000
"""


def test_a_server_starts_with_every_view_loaded_and_none_of_it_collected() -> None:
    subprocess.run([sys.executable, "-W", "ignore", "-c", ASKED], check=True)  # noqa: S603  our own words
