"""``fieldpost reindex``: the index of the public site's search, written anew."""

from typing import Any

from fieldpost.web.missions.management.office import OfficeCommand
from fieldpost.web.missions.models import Mission
from fieldpost.web.public.search import index


class Command(OfficeCommand):
    help = "Write the search of the public site anew from what is shown; readers can search all the while."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        is_watched = self.stderr.isatty()
        for mission in Mission.objects.order_by("key"):
            count = 0

            def tell(done: int) -> None:
                nonlocal count
                count = done
                if is_watched:
                    self.stderr.write(f"\r\x1b[K{done:,} activities ...", ending="")
                    self.stderr.flush()

            index.rebuild(mission.pk, tell)
            if is_watched:
                self.stderr.write("\r\x1b[K", ending="")
            self.stdout.write(f"{mission.key}\t{count}")
