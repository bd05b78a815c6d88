"""The page cache reads what a request asks for."""

import pytest

from rareguru.website.page_cache.negotiation import accepts_gzip, is_known_to_client


@pytest.mark.parametrize("header", ["gzip", "br, GZIP", "gzip;q=0.5", "x-gzip", "*", "br;q=1.0, *;q=0.1"])
def test_sends_gzip_where_it_is_accepted(header):
    assert accepts_gzip(header)


@pytest.mark.parametrize("header", ["", "br", "identity", "gzip;q=0", "gzip; q=0.0, *", "*;q=0", "gzip;q=x"])
def test_sends_no_gzip_where_it_is_not_accepted(header):
    assert not accepts_gzip(header)


@pytest.mark.parametrize("header", ["", '"b"', 'W/"b", "c"', '"a', "a", '"*"'])
def test_takes_no_other_tag_for_ours(header):
    assert not is_known_to_client(header, '"a"')
