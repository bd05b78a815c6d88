"""Whatever the files hold, the reader answers with issues or refuses the release."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rareguru.knowledge.importers.doid.reading import read
from rareguru.knowledge.importers.doid.upstream import UPSTREAM
from rareguru.knowledge.sources.issues import UnusableRelease
from rareguru.testing.releases import SAMPLES, changed_samples

SOME = ("doid/DO_rare_slim.obo", "doid/doid-es-translated.tsv")
anything = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@anything
@given(name=st.sampled_from(SOME), share=st.floats(0, 1))
def test_a_file_cut_anywhere(tmp_path, name, share):
    content = (SAMPLES / name).read_bytes()

    with suppress(UnusableRelease):
        list(read(changed_samples(tmp_path, name, content[: int(share * len(content))])))


@anything
@given(name=st.sampled_from(SOME), content=st.binary(max_size=300))
def test_a_file_of_any_bytes(tmp_path, name, content):
    with pytest.raises(UnusableRelease):
        list(read(changed_samples(tmp_path, name, content)))


@anything
@given(name=st.sampled_from(SOME), share=st.floats(0, 1), noise=st.binary(min_size=1, max_size=20))
def test_a_file_with_noise_anywhere(tmp_path, name, share, noise):
    content = (SAMPLES / name).read_bytes()
    place = int(share * len(content))

    with suppress(UnusableRelease):
        list(read(changed_samples(tmp_path, name, content[:place] + noise + content[place:])))


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("doid/doid-es-translated.tsv", "source_id", "source_text"),
    ],
)
def test_swapped_columns(tmp_path, name, one, other):
    text = (SAMPLES / name).read_text()
    swapped = text.replace(one, "@", 1).replace(other, one, 1).replace("@", other, 1)

    with pytest.raises(UnusableRelease, match="swapped"):
        list(read(changed_samples(tmp_path, name, swapped.encode())))


@pytest.mark.parametrize("name", [file.name for file in UPSTREAM.files if not file.is_optional])
def test_a_missing_file(tmp_path, name):
    files = changed_samples(tmp_path, name, b"")
    (tmp_path / name).unlink()

    with pytest.raises(UnusableRelease, match="missing"):
        list(read(files))
