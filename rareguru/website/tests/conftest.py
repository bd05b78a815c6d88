"""What tests of the site share."""

import pytest

from rareguru.website.tests.documents import document, publish


@pytest.fixture
def page(db):
    """Publish a page to visit."""
    return publish(document())
