"""What the commands of ``fieldpost`` have in common."""

from django.core.management.base import BaseCommand


class OfficeCommand(BaseCommand):
    """A command for whoever looks after an installation: shows its own options alone, works whatever Django's checks say."""

    requires_system_checks = []
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
    }
