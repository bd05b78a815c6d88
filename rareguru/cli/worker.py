"""The worker process that `rareguru up` starts: it carries out the queued tasks."""

from __future__ import annotations

import os

import click
import django
from django.core.management import call_command

from rareguru.cli.main import SETTINGS
from rareguru.lib.processes import die_with_parent


@click.command()
@click.option("--parent", type=int, default=os.getppid, help="Process to die with.")
def worker(parent: int) -> None:
    """Carry out tasks until told to stop."""
    die_with_parent(parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    call_command("db_worker", verbosity=0, reload=False)


if __name__ == "__main__":
    worker()
