"""The doctor sees what is wrong and says what to do."""

import socket

import orjson
import pytest
from click.testing import CliRunner
from django.core.checks import Error

from rareguru.cli import doctor, refresh
from rareguru.knowledge.catalogue.statements import Term
from rareguru.knowledge.differential.build import build_ranking, name_candidates
from rareguru.knowledge.differential.helplines import FaultyHelplines
from rareguru.knowledge.differential.tests.built import tell_of_findings
from rareguru.knowledge.pages.build import build_pages
from rareguru.knowledge.pages.terms import build_terms
from rareguru.knowledge.pages.tests.catalogue import TODAY, tell_of_cop
from rareguru.knowledge.search.index import build_name_index
from rareguru.knowledge.search.symptom_tables import build_symptom_words
from rareguru.knowledge.search.tests.built import tell_of_names
from rareguru.knowledge.sources.build import new_build
from rareguru.lib.processes import hold_lock


@pytest.fixture
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def listener(socket_enabled):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def _problems(verdicts):
    return [verdict for verdict in verdicts if not verdict.is_good]


def test_a_sound_configuration_is_said_to_be_so(settings):
    settings.SITE_ADDRESS = "http://localhost:8000"

    [verdict] = doctor.look_at_configuration()

    assert verdict.is_good
    assert verdict.seen == "the site is at http://localhost:8000"


@pytest.mark.parametrize("hosts", [["rare.example"], [".example"], ["*"]])
def test_an_address_that_the_hosts_let_in_is_good(settings, hosts):
    settings.SITE_ADDRESS, settings.ALLOWED_HOSTS = "https://rare.example", hosts

    assert _problems(doctor.look_at_configuration()) == []


def test_an_address_that_the_hosts_keep_out_is_a_problem(settings):
    settings.SITE_ADDRESS, settings.ALLOWED_HOSTS = "https://rare.example", ["localhost"]

    [problem] = _problems(doctor.look_at_configuration())

    assert problem.to_do == "Add rare.example to RAREGURU_HOSTS, or mend RAREGURU_ADDRESS."


def test_a_fault_found_by_django_is_passed_on(monkeypatch):
    monkeypatch.setattr(doctor, "run_checks", lambda: [Error("It is broken.", hint="Mend it.", id="x.E001")])

    [problem] = _problems(doctor.look_at_configuration())

    assert (problem.seen, problem.to_do) == ("It is broken.", "Mend it.")


def test_an_old_sqlite_is_a_problem(monkeypatch):
    monkeypatch.setattr(doctor, "connection", type("Connection", (), {"vendor": "sqlite"}))
    monkeypatch.setattr(doctor, "version", lambda: (3, 40, 1))

    assert "make setup" in doctor.look_at_sqlite().to_do


def test_a_full_disk_is_a_problem(var, monkeypatch):
    assert doctor.look_at_disk().seen.endswith(f"GB free at {var}")

    monkeypatch.setattr(doctor, "LEAST_FREE_BYTES", 10**18)

    assert doctor.look_at_disk().to_do.startswith("Free some space")


def test_a_secret_that_others_can_read_is_a_problem(var):
    secret = var / "secret-key"
    secret.write_text("x")
    secret.chmod(0o644)

    [problem] = _problems(doctor.look_at_permissions())

    assert problem.to_do == f"Run: chmod 600 {secret}"


def test_a_secret_of_the_owner_is_good(var):
    (var / "secret-key").touch(0o600)

    assert _problems(doctor.look_at_permissions()) == []


def test_missing_files_of_sources_are_named(settings, tmp_path):
    settings.SOURCES = str(tmp_path)
    (tmp_path / "hpo").mkdir()
    (tmp_path / "hpo" / "phenotype.hpoa").touch()

    [problem] = doctor.look_at_sources()

    assert "hpo/hp.obo" in problem.to_do
    assert "hpo/phenotype.hpoa" not in problem.to_do


def test_a_folder_of_sources_that_is_none_is_a_problem(settings, tmp_path):
    settings.SOURCES = str(tmp_path / "nowhere")

    assert [problem.seen for problem in doctor.look_at_sources()] == [f"{tmp_path}/nowhere is not a folder"]


def test_without_a_folder_the_hosts_are_named(settings):
    settings.SOURCES = ""

    [verdict] = doctor.look_at_sources()

    assert verdict.is_good
    assert "github" in verdict.seen


@pytest.mark.django_db
def test_an_empty_catalogue_is_a_problem():
    assert doctor.look_at_database().to_do == "Run: rareguru sync"


@pytest.mark.django_db
def test_no_build_is_a_problem(var):
    assert doctor.look_at_build().to_do == "Run: rareguru build"


FILES_OF_A_BUILD = [
    "names/index.json",
    "names/keys.text.npy",
    "differential/model.json",
    "differential/ratios.npy",
    "differential/names.json",
    "differential/identifiers.json",
    "symptom_words/es/phrases.json",
    "symptom_words/en/beginnings.terms.npy",
    "terms.json",
]


