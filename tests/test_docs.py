"""The documentation names every command, option and target, and every link in it leads somewhere."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main
from django.core.management import get_commands, load_command_class
from typer.core import TyperGroup

from fieldpost.cli.app import MANAGED, app
from fieldpost.publishing.formats import FORMATS

ROOT = Path(__file__).parents[1]
DOCS = [*ROOT.glob("*.md"), *sorted(ROOT.glob("docs/**/*.md"))]
COMMANDS = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)


def section(command: str) -> str:
    """Return what docs/reference/commands.md says about a command."""
    return COMMANDS.split(f"\n## {command}\n", 1)[1].split("\n## ", 1)[0]


def test_every_command_and_each_of_its_options_is_described() -> None:
    group = typer.main.get_command(app)
    context = typer.Context(group)

    assert isinstance(group, TyperGroup)
    for name in group.list_commands(context):
        options = options_of(name, group.get_command(context, name))
        text = section(f"fieldpost {name}")
        assert {option for option in options - {"--help"} if f"`{option}`" not in text and option not in text} == set()


def options_of(name: str, command: Any) -> set[str]:
    """Return the options of a command; those of a management command are shown in its help alone."""
    if name in MANAGED:
        module = MANAGED[name][0]
        managed = load_command_class(get_commands()[module], module)
        assert managed.help.startswith(MANAGED[name][1].rstrip("."))
        return set(re.findall(r"(?<!\w)--[a-z-]+", managed.create_parser("fieldpost", name).format_help()))
    return {option for parameter in command.params for option in parameter.opts if option.startswith("--")}


def test_every_variable_of_the_settings_is_described() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "fieldpost").glob("**/*.py"))
    described = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")

    names = set(re.findall(r"\b(?:FIELDPOST_[A-Z]+|DATABASE_URL)\b", code))
    assert "FIELDPOST_HOME" in names
    assert {name for name in names if f"`{name}`" not in described} == set()


def test_every_format_is_named() -> None:
    assert [name for name in FORMATS if f"`{name}`" not in section("fieldpost publish")] == []


def test_every_target_of_make_is_described() -> None:
    listed = subprocess.run(["make", "help"], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    targets = re.findall(r"^make ([\w-]+)", listed, flags=re.MULTILINE)

    assert "run" in targets
    assert [target for target in targets if f"`make {target}`" not in section("make")] == []


def links(page: Path) -> list[str]:
    """Return the files that a page links, as it names them."""
    found = LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    return [link.partition("#")[0] for link in found if not link.startswith(("http://", "https://", "#"))]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(path: Path) -> None:
    assert [file for file in links(path) if not (path.parent / file).exists()] == []


def test_every_page_is_reached_from_the_index() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        targets = {(page.parent / link).resolve() for link in links(page)}
        waiting += [target for target in targets - seen if target.suffix == ".md"]

    assert sorted(str(path.relative_to(ROOT)) for path in DOCS if path not in seen) == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = [re.split(r"[<>=\[]", each)[0] for each in needed]
    reasons = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")

    assert [name for name in names if not re.search(rf"^\|.*\b{re.escape(name)}\b", reasons, re.MULTILINE)] == []


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for file, needed in {
        "requirements.lock": [*project["project"]["dependencies"], *project["build-system"]["requires"]],
        "requirements-dev.lock": project["dependency-groups"]["dev"],
    }.items():
        locked = re.findall(r"^([\w.-]+)==", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
        assert [name for each in needed if (name := re.split(r"[<>=\[]", each)[0]) not in locked] == []
