# `make run` on a fresh clone needs Python 3.11+ and make alone. `make help` lists the rest.

HOST ?= 127.0.0.1
PORT ?= 8000
# Requests served at once; each thread keeps a connection to the database.
THREADS ?= 4
# More arguments for pytest, as in: make test ARGS='-k scoring'
ARGS ?=
export PYTHON

BIN := .venv/bin
# Tests and checks run on ground of their own and never touch var/.
CLEAN := scripts/clean_env.sh
PYTEST := $(BIN)/python -m pytest -n auto

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check lint format types imports migrations-check test-sqlite test-postgres fuzz mutation messages \
	guide clean venv venv-dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' Makefile

run: venv ## install, migrate, load the demo once, serve on HOST:PORT (127.0.0.1:8000)
	@exec scripts/serve.sh "$(HOST)" "$(PORT)" "$(THREADS)"

test: venv-dev ## the test suite on SQLite; browser tests where there is a Chromium
	$(CLEAN) $(PYTEST) $(ARGS)

check: export REQUIRE_BROWSER = 1
check: lint types imports migrations-check test-sqlite test-postgres ## all that CI asks for
	@echo "make check: everything passed"

lint: venv-dev ## ruff, and djLint for the templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates

format: venv-dev ## let ruff put right what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: venv-dev ## mypy, strict
	$(CLEAN) $(BIN)/mypy

imports: venv-dev ## which package may import which
	$(BIN)/lint-imports --no-logo

migrations-check: venv-dev ## Django's checks, and no model without its migration
	$(CLEAN) $(BIN)/python manage.py check --fail-level WARNING
	$(CLEAN) $(BIN)/python manage.py makemigrations --check --dry-run

test-sqlite: venv-dev ## the suite on SQLite, with the floor of coverage
	$(CLEAN) $(PYTEST) --cov --cov-report=term $(ARGS)

test-postgres: venv-dev ## the suite on PostgreSQL and Redis (its own when TEST_DATABASE_URL, TEST_REDIS_URL do not answer)
	$(CLEAN) scripts/with_services.sh $(PYTEST) $(ARGS)

fuzz: export FUZZ_EXAMPLES ?= 20000
fuzz: venv-dev ## random reports drafted and read back, FUZZ_EXAMPLES of them for each property (20000)
	$(CLEAN) $(PYTEST) tests/indicators/pure/test_properties.py $(ARGS)

# Few examples: a mutant that only the thousandth random report kills is one that no plain test covers.
mutation: export FUZZ_EXAMPLES ?= 20
mutation: venv-dev ## mutation testing of the score engine; survivors are listed at the end (minutes)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(CLEAN) $(BIN)/mutmut run $(ARGS)
	$(BIN)/mutmut results

messages: ## compile the translations after a change of a .po (needs gettext); the result is committed
	for name in django djangojs; do \
		msgfmt --check -o portal/locale/vi/LC_MESSAGES/$$name.mo portal/locale/vi/LC_MESSAGES/$$name.po || exit 1; \
	done

# The demo that it works on is loaded for it and thrown away.
guide: export GUIDE_PORT ?= 8766
guide: venv-dev ## take the pictures of docs/huong-dan anew (needs Chromium; a demo of its own on GUIDE_PORT, 8766)
	$(CLEAN) scripts/guide.sh "$(GUIDE_PORT)"

clean: ## remove .venv and what the checks leave; var/ (database, pictures, key) stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov mutants
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

venv:
	@scripts/venv.sh requirements.txt

venv-dev:
	@scripts/venv.sh requirements-dev.txt
