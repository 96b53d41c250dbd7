# Every target sets up what it needs. Taken for granted: Python 3.11 or newer, git, make, and a package index.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip's warnings are kept in a file and shown only when it fails.
install = $(BIN)/python -m pip install --disable-pip-version-check $(1) > $(VENV)/pip.log 2>&1 || { \
	  cat $(VENV)/pip.log >&2; exit 1; }
COMPILED := $(VENV)/compiled
SUPPLY := $(VENV)/supply
REPLAY := $(VENV)/replay
SPARK := $(VENV)/spark
SETS ?= ../shared/bench
SPEED_SETS ?= ../shared/bench/wcxb ../shared/bench/fundus-tests
BESIDE := --against trafilatura --against htmldate --folds fixtures/folds --labels fixtures/labels \
  --teasers fixtures/teasers --nobody fixtures/nobody.json --times fixtures/times --judged fixtures/judged
ARGS ?=
SEED ?= 1
PAGES ?= 2000
SPAN ?= 60
PARSERS := decode read dates feeds sitemaps addresses lines extract
COMPILE := $(SUPPLY)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test spark check lint types imports format schema docs evaluate figures bench bench-copies bench-crawl bench-queue torture simulate fuzz egg lock audit site pictures golden-new golden clean

help: ## list the targets
	@echo 'make TARGET [PYTHON=python3.12]'
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# What `make demo` needs: the project and its own libraries, each of the version and with the hash in locks/.
$(VENV)/.installed: pyproject.toml locks/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "newsscrape needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo not there)." >&2; \
	  echo "Name another one, for instance: make demo PYTHON=python3.12" >&2; exit 1; }
	@echo 'Setting up $(VENV) (once; a minute or two) ...'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu it is a package of its own (python3-venv)." >&2; exit 1; }
	@$(call install,--require-hashes --no-deps --requirement locks/run.txt)
	@$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

# What the tests and checks need on top.
$(VENV)/.installed-dev: $(VENV)/.installed locks/dev.txt
	@echo 'Adding the tools for tests and checks to $(VENV) ...'
	@$(call install,--require-hashes --no-deps --requirement locks/dev.txt)
	@touch $@

demo: $(VENV)/.installed ## crawl the bundled news site and tell what came out
	@$(BIN)/python fixtures/demo.py

# A file's tests stay in one process, since they share the crawls they look at. Some hundred processes are started, which
# would all compile the project anew where the environment forbids to keep what is compiled.
test: $(VENV)/.installed-dev $(REPLAY)/.installed ## run the whole suite, a process a core, with branch coverage (ARGS='-k guard' picks)
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --cov --cov-report=term:skip-covered $(ARGS)

spark: $(SPARK)/.installed ## half a gigabyte of Spark in $(SPARK), whose recipe in the docs `make test` then runs

check: lint types imports ## lint, types and import contracts

lint: $(VENV)/.installed-dev ## ruff: every rule, and the format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev ## mypy, strict
	$(BIN)/mypy

imports: $(VENV)/.installed-dev ## imports go down only
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: $(VENV)/.installed-dev ## write the JSON Schema anew from the record
	$(BIN)/python -c 'from newsscrape.model.schema import *; print(as_text(article_schema()), end="")' \
	  > newsscrape/data/article.schema.json.new
	mv newsscrape/data/article.schema.json.new newsscrape/data/article.schema.json

pictures: $(VENV)/.installed-dev ## take the README's pictures anew (needs chromium)
	$(BIN)/python docs/pictures.py

site: $(VENV)/.installed-dev ## the docs as a site, in build/site
	$(BIN)/sphinx-build --fresh-env --write-all --fail-on-warning --keep-going --quiet -c docs . build/site
	@echo 'Open build/site/README.html'

docs: schema ## write anew what the docs take from the code: tables, the README's outputs
	$(BIN)/python docs/tables.py
	$(BIN)/python docs/licences.py
	$(BIN)/python docs/readme.py
	$(BIN)/python docs/recipes.py

evaluate: $(VENV)/.installed-dev ## accuracy on labelled pages, beside trafilatura's (SETS=FOLDER)
	@test -d "$(firstword $(SETS))" || { \
	  echo "No labelled pages in $(SETS). Name a folder that has some: make evaluate SETS=FOLDER" >&2; exit 1; }
	$(BIN)/scrapy evaluate $(SETS) $(BESIDE) --reliability $(VENV)/reliability.svg \
	  --judged fixtures/judged --disputed fixtures/disputed.toml --floors fixtures/floors.json $(ARGS)

figures: $(VENV)/.installed-dev ## measure, and write the figures of the README and docs anew
	$(BIN)/scrapy evaluate $(SETS) $(BESIDE) --reliability docs/reliability.svg --json $(VENV)/figures.json
	$(BIN)/python docs/figures.py $(VENV)/figures.json

# What a plain install brings, the hot modules compiled; the environment itself has the checkout.
$(COMPILED)/.built: $(VENV)/.installed-dev setup.py pyproject.toml $(shell find newsscrape -type f -not -name '*.pyc')
	@echo 'Compiling for $(COMPILED) (a minute or two) ...'
	@rm -rf $(COMPILED)/lib
	@$(BIN)/python setup.py --quiet build --build-base $(COMPILED) --build-lib $(COMPILED)/lib \
	  > $(VENV)/build.log 2>&1 || { cat $(VENV)/build.log >&2; exit 1; }
	@grep 'plain Python' $(VENV)/build.log >&2 || true
	@touch $@

bench: $(COMPILED)/.built ## speed beside trafilatura, memory, hostile pages (SPEED_SETS=FOLDER)
	@test -d "$(firstword $(SPEED_SETS))" || { \
	  echo "No labelled pages in $(firstword $(SPEED_SETS)). Name a folder that has some: make bench SPEED_SETS=FOLDER" >&2; exit 1; }
	PYTHONPATH=$(COMPILED)/lib $(BIN)/scrapy speed $(SPEED_SETS) $(ARGS)

