"""The architecture, kept: which package may import which, and that nothing below the command knows clock or network."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
MAY_IMPORT = {
    "errors": set(),
    "domain": {"errors"},
    "gazetteer": {"errors", "domain"},
    "reading": {"errors", "domain", "gazetteer"},
    "publishing": {"errors", "domain", "gazetteer"},
    "cli": {"errors", "domain", "gazetteer", "reading", "publishing"},
    "web": {"errors", "domain", "gazetteer", "reading", "publishing"},
}
"""The packages of fieldpost, and which others each may import."""

APPS = ("accounts", "missions", "bulletins", "activities", "issues", "public")
"""The apps of the web side; each may import those before it."""

WORLD = {
    "asyncio",
    "django",
    "ftplib",
    "getpass",
    "http",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "time",
    "urllib.request",
}
"""Modules of the clock, the network and settings."""

WORLDLY_CALLS = ("date.today", "datetime.now", "datetime.today", "datetime.utcnow", "os.environ", "os.getenv")
"""What asks the clock or the environment, in a module that knows better things, too."""

CHILD_PROCESS = {"fieldpost.reading.documents.child", "fieldpost.reading.documents.child_main"}
"""A damaged file is opened in a process of its own, which has a time limit and an environment."""


def modules() -> dict[str, ast.Module]:
    """Return every module of fieldpost by its dotted name."""
    found = {}
    for path in sorted(SOURCE.glob("fieldpost/**/*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    return found


MODULES = modules()


def imported(name: str) -> Iterator[str]:
    """Yield the dotted names that a module imports, wherever it does so."""
    is_package = (SOURCE / name.replace(".", "/") / "__init__.py").exists()
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            steps = node.level - is_package
            parents = name.split(".")[: len(name.split(".")) - steps] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield from (f"{base}.{each.name}" for each in node.names)


def package(name: str) -> str:
    """Return the package below fieldpost that a dotted name belongs to, empty for fieldpost itself."""
    first = name.removeprefix("fieldpost").lstrip(".").partition(".")[0]
    return "" if first == "__version__" else first


def app(name: str) -> str:
    """Return the app that a dotted name of the web side belongs to, empty for what serves all of them."""
    return name.removeprefix("fieldpost.web").lstrip(".").partition(".")[0] if name.startswith("fieldpost.web") else ""


@pytest.mark.parametrize("name", [name for name in MODULES if name != "fieldpost"])
def test_a_module_imports_only_what_lies_below_it(name: str) -> None:
    own = package(name)
    others = {package(each) for each in imported(name) if each.partition(".")[0] == "fieldpost"}

    assert others - {own, ""} <= MAY_IMPORT[own]


@pytest.mark.parametrize(
    "name", [name for name in MODULES if package(name) not in ("cli", "web") and name not in CHILD_PROCESS]
)
def test_nothing_below_the_command_knows_the_clock_the_network_or_settings(name: str) -> None:
    worldly = {each for each in imported(name) for module in WORLD if f"{each}.".startswith(f"{module}.")}
    attributes = {ast.unparse(node) for node in ast.walk(MODULES[name]) if isinstance(node, ast.Attribute)}
    calls = {each for each in attributes if each.lower().endswith(WORLDLY_CALLS)}

    assert (worldly, calls) == (set(), set())


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("fieldpost.web.")])
def test_an_app_imports_only_those_before_it(name: str) -> None:
    own = app(name)
    others = {app(each) for each in imported(name)} & set(APPS)

    assert own not in APPS or all(APPS.index(other) <= APPS.index(own) for other in others)


def test_every_package_has_its_place() -> None:
    assert {package(name) for name in MODULES} - {""} == set(MAY_IMPORT)


def test_the_rules_see_what_they_forbid() -> None:
    assert "fieldpost.domain.Reading" in set(imported("fieldpost.publishing.explain"))
    assert "fieldpost.publishing.answers.told" in set(imported("fieldpost.publishing.explain"))
    assert "fieldpost.reading.pipeline.read_bulletin" in set(imported("fieldpost.reading"))
