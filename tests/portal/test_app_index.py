"""An application's own page in the admin lists its models; the work of the day stands on the start page alone."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("app", ["news", "indicators", "communes"])
def test_it_lists_models_and_no_desk(editor_client: Client, app: str) -> None:
    page = editor_client.get(f"/admin/{app}/").content.decode()
    assert f'href="/admin/{app}/' in page
    assert "Bàn làm việc</a> &rsaquo; " in page
    assert "Việc đến hạn" not in page


def test_the_start_page_has_the_desk(editor_client: Client) -> None:
    assert "Việc đến hạn" in editor_client.get("/admin/").content.decode()
