"""The door for the web server: `granian --interface wsgi synovia.project.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from synovia.knowledge.tariff_tables import use_folder
from synovia.project.folders import data_folder, own_tariffs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "synovia.project.settings")

use_folder(own_tariffs(data_folder()))
application = get_wsgi_application()
