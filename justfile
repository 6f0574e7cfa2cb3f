# Recipes of ./run, which first makes .venv, node_modules and the browser's files, then calls just.
set positional-arguments

_list:
    @just --list --unsorted --list-heading $'./run RECIPE\n'

# Start the whole clinic with demo data; --port N, --reset, --patients N
demo *args:
    @synovia demo "$@"

# Serve without demo data; DATABASE_URL names another PostgreSQL than our own
serve *args:
    @synovia serve "$@"

# Every test, the browser journeys included; arguments go to pytest
test *args:
    python -m tests.stage.browser >/dev/null
    pytest -q -n 2 "$@"

# What needs no running program: style, types, floors, templates, migrations, the house's own tests
check:
    ruff check --quiet
    ruff format --check --quiet
    lint-imports --no-cache 2>&1 | tail -n 25
    djlint src/synovia/web/templates --lint --quiet
    djlint src/synovia/web/templates --check --quiet
    mypy
    pytest -q tests/house

# Repair what a tool can repair
fix:
    ruff check --fix --quiet
    ruff format --quiet
    -djlint src/synovia/web/templates --reformat --quiet >/dev/null
    djlint src/synovia/web/templates --reformat --quiet >/dev/null  # twice: the first pass makes room for the second

# Measure speed and memory, and print a table
bench *args:
    python -m bench "$@"

# Take the README's pictures from a running demo (its address, if not http://localhost:8000)
pictures *args:
    DJANGO_SETTINGS_MODULE=synovia.project.settings python -m scripts.pictures "$@"

# Build the browser's files again
build:
    python -m synovia.project.assets --always

# Resolve the dependencies anew and write the lock files
lock:
    uv pip compile --quiet requirements/tools.in --generate-hashes --no-emit-index-url -o requirements/tools.txt
    uv pip compile --quiet pyproject.toml --generate-hashes --no-emit-index-url -o requirements/base.txt
    uv pip compile --quiet pyproject.toml --group dev -c requirements/base.txt --generate-hashes --no-emit-index-url -o requirements/dev.txt
    python -m synovia.project.node npm install --package-lock-only
