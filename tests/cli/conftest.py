"""The command as a user types it, and a bulletin for it to read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fieldpost.cli.app import app

BULLETIN = """ODN MISSION IN BISHKEK
Monthly bulletin, May 2031

Gauges for the Aspara

On 14 and 15 May 2031, the Mission organised a workshop on river gauges in Bishkek. Eighteen engineers took part.

Young reporters

On 24 May 2031, the Mission held a seminar for young reporters in Osh. Some 30 students took part.
"""

Fieldpost = Callable[..., Result]


@pytest.fixture
def fieldpost() -> Fieldpost:
    """Run the command with these arguments."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    """A bulletin of May 2031 that tells two activities."""
    path = tmp_path / "may.txt"
    path.write_text(BULLETIN, encoding="utf-8")
    return path
