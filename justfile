# What is done often. `just` alone lists it.

bin := ".venv/bin"

default:
    @just --list

# Set up the environment.
setup:
    python3 -m venv .venv && {{bin}}/pip install -q -e ".[dev]"

# Run the tests that every change must pass.
test *arguments:
    {{bin}}/pytest -q -n 2 {{arguments}}

# Find what is wrong with the style, the types and the layers.
lint:
    {{bin}}/ruff check .
    {{bin}}/ruff format --check .
    {{bin}}/mypy
    {{bin}}/lint-imports

# Mend what can be mended by itself.
fix:
    {{bin}}/ruff check --fix .
    {{bin}}/ruff format .

# All that must hold before a change goes in.
check: lint test

# See which lines of the sources no test runs.
coverage *arguments:
    {{bin}}/pytest -q -n 2 --cov --cov-report=term-missing {{arguments}}

# Run a quick part of the tests against the built wheel, with every Python from 3.11 on that is found here.
pythons:
    .ci/pythons

# Write the accounts of the catalogue's scenes anew; then look at the difference.
golden:
    {{bin}}/python -m tests.golden.write

# Write what the commands on the pages print into the pages; then look at the difference.
docs *pages:
    {{bin}}/python -m tests.docs.rewrite {{pages}}

# Build the site into build/site, to be opened from there (needs mkdocs: pip install -e ".[site]"); five minutes.
site *arguments:
    {{bin}}/python -m website {{arguments}}

# Make it another version wherever one is named, with the news so far under it in the change log.
version new:
    {{bin}}/python -m release.version {{new}}

# Make the files of a release in dist/, with their checksums (needs build: pip install -e ".[release]").
release *arguments:
    {{bin}}/python -m release {{arguments}}

# Measure.
bench:
    {{bin}}/python bench/run.py

# Hold the engine against the page: half a minute.
study *arguments:
    {{bin}}/python -m study check {{arguments}}

# Keep what is found in every scene as it opens, for `forbear list` and `forbear like`: two minutes for all, nothing for
# scenes that are as they were (build/study remembers them).
findings:
    {{bin}}/python -m study findings

# After a change of scenes, of what is told of them, of domains or of what is computed: all that is generated from them, one
# after the other. What is as it was is not worked out again; stopped, it goes on where it was. Then look at the difference.
renew: readings findings golden docs

# Fit what is typical to what was chosen in the told scenes, and write it into the domain.
fit:
    {{bin}}/python -m study fit --write

# Work out what the telling of each scene of the catalogue shows, and keep it beside the scene: some minutes for all.
readings:
    {{bin}}/python -m study readings

# What is too slow for every change: long property tests, the long fuzzer, everything marked so; which verdicts hold.
nightly:
    HYPOTHESIS_PROFILE=nightly {{bin}}/pytest -q -n 2 -m "nightly or not nightly" --timeout 3600
    {{bin}}/python -m study check --situations --neighbours --scales 10
    {{bin}}/python -m tests.fuzz.nightly --seconds 3600
    {{bin}}/python bench/cluster.py

# A sweep of ten million points on a cluster here, of which a worker is killed (needs the extra cluster).
cluster points="10000000":
    {{bin}}/python bench/cluster.py --points {{points}}

# Look for inputs that break a promise, within a budget; what is found becomes a seed in tests/fuzz/corpus.
fuzz inputs="1000000" seconds="3600" seed="0":
    {{bin}}/python -m tests.fuzz.nightly --inputs {{inputs}} --seconds {{seconds}} --seed {{seed}} --tally build/fuzzed.json

# The same led by what code an input reaches, one target (needs atheris: pip install atheris).
fuzz-guided target="story" seconds="3600":
    {{bin}}/python -m tests.fuzz.nightly --guided {{target}} --seconds {{seconds}}

# Make the studio's front-end libraries anew (needs node): the same lock file gives the same bytes.
vendor:
    cd frontend && npm ci --no-audit --no-fund && node vendor.mjs && git diff --exit-code --stat -- ../src/forbear/studio/static/lib ../tests/browser/lib
