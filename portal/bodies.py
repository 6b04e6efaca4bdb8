"""What a request may bring along: how much, and how many may be slow in bringing it.

Django stores a file of any size in the temporary folder before any form looks at it, and a thread that waits for a
body waits for as long as its sender likes: four telephones that begin a form and never end it would hold all four
threads of a small machine. So half of the threads at most wait for bodies; the others go on serving pages.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import loader

MAX_BYTES = 64 * 2**20  # three attachments of the largest kind in one form
IN_MEMORY = 2**20
CHUNK = 2**16
WAITS = 0.1  # seconds for a place: a form that a browser has sent is read in milliseconds


class BodyMiddleware:
    """Answers 413 to what is too large, unread, and 503 when too many bodies are still on their way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.places = threading.BoundedSemaphore(max(1, settings.THREADS // 2))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = _length(request)
        if length <= 0:
            return self.get_response(request)
        if length > MAX_BYTES:
            return _page("413.html", status=413)
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            if not self.places.acquire(timeout=WAITS):
                answer = _page("503.html", status=503)
                answer["Retry-After"] = "5"
                return answer
            try:
                _fetch(request, body)
            except OSError:  # gone while sending
                return _page("400.html", status=400)
            finally:
                self.places.release()
            body.seek(0)
            # Parsed by whoever asks for it, with Django's own limits and errors.
            private: Any = request
            private._stream, private._read_started = body, False
            return self.get_response(request)


def _length(request: HttpRequest) -> int:
    """What Django reads at most; without a length it reads nothing."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _fetch(request: HttpRequest, body: IO[bytes]) -> None:
    while chunk := request.read(CHUNK):
        body.write(chunk)


def _page(template: str, *, status: int) -> HttpResponse:
    return HttpResponse(loader.render_to_string(template), status=status)
