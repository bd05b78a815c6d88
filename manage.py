#!/usr/bin/env python
"""Django's own commands; people who run the site use `rareguru` instead."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rareguru.config.settings")
    execute_from_command_line(sys.argv)
