"""Where the files go that are made of each bulletin."""

from collections.abc import Sequence
from pathlib import Path

from .errors import CommandError


def output_paths(files: Sequence[Path], target: Path, suffix: str) -> dict[Path, Path]:
    """Return for each of ``files`` where its output goes.

    ``target`` is one file if it ends as ``suffix`` does (.json, .html), else a folder, in which each output is called
    like its bulletin with ``suffix`` in place of the ending; beside the ending where two differ in that alone.

    Raises:
        CommandError: one output would overwrite another.
    """
    unique = list(dict.fromkeys(files))
    if target.suffix == suffix[suffix.rindex(".") :]:
        if len(unique) > 1:
            raise CommandError(f"{target} is one file, but there are {len(unique)} bulletins; name a folder instead")
        return {unique[0]: target}
    stems = [path.stem for path in unique]
    names = [path.stem if stems.count(path.stem) == 1 else path.name for path in unique]
    doubled = next((name for name in names if names.count(name) > 1), None)
    if doubled:
        raise CommandError(f"two of the bulletins are called {doubled}; write them to different folders")
    return {path: target / f"{name}{suffix}" for path, name in zip(unique, names, strict=True)}
