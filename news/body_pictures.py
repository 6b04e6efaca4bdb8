"""The pictures inside a post's text, looked up once when the post is saved."""

from __future__ import annotations

import re
from urllib.parse import unquote

from django.conf import settings

from communes.models import Commune
from news.display import BodyPicture
from news.models.upload import Upload
from news.pictures import sources_of

_SRC = re.compile(r'<img\b[^>]*\bsrc="([^"]+)"')


def body_pictures(commune: Commune, cleaned_html: str) -> dict[str, BodyPicture]:
    """By address: what is known of each of `commune`'s uploads in the text. No query for a text without images."""
    addresses = {unquote(address).removeprefix(settings.MEDIA_URL): address for address in _SRC.findall(cleaned_html)}
    if not addresses:
        return {}
    uploads = Upload.objects.filter(commune=commune, file__in=addresses)
    return {
        addresses[upload.file.name]: BodyPicture(upload.width, upload.height, sources_of(upload.file))
        for upload in uploads
        if upload.file.name
    }
