"""The documentation names every command, option and target, and every link in it leads somewhere."""

import re
import subprocess
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup

from fieldpost.cli.app import app
from fieldpost.publishing.formats import FORMATS

ROOT = Path(__file__).parents[1]
DOCS = [*ROOT.glob("*.md"), *sorted(ROOT.glob("docs/**/*.md"))]
COMMANDS = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def section(command: str) -> str:
    """Return what docs/reference/commands.md says about a command."""
    return COMMANDS.split(f"\n## {command}\n", 1)[1].split("\n## ", 1)[0]


def test_every_command_and_each_of_its_options_is_described() -> None:
    group = typer.main.get_command(app)
    context = typer.Context(group)

    assert isinstance(group, TyperGroup)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        text = section(f"fieldpost {name}")
        assert {option for option in options - {"--help"} if f"`{option}`" not in text and option not in text} == set()


def test_every_format_is_named() -> None:
    assert [name for name in FORMATS if f"`{name}`" not in section("fieldpost publish")] == []


def test_every_target_of_make_is_described() -> None:
    listed = subprocess.run(["make", "help"], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    targets = re.findall(r"^make (\w+)", listed, flags=re.MULTILINE)

    assert "run" in targets
    assert [target for target in targets if f"`make {target}`" not in section("make")] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    files = [link.partition("#")[0] for link in links if not link.startswith(("http://", "https://", "#"))]

    assert [file for file in files if not (path.parent / file).exists()] == []


def test_every_page_is_reached_from_the_index() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.exists() and target not in seen:
                waiting.append(target)

    assert sorted(str(path.relative_to(ROOT)) for path in DOCS if path not in seen) == []
