# Every target sets up what it needs; a second run sets up nothing.
#
#   make site     build the bundled newsroom into output/
#   make serve    preview it
#   make test     every test, those in a real browser too
#   make check    linters, types, who may import whom
#   make interop  the output against real servers, feed readers and the HTML checker
#   make bench    build the same newsroom with ours and with its peers, and compare (SIZES=1000,10000 ROUNDS=3 PLACES=memory,disk)
#   make soak     many more edits of small sites, each held against a clean build, on every processor (SEED=21 tries others)
#   make lock     resolve the dependencies anew (make lock UPGRADE=--upgrade for newer versions)
#   make clean    take away what the others made, but never the state folder: it can hold a journal
#
# PYTHON=python3.13 picks the Python of a new environment, ARGS="-k board" is handed to pytest.

# The bundled newsroom lives on this day; real sites get no pinned date.
DEMO_DATE = 2026-03-26
PORT = 8000
SEED = 1
ARGS =
SIZES = 1000
ROUNDS = 1
PLACES = memory
UPGRADE =
bin = .venv/bin
# Every branch of the rules is taken by some test; a part of the tests cannot say.
branches = $(if $(ARGS),,--cov=newsroom.domain --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100)

.PHONY: site serve test check interop soak bench lock clean

site:
	@scripts/set-up requirements.txt
	@$(bin)/newsroom build --output output --date $(DEMO_DATE)
	@echo "Webbplatsen ligger i output/, med början i output/index.html. Se den med: make serve"

serve:
	@scripts/set-up requirements.txt
	@$(bin)/newsroom preview --port $(PORT) --date $(DEMO_DATE)

test:
	@scripts/set-up requirements-dev.txt
	@browser=$$(scripts/find-browser) && NEWSROOM_BROWSER="$$browser" $(bin)/python -m pytest $(branches) $(ARGS)

check:
	@scripts/set-up requirements-dev.txt
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports

interop:
	@scripts/set-up requirements-dev.txt
	@scripts/set-up-interop
	@$(bin)/python -m pytest --interop $(ARGS)

bench:
	@scripts/set-up requirements.txt
	@scripts/set-up-bench
	@$(bin)/python benchmarks/bench.py --sizes $(SIZES) --rounds $(ROUNDS) --places $(PLACES) $(ARGS)

soak:
	@scripts/set-up requirements-dev.txt
	@seq $(SEED) $$(($(SEED) + 19)) | NEWSROOM_SEQUENCES=250 xargs -P $$(getconf _NPROCESSORS_ONLN) -I{} \
	    env NEWSROOM_SEED={} $(bin)/python -m pytest -q tests/incremental/test_law.py $(ARGS)

lock:
	@scripts/set-up requirements-dev.txt
	@scripts/lock $(UPGRADE)

clean:
	rm -rf output .venv .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
