"""Large and slow bodies: refused unread, and never more than half of the threads wait for them."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from communes.models import Commune, User
from news.models import Upload
from portal import bodies
from portal.bodies import MAX_BYTES, BodyMiddleware
from portal.demo.pictures import picture

FORM = "application/x-www-form-urlencoded"


class Slow(io.RawIOBase):
    """A body whose sender sends nothing until told to."""

    def __init__(self) -> None:
        self.asked, self.go_on = threading.Event(), threading.Event()

    def read(self, size: int = -1) -> bytes:
        self.asked.set()
        assert self.go_on.wait(20)
        return b""


def posting(body: Any, length: int) -> HttpRequest:
    environ: dict[str, Any] = {"wsgi.input": body, "CONTENT_LENGTH": length, "CONTENT_TYPE": FORM}
    return RequestFactory().generic("POST", "/", **environ)


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("text", "nothing"))


def test_slow_senders_leave_half_of_the_threads_free(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.THREADS = 4
    monkeypatch.setattr(bodies, "WAITS", 0.01)
    middleware = BodyMiddleware(echo)
    senders = [Slow(), Slow()]
    waiting = [threading.Thread(target=middleware, args=(posting(sender, 100),)) for sender in senders]
    for thread in waiting:
        thread.start()
    assert all(sender.asked.wait(20) for sender in senders)

    refused: Any = middleware(posting(io.BytesIO(b"text=a"), 6))
    assert (refused.status_code, refused["Retry-After"]) == (503, "5")
    assert "gửi lại sau ít giây" in refused.content.decode()
    assert middleware(RequestFactory().get("/")).status_code == 200

    for sender in senders:
        sender.go_on.set()
    for thread in waiting:
        thread.join(20)
    served: Any = middleware(posting(io.BytesIO(b"text=a"), 6))
    assert served.content == b"a"


def test_who_hangs_up_gives_the_place_back(settings: Any) -> None:
    class Gone(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError("connection reset")

    settings.THREADS = 1
    middleware = BodyMiddleware(echo)
    for _ in range(3):
        assert middleware(posting(Gone(), 100)).status_code == 400
    assert middleware(posting(io.BytesIO(b"text=a"), 6)).status_code == 200


@pytest.mark.parametrize("length", [MAX_BYTES + 1, 10**12])
def test_what_is_too_large_is_refused_unread(length: int) -> None:
    sender = Slow()
    answer: Any = BodyMiddleware(echo)(posting(sender, length))
    assert answer.status_code == 413
    assert "tối đa 64 MB" in answer.content.decode()
    assert not sender.asked.is_set()


def test_nobody_stores_a_large_file_by_posting_it_to_a_page(commune: Commune, client: Client) -> None:
    answer = client.generic("POST", "/lien-he/", b"x", content_type=FORM, CONTENT_LENGTH=str(MAX_BYTES + 1))
    assert answer.status_code == 413
    assert answer["Content-Security-Policy"]


def test_a_form_with_a_file_is_read_whole(
    editor: User, commune: Commune, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "IN_MEMORY", 1000)  # the rest is on the disk
    sent = SimpleUploadedFile("a.jpg", picture("hill"), "image/jpeg")
    own = {"sec-fetch-site": "same-origin"}
    answer = signed_in(editor).post("/admin/news/upload/tai-len/", {"upload": sent}, headers=own)
    assert answer.json()["uploaded"] == 1
    assert Upload.objects.count() == 1
