"""Every source can be fetched from where it is declared."""

from urllib.parse import urlsplit

import pytest

from rareguru.knowledge.importers.registry import IMPORTERS

FILES = [file for importer in IMPORTERS.values() for file in importer.upstream.files]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_has_a_public_address_or_may_be_missing(file):
    parts = urlsplit(file.address)

    assert (parts.scheme == "https" and parts.hostname) or (not file.address and file.is_optional)
