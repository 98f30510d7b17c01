"""An empty installation with the settings of a server, in a folder of its own, for measuring in this process."""

import os


def set_up(folder: str) -> None:
    """Make it; DATABASE_URL names another database than a new SQLite file, which has to be empty."""
    os.environ |= {
        "FIELDPOST_HOME": folder,
        "DJANGO_SETTINGS_MODULE": "fieldpost.web.settings.production",
        "FIELDPOST_SECRET_KEY": "only for measuring",
        "FIELDPOST_HOSTS": ".testserver",
        "FIELDPOST_ADDRESS": "https://testserver",
        "FIELDPOST_SMTP": "smtp://localhost",
    }
    import logging

    import django
    from django.core.management import call_command

    django.setup()
    logging.disable()
    call_command("migrate", verbosity=0)
