"""WSGI entry point: `granian --interface wsgi portal.wsgi:application`."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()
for _addresses in (settings.ROOT_URLCONF, settings.PROVINCE_URLCONF):
    # Every view is loaded now, else the first reader of each waits for it.
    _ = get_resolver(_addresses).url_patterns
# What stands now stands until the end: a full collection would walk it again and again, 70 ms within somebody's page.
gc.collect()
gc.freeze()
