"""The page says what was measured, and nothing else."""

from html import unescape

import orjson
import pytest

from rareguru.website.quality import views
from rareguru.website.quality.measured import FILE, read_measured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
ADDRESS = "/symptoms/how-good/"


def _figure(key, value):
    return {
        "key": key,
        "what": f"the {key}",
        "value": value,
        "shown": f"{value} %",
        "goal": "",
        "command": "make bench",
    }


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """Let the page read other figures."""

    def told(**benchmarks):
        path = tmp_path / "measured.json"
        content = {
            name: {"measured_on": "2026-11-27", "figures": [_figure(*pair) for pair in figures.items()]}
            for name, figures in benchmarks.items()
        }
        path.write_bytes(orjson.dumps(content))
        read_measured.cache_clear()
        monkeypatch.setattr(views, "read_measured", lambda: read_measured(path))

    yield told
    read_measured.cache_clear()


def _text(client, address=ADDRESS):
    return " ".join(unescape(client.get(address).content.decode()).split())


def test_figures_are_told_as_sentences_with_their_day(client, measured):
    measured(ranking={"first": 41.2, "ten": 64.8})

    text = _text(client)

    assert "The right disease came first for 41 of 100." in text
    assert "It was among the first ten for 65 of 100." in text
    assert "27 November 2026" in text


def test_what_was_not_measured_is_not_told(client, measured):
    measured(ranking={"first": 41.2})

    text = _text(client)

    assert "hpo3" not in text.partition("All figures")[0]
    assert "From words to signs" not in text


def test_without_any_figures_it_says_so(client, measured):
    measured()

    assert "Nothing has been measured for this version yet." in _text(client)


def test_it_always_says_what_the_figures_do_not_mean(client, measured):
    measured(ranking={"first": 41.2})

    assert "A disease at its top is not a diagnosis." in _text(client)


def test_spanish_says_that_the_tables_are_english_and_marks_what_is(client, measured):
    measured(ranking={"first": 41.2})

    before, _heading, table = _text(client, f"/es{ADDRESS}").partition("Todas las cifras:")

    assert "Las tablas con todas las cifras se mantienen en inglés." in before
    assert table.startswith(' <span lang="en">ranking</span>')
    assert '<th scope="col">Cifra</th>' in table.partition('<tbody lang="en">')[0]
    assert 'lang="en" tabindex' not in table
    assert "kept in English" not in _text(client)


def test_the_published_figures_can_be_read():
    if FILE.exists():
        assert all(one.figures for one in read_measured().values())
