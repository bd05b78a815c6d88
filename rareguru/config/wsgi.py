"""The WSGI application: Django behind the cache of anonymous pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rareguru.config.settings")
application = get_wsgi_application()