@pytest.fixture
def whole_build(var, db):
    """A build with everything that is opened to see whether it can be read."""
    tell_of_names()
    tell_of_findings()
    build_pages(today=TODAY)
    with new_build("1") as folder:
        build_name_index(folder)
        build_symptom_words(folder)
        build_ranking(folder)
        name_candidates(folder)
        build_terms(folder)
    return var / "build" / "1"


def test_a_damaged_file_of_a_build_is_a_problem(whole_build, monkeypatch):
    monkeypatch.setattr(doctor, "is_build_fresh", lambda: True)
    assert doctor.look_at_build().is_good

    for place in FILES_OF_A_BUILD:
        path = whole_build / place
        content = path.read_bytes()
        path.write_bytes(content[: min(10, len(content) - 1)])

        assert doctor.look_at_build().to_do == "Run: rareguru build --again", path
        path.write_bytes(content)


def test_a_damaged_build_is_made_again_by_the_next_start(whole_build, monkeypatch):
    monkeypatch.setattr(refresh, "wanted_build", lambda: "1")
    assert refresh.is_build_fresh()

    (whole_build / "differential" / "ratios.npy").write_bytes(b"cut off")

    assert not refresh.is_build_fresh()


@pytest.mark.django_db
def test_a_pointer_that_leads_to_no_build_is_a_problem(var):
    (var / "build").mkdir()
    (var / "build" / "current").write_bytes(b"\xff\xfe")

    assert doctor.look_at_build().seen == f"{var}/build/current leads to no build"


@pytest.mark.parametrize("key", ["", " ", "changeme"])
def test_a_secret_key_that_can_be_guessed_is_a_problem(settings, key, monkeypatch):
    monkeypatch.delenv("RAREGURU_SECRET_KEY", raising=False)
    settings.SECRET_KEY = key

    [problem] = doctor.look_at_secret_key()

    assert problem.to_do.endswith("secret-key, and the next start makes a new one.")


@pytest.mark.parametrize("key", ["changeme"])
def test_a_short_secret_key_of_the_environment_is_mended_there(settings, key, monkeypatch):
    monkeypatch.setenv("RAREGURU_SECRET_KEY", key)
    settings.SECRET_KEY = key

    [problem] = doctor.look_at_secret_key()

    assert "Give RAREGURU_SECRET_KEY 32 characters or more" in problem.to_do


def test_the_key_that_is_made_is_good(settings):
    settings.SECRET_KEY = "x" * 64

    assert list(doctor.look_at_secret_key()) == []


@pytest.mark.parametrize(("name", "value"), [("PROCESSES", 0), ("FINDER_PER_MINUTE", -5), ("PAGE_CACHE_MB", -1)])
def test_a_number_that_makes_no_sense_is_a_problem(settings, name, value):
    assert list(doctor.look_at_numbers()) == []

    setattr(settings, name, value)

    assert [problem.seen for problem in doctor.look_at_numbers()] == [f"RAREGURU_{name} is {value}"]


def test_a_host_that_is_none_is_a_problem_of_its_own(monkeypatch):
    def refuse(_host, _port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(doctor, "refuse_taken_port", refuse)

    verdict = doctor.look_at_port("nosuchhost.invalid", 8000)

    assert verdict.seen == "the host 'nosuchhost.invalid' cannot be looked up (Name or service not known)"
    assert not verdict.is_good


@pytest.mark.django_db
def test_the_notices_about_urgent_signs_are_in_order():
    verdict = doctor.look_at_urgent_signs()

    assert verdict.is_good
    assert verdict.seen.endswith("notices are in order")


@pytest.mark.django_db
def test_faulty_numbers_of_the_notices_are_a_problem(monkeypatch):
    def refuse():
        raise FaultyHelplines("Entry 1 of helplines.json cannot be used.")

    monkeypatch.setattr(doctor, "read_helplines", refuse)

    assert doctor.look_at_urgent_signs().seen == "Entry 1 of helplines.json cannot be used."


@pytest.mark.django_db
def test_a_term_of_a_notice_that_hpo_has_given_up_is_named():
    tell_of_cop(("hpo", [Term("HP:0002094", "Dyspnea", is_obsolete=True)]))

    assert doctor.look_at_urgent_signs().seen == "HPO has given up HP:0002094"


def test_a_port_that_somebody_else_holds_is_a_problem(var, listener):
    verdict = doctor.look_at_port(*listener.getsockname())

    assert (
        verdict.to_do
        == f"Stop what listens there, or choose another port: rareguru up --port {listener.getsockname()[1] + 1}"
    )


def test_a_port_that_this_site_holds_is_good(var, listener):
    hold_lock(var / "up.lock")

    assert doctor.look_at_port(*listener.getsockname()).is_good


@pytest.mark.django_db
def test_the_verdicts_come_as_json_with_status_1_for_a_problem(var, socket_enabled):
    done = CliRunner().invoke(doctor.doctor, ["--json", "--port", "1"])

    subjects = {verdict["subject"]: verdict["ok"] for verdict in orjson.loads(done.stdout)}
    assert subjects["database"] is False
    assert done.exit_code == 1


@pytest.mark.django_db
def test_a_problem_stands_above_what_to_do(var, socket_enabled):
    done = CliRunner().invoke(doctor.doctor, [])

    assert "PROBLEM  database: the catalogue is empty\n         Run: rareguru sync\n" in done.stdout
