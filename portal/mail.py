"""Sending mail without anybody waiting for it: the mail server's trouble is written to the log and stops nothing."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage

from communes.models import Commune

log = logging.getLogger(__name__)
# One thread is enough for a portal's few letters; Python ends it, after the letters that wait, with the process.
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def _deliver(message: EmailMessage) -> bool:
    try:
        message.send()
    except Exception:  # smtplib, sockets, TLS: whatever it is, the step that caused the letter has been taken
        log.exception("A letter could not be sent: %s", message.subject)
        return False
    return True


def send(*, to: str, subject: str, text: str, commune: Commune) -> None:
    """Send one letter in the commune's name, soon. Over SMTP in a thread: how long it takes must tell nobody
    whether there was somebody to write to, and no page waits for a mail server."""
    message = EmailMessage(
        subject=subject,
        body=f"{text.strip()}\n\n{commune.body_name}\nThư này được gửi tự động, xin đừng trả lời.\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        reply_to=[commune.email] if commune.email else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        _sender.submit(_deliver, message)
    else:
        _deliver(message)
