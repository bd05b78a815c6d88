"""Two pages of one name say in lists what tells them apart."""

import pytest

from rareguru.knowledge.catalogue.models import Address
from rareguru.knowledge.pages.build import build_pages
from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.pages.namesakes import tell_namesakes_apart
from rareguru.knowledge.pages.tests.catalogue import TODAY, tell_of_cop

pytestmark = pytest.mark.django_db

COP, AIP = "cryptogenic-organizing-pneumonia", "acute-interstitial-pneumonia"


@pytest.fixture(autouse=True)
def _pages():
    tell_of_cop()
    build_pages(today=TODAY)


def labels():
    return dict(PageDocument.objects.exclude(apart="").values_list("slug", "apart"))


def share_a_name():
    PageDocument.objects.filter(slug=COP).update(name="acute INTERSTITIAL pneumonia")


def test_a_name_of_one_page_needs_no_label():
    assert tell_namesakes_apart() == 0
    assert labels() == {}


def test_pages_of_one_name_are_told_apart_by_their_sources():
    share_a_name()

    assert tell_namesakes_apart() == 2
    assert labels()[AIP] == "Orphanet"
    assert labels()[COP].startswith("GARD, Orphanet")


def test_pages_from_the_same_sources_are_told_apart_by_an_upstream_id():
    share_a_name()
    aip = PageDocument.objects.get(slug=AIP)
    PageDocument.objects.filter(slug=COP).update(content=aip.content)

    tell_namesakes_apart()

    ids = set(Address.objects.filter(text__contains=":").values_list("text", flat=True))
    assert len({*labels().values()}) == 2
    assert {*labels().values()} <= ids


def test_a_label_goes_with_its_reason():
    share_a_name()
    tell_namesakes_apart()
    PageDocument.objects.filter(slug=COP).update(name="Cryptogenic organizing pneumonia")

    assert tell_namesakes_apart() == 0
    assert labels() == {}


def test_a_retired_page_needs_no_telling_apart():
    share_a_name()
    PageDocument.objects.filter(slug=AIP).update(is_retired=True)

    assert tell_namesakes_apart() == 0
