"""Walks the site over every link and yields the files of the copy."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .destinations import Task
from .making import File, Made

AT_ONCE = 1_000
"""Files that are made before what they lead to is looked at."""

Make = Callable[[Sequence[Task]], Iterable[Made]]
"""Makes files, and tells of them in the order in which it was asked."""


@dataclass
class Crawl:
    """One walk, from the addresses ``begin``; what stands at those in ``own`` is made elsewhere.

    ``lacking`` is what could not be had, and why.
    """

    begin: Iterable[str]
    own: Iterable[str]
    lacking: dict[str, str] = field(default_factory=dict)
    waiting: deque[Task] = field(default_factory=deque)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._seen.update(self.own)
        self.follow(Task(path, path) for path in self.begin)

    def follow(self, tasks: Iterable[Task]) -> None:
        """Remember what has to be made, once."""
        for task in tasks:
            if task.path not in self._seen:
                self._seen.add(task.path)
                self.waiting.append(task)

    def files(self, make: Make) -> Iterator[File]:
        """Yield each file once."""
        while self.waiting:
            some = [self.waiting.popleft() for _ in range(min(AT_ONCE, len(self.waiting)))]
            for made in make(some):
                self.follow(made.tasks)
                if made.file is None:
                    self.lacking[made.task.source] = made.why
                else:
                    yield made.file
