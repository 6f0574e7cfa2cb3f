"""Django, started for one command."""

import os

from synovia.knowledge.tariff_tables import use_folder
from synovia.project.folders import data_folder, own_tariffs


def start_django() -> None:
    """With the environment as it is now; nothing of Django may be imported before."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "synovia.project.settings")
    use_folder(own_tariffs(data_folder()))
    django.setup()
