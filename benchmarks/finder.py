"""How long somebody waits for the finder: the first result after a start, further ones, and odd questions."""

from __future__ import annotations

import http
import time
from collections.abc import Iterator, Mapping

from benchmarks.figure import Figure, at_most
from benchmarks.server import Site, our_server, serving
from benchmarks.stage import free_port, prepare

COMMAND = "make bench ARGS=finder"
PAGE = "/symptoms/"
STARTS = 3
TURNS = 3
COLD, WARM, LONGEST = 150, 60, 1_000  # milliseconds
TEXTS = (
    "dry cough for two months, fever, short of breath, no chest pain",
    "my son has seizures, is small for his age and does not speak yet",
    "very bendy joints, stretchy skin, bruises easily",
    "muscle weakness in the evening, drooping eyelids, double vision",
    "yellow skin, itching, tired all the time, large spleen",
    "night blindness since childhood and hearing loss",
    "fits, white patches on the skin, learning difficulties",
    "brittle bones, blue whites of the eyes, hearing loss",
    "pain in hands and feet in the heat, little sweating, protein in the urine",
    "frequent infections, eczema, bleeding gums, low platelets",
    "HP:0001250 HP:0001263 HP:0000252 HP:0001252",
    "shaking hands, unsteady walk, slurred speech, no headaches",
)


def measure() -> Iterator[Figure]:
    prepare()
    port, firsts = free_port(), []
    for _ in range(STARTS):
        with serving(our_server(port), port, RAREGURU_FINDER_PER_MINUTE="0") as site:
            firsts.append(_milliseconds(site, {"text": TEXTS[0]}))
            if len(firsts) == STARTS:
                further = sorted(_milliseconds(site, {"text": text}) for text in TEXTS[1:] * TURNS)
                odd = list(_odd(site))
    first = sorted(firsts)[STARTS // 2]
    yield Figure(f"first result after the start, median of {STARTS} starts", first, "ms", COMMAND, at_most(COLD))
    yield Figure("further result, median", further[len(further) // 2], "ms", COMMAND, at_most(WARM), "warm")
    yield Figure("further result, slowest", further[-1], "ms", COMMAND)
    yield from odd


def _odd(site: Site) -> Iterator[Figure]:
    answered = {"text": TEXTS[0], "typed": TEXTS[0], "do": "no HP:0001945"}
    yield Figure("a question answered", _milliseconds(site, answered), "ms", COMMAND, at_most(WARM))
    words = {"text": "fever and cough, no rash but joint pain " * 1_250}
    yield Figure("10,000 words", _milliseconds(site, words), "ms", COMMAND, at_most(LONGEST))
    terms = {"text": " ".join(f"HP:{number:07d}" for number in range(1, 501))}
    yield Figure("500 terms", _milliseconds(site, terms), "ms", COMMAND, at_most(LONGEST))
    names = sorted(_milliseconds(site, {"q": "muscle weak"[:end]}, f"{PAGE}terms") for end in range(2, 12))
    yield Figure("names while typing, median", names[len(names) // 2], "ms", COMMAND)


def _milliseconds(site: Site, form: Mapping[str, str], path: str = PAGE) -> float:
    started = time.perf_counter()
    answer = site.ask(path, form=form)
    if answer.status != http.HTTPStatus.OK:
        message = f"{path} answered with status {answer.status}."
        raise SystemExit(message)
    return (time.perf_counter() - started) * 1000
