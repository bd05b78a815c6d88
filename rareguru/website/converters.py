"""Parts of addresses."""

from __future__ import annotations


class LetterConverter:
    """A letter of the list from A to Z, or "0-9" for all that begins with none."""

    regex = "[a-z]|0-9"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class NumberConverter:
    """The number of a page of a list; the first has none in its address."""

    regex = "[2-9]|[1-9][0-9]{1,3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
