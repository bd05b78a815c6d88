"""The rules of the house, each a function from a tree to its faults, so that each can be tried on a planted one."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LARGEST_FILE = 600_000
LONGEST_MODULE = 400
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "services"}
# Written in parts, so that this file keeps the rule itself.
_REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
    )
]
_MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|opt/pypi[\w-]*|home/\w+)/|\b\w:\\\\Users\b")
_OUTSIDE = re.compile(r"\.\./share[d]\b")
_MAY_NAME_OUTSIDE = {"Makefile", "README.md", ".ci/run"}
_SETTING = re.compile(r"os\.environ(?:\.get\(|\[|\.setdefault\()\s*\"([A-Z_]+)\"")
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@dataclass(frozen=True, slots=True)
class File:
    """A tracked file: its path in the repository and its content."""

    path: str
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")

    @property
    def is_text(self) -> bool:
        return b"\0" not in self.content[:8000]


def tracked_files() -> list[File]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = [name for name in names.split("\0") if name and (ROOT / name).is_file()]
    return [File(name, (ROOT / name).read_bytes()) for name in paths]


def registry_hosts(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        for host in _REGISTRIES:
            if host in file.text:
                yield f"{file.path} names the registry {host}; name the package only"


def machine_paths(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        if file.is_text and (found := _MACHINE_PATHS.search(file.text)):
            yield f"{file.path} names {found[0]}, a folder of one machine"
        if file.is_text and file.path not in _MAY_NAME_OUTSIDE and _OUTSIDE.search(file.text):
            yield f"{file.path} names a folder outside the repository"


def large_files(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        if len(file.content) > LARGEST_FILE:
            yield f"{file.path} has {len(file.content):,} bytes; the most is {LARGEST_FILE:,}"


def settings_read(files: Iterable[File]) -> set[str]:
    """Return every environment variable that the product reads."""
    return {
        name
        for file in files
        if file.path.startswith("rareguru/") and file.path.endswith(".py") and "/tests/" not in file.path
        for name in _SETTING.findall(file.text)
    }


def undocumented_settings(files: Iterable[File], page: str) -> Iterator[str]:
    for name in sorted(settings_read(files)):
        if f"`{name}`" not in page and f"`{name}=" not in page:
            yield f"the setting {name} is not explained"


def undocumented_sources(keys: Iterable[str], paths: Iterable[str]) -> Iterator[str]:
    pages = set(paths)
    for key in keys:
        if f"docs/sources/{key}.md" not in pages:
            yield f"the source {key} has no page in docs/sources/"


def dead_links(files: Iterable[File], paths: Iterable[str]) -> Iterator[str]:
    """Yield relative links of Markdown pages that lead nowhere in the repository."""
    known = set(paths)
    for file in files:
        if not file.path.endswith(".md"):
            continue
        for target in _LINK.findall(file.text):
            if "://" in target or target.startswith("mailto:"):
                continue
            place = (ROOT / file.path).parent.joinpath(target).resolve()
            wanted = place.relative_to(ROOT).as_posix() if place.is_relative_to(ROOT) else target
            if wanted not in known and not any(path.startswith(f"{wanted}/") for path in known):
                yield f"{file.path} links to {target}, which is not there"


def long_modules(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        lines = file.content.count(b"\n")
        if file.path.endswith(".py") and "/migrations/" not in file.path and lines > LONGEST_MODULE:
            yield f"{file.path} has {lines} lines; make it a folder by topic"


def vague_names(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if path.endswith(".py") and VAGUE_NAMES & set(path.removesuffix(".py").split("/")):
            yield f"{path} has a name that says nothing; name its topic"


def packages_without_a_line(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        folder = file.path.removesuffix("/__init__.py").rsplit("/", 1)[-1]
        # Django looks for every model in `models`, so that folder has to name them.
        if file.path.endswith("/__init__.py") and folder not in {"migrations", "models"}:
            tree = ast.parse(file.text)
            if not ast.get_docstring(tree) or len(tree.body) != 1:
                yield f"{file.path} should hold one docstring, its line of the tree, and nothing else"


def testing_outside_tests(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        is_product = file.path.startswith("rareguru/") and not file.path.startswith("rareguru/testing/")
        if not is_product or not file.path.endswith(".py") or "/tests/" in file.path:
            continue
        if re.search(r"^\s*(?:from|import) rareguru\.testing\b", file.text, re.MULTILINE):
            yield f"{file.path} imports rareguru.testing, which is for tests"


def unnamed_migrations(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if "/migrations/" in path and "_auto_" in path:
            yield f"{path} has no name; say what it does"


def unlocked_requirements(wanted: str, locked: str) -> Iterator[str]:
    """Yield what is asked for and not locked, or locked without a hash."""
    pins = {_normal(name): block for name, block in re.findall(r"^([\w.-]+)==((?:.*\\\n)*.*)$", locked, re.MULTILINE)}
    for asked in re.findall(r"^[A-Za-z0-9][\w.-]*", wanted, re.MULTILINE):
        if _normal(asked) not in pins:
            yield f"{asked} is not locked; run `make lock`"
    for name, block in pins.items():
        if "--hash=sha256:" not in block:
            yield f"{name} is locked without a hash"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
