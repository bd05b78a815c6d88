"""The WSGI application: Django behind the memory of anonymous pages, and what waits for slow senders."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from rareguru.knowledge.sources.build import build_pointer
from rareguru.lib.collector import spare_what_is_loaded
from rareguru.website.page_cache.cache import PageCache, revision_of
from rareguru.website.slow_bodies import BoundedBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rareguru.config.settings")
application = BoundedBodies(
    PageCache(
        get_wsgi_application(),
        most_bytes=settings.PAGE_CACHE_MB * 1_000_000,
        revision=revision_of(build_pointer()),
    )
)

# Whoever comes first should not wait for what everybody needs.
get_resolver().url_patterns  # noqa: B018 - looking at them loads every view
import_module("rareguru.website.finder.warming").warm_up()  # by name: it needs the models, which are ready only now

spare_what_is_loaded()
