"""What tests of the site share."""

import pytest
from django.core.management import call_command
from django.test import override_settings

from rareguru.website.tests.documents import document, publish


@pytest.fixture(scope="session")
def static_files(tmp_path_factory):
    """Collect the static files once, as `rareguru up` does; give their folder."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


@pytest.fixture
def page(db):
    """Publish a page to visit."""
    return publish(document())
