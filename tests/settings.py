"""The program's own settings, on the throw-away database server of this test run (tests/stage/database.py)."""

import os

from tests.stage.database import run_folder, worker_database, worker_url

os.environ["DATABASE_URL"] = worker_url("synovia_app", worker_database())
os.environ["DATABASE_OWNER_URL"] = worker_url("synovia_owner", worker_database())
os.environ.pop("SYNOVIA_PRODUCTION", None)
# Playwright's event loop lives in the test's thread, where Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from synovia.project.settings import *  # noqa: F403
from synovia.project.settings import DATABASES, STORAGES

# A pool would hold connections to a database that is replaced.
DATABASES["default"]["OPTIONS"].pop("pool", None)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = run_folder() / "static"
STATIC_ROOT.mkdir(exist_ok=True)
POPULATION_FOLDER = run_folder() / "population"
# Fast; the real one has a test of its own.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
