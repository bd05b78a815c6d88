"""Measure everything, or what is named: `python -m benchmarks [NAME…]`.

A benchmark is a module of this package with a function `measure() -> Iterator[Figure]`.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.table import Table

import benchmarks
from benchmarks.figure import Figure
from benchmarks.publishing import publish_figures

Measure = Callable[[], Iterator[Figure]]
WIDTH = 120  # where there is no terminal to ask
FIRST = "sync"  # fills the site that the others look at


def find_benchmarks() -> dict[str, Measure]:
    """Return the function of each benchmark, by name, in the order they run."""
    found = {}
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if not module.name.startswith("_"):
            measure = getattr(importlib.import_module(f"benchmarks.{module.name}"), "measure", None)
            if callable(measure):
                found[module.name] = measure
    return dict(sorted(found.items(), key=lambda item: (item[0] != FIRST, item[0])))


def print_figures(name: str, figures: list[Figure]) -> None:
    table = Table(title=name, title_justify="left")
    for column in ("what", "figure", "goal", "command"):
        table.add_column(column, justify="right" if column == "figure" else "left", overflow="fold")
    for figure in figures:
        style = "" if figure.is_reached else "bold red"
        table.add_row(figure.what, figure.shown, figure.goal_shown, figure.command, style=style)
    console = Console()
    console.print(table, width=max(console.width, WIDTH))


@click.command()
@click.argument("names", nargs=-1)
@click.option("--publish", is_flag=True, help="Write the figures down for the page “How good is it?”.")
def main(names: tuple[str, ...], *, publish: bool) -> None:
    """Measure and print; ends with status 1 when a goal was missed."""
    known = find_benchmarks()
    if wrong := set(names) - known.keys():
        message = f"There is no benchmark named {', '.join(sorted(wrong))}; there are {', '.join(known)}."
        raise click.UsageError(message)
    missed = []
    for name in names or known:
        figures = list(known[name]())
        print_figures(name, figures)
        if publish:
            publish_figures(name, figures, datetime.now(UTC).date())
        missed += [figure.what for figure in figures if not figure.is_reached]
    if missed:
        click.echo(f"Missed: {'; '.join(missed)}.", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
