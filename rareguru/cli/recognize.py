"""`rareguru recognize`: which findings does a text tell of?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import orjson

from rareguru.cli.answer_files import writing_answers
from rareguru.cli.build_files import silent_loaders
from rareguru.cli.line_files import LINES, Line, read_lines
from rareguru.knowledge.search.symptom_words import are_words_built, label_terms, recognize_in
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.mentions import Mention

GUESSED = ("en", "es")


class _Given(NamedTuple):
    id: object
    text: str
    language: str | None


@click.command()
@click.argument("text", required=False)
@click.option(
    "--lang",
    type=click.Choice(sorted(LANGUAGES)),
    help="Language of the text; English or Spanish is told by its words where none is given.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a list of {term, label, start, end, status, …}.")
@click.option("--texts", type=LINES, help="Read {id, text} from each line of this file instead (JSON Lines).")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the answers to --texts go, as JSON Lines."
)
def recognize(*, text: str | None, lang: str | None, as_json: bool, texts: Path | None, out: Path | None) -> None:
    """Find the symptoms that a text in plain words tells of, as HPO terms with their places in it.

    The status of each is present, absent, uncertain, or other (somebody else's). A line of --texts may
    have its own "lang". Ends with status 1 when nothing was found, 2 when the call is wrong.
    """
    if (text is None) == (texts is None) or (texts is None) != (out is None):
        message = "Give either a text, or --texts FILE with --out FILE."
        raise click.UsageError(message)
    if texts and out:
        _recognize_each(read_lines(texts, out), out, lang)
        return
    _refuse_without_words([lang])
    mentions = recognize_in(text or "", language=lang)
    if as_json:
        click.echo(orjson.dumps(as_data(mentions, lang), option=orjson.OPT_INDENT_2))
    else:
        _print(text or "", mentions, lang)
    if not mentions:
        raise click.exceptions.Exit(1)


def _refuse_without_words(languages: Iterable[str | None]) -> None:
    """Raise a refusal when the build has no words of these languages; None is read as one of those that are guessed."""
    needed = {code for language in languages for code in ([language] if language else GUESSED)}
    with silent_loaders():
        is_usable = are_words_built(needed)
    if not is_usable:
        message = "There are no usable tables of symptom words. Run `rareguru sync` first, or `rareguru build --again`."
        raise click.ClickException(message)


def as_data(mentions: Sequence[Mention], language: str | None) -> list[dict[str, object]]:
    """Return the findings as the documented list."""
    labels = label_terms([mention.term for mention in mentions], language=language or "en")
    return [
        {
            "term": one.term,
            "label": labels.get(one.term, ""),
            "start": one.start,
            "end": one.end,
            "status": one.status,
            "certainty": one.certainty,
            "alternatives": one.alternatives,
        }
        for one in mentions
    ]


def _recognize_each(lines: Sequence[Line], out: Path, lang: str | None) -> None:
    given = [_given(line, lang) for line in lines if line.text.strip()]
    _refuse_without_words({None, *(one.language for one in given)})
    with writing_answers(out) as answer:
        for one in given:
            findings = as_data(recognize_in(one.text, language=one.language), one.language)
            answer({"id": one.id, "findings": findings})


def _given(line: Line, lang: str | None) -> _Given:
    try:
        one = orjson.loads(line.text)
    except orjson.JSONDecodeError:
        one = None
    if not isinstance(one, dict) or not isinstance(one.get("text"), str):
        message = f'Line {line.number} of the texts is not an object with "id" and "text". Nothing was written.'
        raise click.ClickException(message)
    language = lang if one.get("lang") in (None, "") else one["lang"]
    if language not in (None, *LANGUAGES):
        message = (
            f'Line {line.number} of the texts has a "lang" that is none of {", ".join(sorted(LANGUAGES))}. '
            "Nothing was written. Mend it, or leave it out."
        )
        raise click.ClickException(message)
    return _Given(one.get("id"), one["text"], language)


def _print(text: str, mentions: Sequence[Mention], lang: str | None) -> None:
    if not mentions:
        click.echo("No symptom was recognized. Try it in other words, or name one part of the body.", err=True)
    for one in as_data(mentions, lang):
        words = " ".join(text[int(str(one["start"])) : int(str(one["end"]))].split())
        click.echo(f"{one['status']:<9}  {one['term']}  {one['label']}  ({words!r})")