bench-crawl: $(COMPILED)/.built ## speed of whole crawls beside bare Scrapy, 100,000 addresses, a feed (SETS=FOLDER)
	@test -d "$(firstword $(SETS))" || { \
	  echo "No labelled pages in $(SETS). Name a folder that has some: make bench-crawl SETS=FOLDER" >&2; exit 1; }
	PYTHONPATH=$(COMPILED)/lib $(BIN)/scrapy throughput $(SETS) $(ARGS)

torture: $(VENV)/.installed-dev ## kill crawls, workers and machines, fill disks, have runs meet (an hour; SEED=2 takes other moments)
	$(BIN)/python -m tests.killing --pages 2000 --kills 200 --seed $(SEED)
	$(BIN)/python -m tests.filling --pages 200 --disks 25
	$(BIN)/python -m tests.meeting --tries 100
	$(BIN)/python -m tests.sharing --sites 200 --pages 25 --kills 20 --cuts 4 --away 10 --seed $(SEED)
	$(BIN)/python -m tests.cluster --pages 2000 --rounds 10 --seed $(SEED)

bench-queue: $(VENV)/.installed-dev ## addresses leased and finished a second, 1 to 8 workers, 10 million in the queue (PostgreSQL)
	$(BIN)/python -m tests.queueing $(ARGS)

simulate: $(VENV)/.installed-dev ## simulate an archive of 10,000 sites, and write the figures of docs/scale.md anew (two minutes)
	$(BIN)/python docs/simulation.py --write $(ARGS)

egg: $(VENV)/.installed-dev ## build the egg that scrapyd takes, in dist/
	$(BIN)/python setup.py --quiet bdist_egg

bench-copies: $(VENV)/.installed-dev ## how many near copies are found in a made corpus, and what it costs
	$(BIN)/scrapy copies $(ARGS)

# Bytes are tried from the bundled site's on, and what they reached is kept for the next time.
$(VENV)/.installed-fuzz: $(VENV)/.installed-dev locks/fuzz.txt
	@echo 'Adding what fuzzing needs to $(VENV) ...'
	@$(call install,--require-hashes --no-deps --requirement locks/fuzz.txt)
	@touch $@

fuzz: $(VENV)/.installed-fuzz ## pages and bytes that nobody would write (PAGES=2000 of them, SPAN=60 seconds a parser)
	$(BIN)/python tests/fuzz/pages.py $(wildcard $(SETS)) fixtures/pages --pages $(PAGES) --keep $(VENV)/fuzz/pages $(ARGS)
	@set -e; for parser in $(PARSERS); do \
	  mkdir -p $(VENV)/fuzz/$$parser; \
	  echo "== $$parser"; \
	  $(BIN)/python tests/fuzz/harness.py $$parser $(VENV)/fuzz/$$parser fixtures/site fixtures/pages \
	    -max_total_time=$(SPAN) -timeout=20 -rss_limit_mb=4000 -max_len=60000 -verbosity=0 -print_final_stats=1 \
	    -artifact_prefix=$(VENV)/fuzz/$$parser-; \
	done

$(SUPPLY)/.installed $(REPLAY)/.installed $(SPARK)/.installed: $(VENV)/%/.installed: locks/%.txt
	@echo 'Setting up $(@D) ...'
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip install --disable-pip-version-check --require-hashes --no-deps \
	  --requirement $< > $(@D)/pip.log 2>&1 || { cat $(@D)/pip.log >&2; exit 1; }
	@touch $@

# Where a version still satisfies pyproject.toml it stays; ARGS=--upgrade takes the newest.
lock: $(SUPPLY)/.installed ## write locks/ anew from pyproject.toml (ARGS=--upgrade)
	$(COMPILE) --all-extras --group dev --group docs --group build pyproject.toml --output-file locks/dev.txt $(ARGS)
	$(COMPILE) --constraint locks/dev.txt --group build pyproject.toml --output-file locks/run.txt $(ARGS)
	$(COMPILE) --group supply --output-file locks/supply.txt $(ARGS)
	$(COMPILE) --group replay --output-file locks/replay.txt $(ARGS)
	$(COMPILE) --group spark --output-file locks/spark.txt $(ARGS)
	$(COMPILE) --constraint locks/dev.txt --group fuzz --output-file locks/fuzz.txt $(ARGS)

# What cannot be looked up fails too, so that silence is not taken for safety.
audit: $(SUPPLY)/.installed ## ask for known vulnerabilities of everything in locks/
	$(SUPPLY)/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
	  --requirement locks/dev.txt --requirement locks/supply.txt $(ARGS)

golden-new: $(VENV)/.installed-dev ## keep a saved page with its record (PAGE=FILE URL=ADDRESS [FETCHED_AT=INSTANT])
	@test -n "$(PAGE)" && test -n "$(URL)" || { \
	  echo "Say which page: make golden-new PAGE=saved.html URL=https://..." >&2; exit 1; }
	$(BIN)/python fixtures/golden.py "$(PAGE)" "$(URL)" $(FETCHED_AT)

golden: $(VENV)/.installed-dev ## write the records of all golden pages anew, for git diff to show
	$(BIN)/python fixtures/golden.py

clean: ## remove what was made here, the virtual environment included; output/ stays
	rm -rf $(VENV) build dist *.egg-info .coverage .coverage.* htmlcov .mypy_cache .ruff_cache .pytest_cache \
	  .import_linter_cache .hypothesis
	find newsscrape tests fixtures -name __pycache__ -type d -prune -exec rm -rf {} +
