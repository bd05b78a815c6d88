"""What tests of the site share."""

import pytest

from rareguru.website.tests.documents import document, publish


@pytest.fixture
def page(db):
    """Publish a page to visit."""
    return publish(document())


@pytest.fixture(autouse=True)
def no_build(settings, tmp_path):
    """Keep the build of the site beside the tests out of them."""
    settings.VAR = tmp_path
