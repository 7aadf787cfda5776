# The verbs of this project. `make build` and `make test` are all a newcomer needs.

# The first Python that is new enough; override with `make PYTHON=...`.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$each && break; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PRISM := tests/prism/node_modules/.installed
# The conformance server is of use only beside the scenarios, which come from elsewhere.
SHARED := $(or $(SDKWRIGHT_CORPUS),../shared)
SPECTOR := $(if $(wildcard $(SHARED)/conformance/plan.json),\
	tests/conformance/node_modules/.installed)
# What release kits and documentation sites are tried with.
RELEASE := tests/release/node_modules/.installed
# So is the checker of requests, which cannot live beside what the project needs.
CHECKER := $(if $(wildcard $(SHARED)/corpus/index.json),build/.request-checker)
# So are those of findings, which are tried on outside documents.
LINTERS := $(if $(wildcard $(SHARED)/corpus/index.json),tests/lint/node_modules/.installed)

.PHONY: build test check fix golden corpus bench giants coverage coverage-runtime clean

## build: make the environment and the package in generated/
build: $(INSTALLED)
	$(BIN)/gen build

# Tests run in as many processes, at least two; those of one file share their fixtures.
JOBS ?= $(shell n=$$(nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2); \
	[ $$n -lt 2 ] && echo 2 || echo $$n)
PARALLEL := -n $(JOBS) --dist loadfile --no-loadscope-reorder

## test: everything except what needs specifications from elsewhere
test: $(INSTALLED) $(PRISM) $(SPECTOR) $(CHECKER)
	$(BIN)/pytest $(PARALLEL) -m "not corpus"

## check: lint, format, types, and whether generated/ is up to date
check: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/black --check --quiet . || $(BIN)/black --check .
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/ty check --quiet --python $(VENV) generated
	cd generated && ../$(BIN)/pyrefly check session_apis --preset default \
		--output-format min-text --min-severity error \
		--python-interpreter-path ../$(BIN)/python
	# It takes variables that are given for a TypeForm for type expressions.
	$(BIN)/zuban check --strict --exclude '_core/(cli|index|mcp)/' --python-executable $(BIN)/python generated/session_apis
	$(BIN)/gen check

## fix: what `check` can repair by itself
fix: $(INSTALLED)
	$(BIN)/ruff check --fix
	$(BIN)/black --quiet .
	$(BIN)/gen build

## golden: write the expected outputs anew; review the difference
golden: $(INSTALLED) $(PRISM)
	$(BIN)/gen build
	$(BIN)/gen config --reference > CONFIGURATION.md
	$(BIN)/pytest -m "not corpus" --update

## corpus: the promises, on real specifications (SDKWRIGHT_CORPUS names their folder)
corpus: $(INSTALLED) $(PRISM) $(SPECTOR) $(CHECKER) $(LINTERS) $(RELEASE)
	$(BIN)/pytest -m corpus tests --deselect tests/corpus/test_documents.py \
		--ignore tests/conformance --ignore tests/nasty --ignore tests/security
	HYPOTHESIS_PROFILE=whole $(BIN)/pytest $(PARALLEL) -m "not corpus" \
		tests/property tests/unit/read tests/unit/emit tests/unit/python tests/runtime/faults \
		tests/unit/ir tests/unit/refine tests/unit/page tests/unit/test_places.py \
		tests/unit/custom/test_difference.py tests/runtime/operation
	$(BIN)/python -m tests.corpus

## bench: how long the stages and the client take, beside peers' packages of today
bench: $(INSTALLED) build/peers/.installed
	$(BIN)/python -m tests.benchmarks

# Packages as they are today; `make -B build/peers/.installed` brings newer ones.
build/peers/.installed: tests/benchmarks/peers.txt
	$(PYTHON) -m venv build/peers
	build/peers/bin/pip install --quiet --upgrade --requirement $<
	touch $@

## giants: builds of documents that are ten times as large as the largest that we know
giants: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks.giant_builds

## coverage: which branches of the generator no test takes; of the runtime none may be left
coverage: $(INSTALLED) $(PRISM) coverage-runtime
	$(BIN)/coverage run -m pytest -m "not corpus"
	$(BIN)/coverage report

## coverage-runtime: whether tests/runtime takes every branch of generator/sdkwright/runtime
coverage-runtime: export COVERAGE_FILE = .coverage.runtime
coverage-runtime: export HYPOTHESIS_PROFILE = whole
coverage-runtime: $(INSTALLED)
	$(BIN)/coverage run --source generator/sdkwright/runtime -m pytest -q tests/runtime
	$(BIN)/coverage report --fail-under 100

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -rf tests/*/node_modules

$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[dev]'
	@touch $@

build/.request-checker: $(INSTALLED) tests/corpus/request_checkers/constraints.txt
	$(BIN)/python -m tests.corpus.request_checkers.environment
	@touch $@

$(PRISM): tests/prism/package.json tests/prism/package-lock.json
	npm ci --prefix tests/prism --no-audit --no-fund --loglevel=error
	@touch $@

tests/lint/node_modules/.installed: tests/lint/package.json tests/lint/package-lock.json
	npm ci --prefix tests/lint --no-audit --no-fund --loglevel=error
	@touch $@

tests/conformance/node_modules/.installed: tests/conformance/package.json \
		tests/conformance/package-lock.json
	npm ci --prefix tests/conformance --no-audit --no-fund --loglevel=error
	@touch $@

tests/release/node_modules/.installed: tests/release/package.json \
		tests/release/package-lock.json
	npm ci --prefix tests/release --no-audit --no-fund --loglevel=error
	@touch $@
