# make            in ra các lệnh / prints the targets
# Cần / Needs: Debian hoặc tương đương, python3 >= 3.11, python3-venv. `make test` cần thêm chromium, java và nginx.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
RELEASE := build/release
PIP_INSTALL := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-deps
# Nothing of a package runs while it is installed, and nothing but the locked bytes is taken.
LOCKED := --require-hashes --only-binary :all:
PIP_COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs
# One file stays on one core: what its tests share is made once.
PYTEST_FLAGS ?= --numprocesses auto --dist loadfile

# Pages carry the date of the last commit, so that building the same commit twice gives the same bytes.
ifeq ($(origin SOURCE_DATE_EPOCH), undefined)
LAST_COMMIT := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(LAST_COMMIT),)
export SOURCE_DATE_EPOCH := $(LAST_COMMIT)
endif
endif

.PHONY: help
help: ## Các lệnh có ở đây / this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: serve
serve: $(VENV)/.installed ## Dựng và mở cổng tại http://127.0.0.1:8000, sửa gì thấy ngay / build and serve the portal
	$(MKDOCS) serve --no-strict --dev-addr 127.0.0.1:8000

.PHONY: site
site: $(VENV)/.installed ## Dựng cổng vào thư mục site/ / build the portal into site/
	$(MKDOCS) build --strict --clean

.PHONY: demo
demo: $(VENV)/.installed ## Dựng và mở cổng với dữ liệu minh họa / serve the portal with made-up data
	$(MKDOCS) serve --no-strict --dev-addr 127.0.0.1:8000 --config-file tests/demo/mkdocs.yml

.PHONY: demo-site
demo-site: $(VENV)/.installed ## Dựng cổng minh họa vào thư mục site-demo/ / build it into site-demo/
	$(MKDOCS) build --strict --clean --config-file tests/demo/mkdocs.yml

.PHONY: sbom
sbom: $(VENV)/.dev ## Viết bảng kê thành phần CycloneDX / write the software bill of materials
	@mkdir -p $(RELEASE)
	$(BIN)/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --mc-type application \
		--spec-version 1.6 --output-reproducible --output-format JSON --output-file $(RELEASE)/sbom.cdx.json

.PHONY: release
release: sbom ## Viết bản chụp dữ liệu đề ngày, Parquet và bảng kê / write dated snapshots of the data
	$(BIN)/ndp export --snapshot --output $(RELEASE)
	$(BIN)/ndp export --snapshot --parquet --output $(RELEASE)

.PHONY: validate
validate: $(VENV)/.installed ## Kiểm tra danh mục / check the catalogue
	$(BIN)/ndp validate

.PHONY: test
test: tools $(VENV)/.dev ## Chạy mọi kiểm tra / run all checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

.PHONY: bench
bench: $(VENV)/.dev ## Đo thời gian và bộ nhớ ở nhiều cỡ danh mục / measure time and memory at several sizes
	$(BIN)/python -m tests.bench $(if $(SIZES),--sizes $(SIZES)) $(if $(HUGO),--hugo $(HUGO))

.PHONY: load
load: $(VENV)/.dev ## Đo nginx phục vụ cổng trong site/ chịu tải ra sao / load nginx with the portal in site/
	@.ci/require nginx wrk
	$(BIN)/python -m tests.serving.load

.PHONY: rehearse
rehearse: $(VENV)/.dev ## Diễn tập xuất bản và quay lại bằng bản dựng trong site/ / rehearse publishing and rolling back
	@.ci/require nginx
	@$(BIN)/python -m tests.serving.rehearse

.PHONY: tools
tools:
	@.ci/require python chromium libatomic java jq nginx

.PHONY: bless
bless: tools $(VENV)/.dev ## Ghi lại các tệp mẫu sau khi đã xem thay đổi / rewrite the golden files
	$(BIN)/python -m pytest --bless $(PYTEST_FLAGS)

.PHONY: lighthouse
lighthouse: tools site demo-site $(VENV)/.dev ## Chấm các trang chính bằng Lighthouse (cần node, npm) / Lighthouse (needs node, npm)
	$(BIN)/python -m tests.look.lighthouse site / /nen-tang/ /nen-tang/ban-do-so/
	$(BIN)/python -m tests.look.lighthouse site-demo --hidden /danh-gia/mo-phong-1/2026-06-08/

.PHONY: axe
axe: tools site demo-site $(VENV)/.dev ## Xét mọi loại trang bằng axe-core ở bốn bề rộng, hai nền, hai ngôn ngữ / axe-core on every kind of page
	$(BIN)/python -m tests.look.axe site site-demo

.PHONY: pictures
pictures: tools site demo-site $(VENV)/.dev ## Chụp lại ảnh trang cho tài liệu / take the documentation's pictures anew
	$(BIN)/python -m tests.look.album site site-demo docs/assets/img/looks

.PHONY: mutation
mutation: $(VENV)/.dev ## Thử mọi sai lệch nhỏ của phần quyết định / mutation testing of the review's decision
	$(BIN)/python -W ignore tests/review/mutate.py

.PHONY: fuzz
fuzz: $(VENV)/.dev ## Ném 100.000 đầu vào lạ, đo tệp tốn nhất, xét 10.000 danh mục sinh ra / fuzz at length
	$(BIN)/python -W ignore -m tests.fuzz --inputs $(or $(INPUTS),100000)
	NDP_WORLDS=$(or $(WORLDS),10000) $(BIN)/python -m pytest tests/review/test_many_worlds.py

.PHONY: fuzz-guided
fuzz-guided: $(VENV)/.fuzz ## Ném đầu vào lạ theo độ phủ của mã, MINUTES phút mỗi lối vào / coverage-guided fuzzing
	@mkdir -p build/fuzz
	for target in read statement intake; do \
		$(BIN)/python -W ignore -m tests.fuzz.guided $$target build/fuzz -max_total_time=$$(( $(or $(MINUTES),10) * 60 )) \
			-print_final_stats=1 -verbosity=0 -timeout=10 -rss_limit_mb=1024; \
	done

.PHONY: figures
figures: $(VENV)/.dev ## Viết lại trang mục tiêu an toàn và con số / write the page of security bars
	$(BIN)/python -W ignore -m tests.figures

.PHONY: lock
lock: $(VENV)/.dev ## Khoá phiên bản mới nhất của các gói / lock the newest packages
	$(PIP_COMPILE) --upgrade --output-file requirements.txt requirements.in
	$(PIP_COMPILE) --upgrade --output-file requirements-parquet.txt requirements-parquet.in
	$(PIP_COMPILE) --upgrade --output-file requirements-dev.txt requirements-dev.in
	$(PIP_COMPILE) --upgrade --output-file requirements-fuzz.txt requirements-fuzz.in

.PHONY: messages
messages: $(VENV)/.installed ## Gom câu chữ cần dịch vào hooks/ndp/locale/en.po / collect the texts to translate
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --no-default-keywords --keyword N_ --keyword _ \
		--keyword NC_:1c,2 --no-wrap --sort-output --add-location file \
		--output-file build/messages.pot hooks/ndp schemas
	$(BIN)/pybabel --quiet update --locale en --no-wrap --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date --input-file build/messages.pot --output-file hooks/ndp/locale/en.po

.PHONY: clean
clean: ## Xoá những gì đã dựng / remove what was built
	rm -rf site site-demo build .hypothesis .mypy_cache .pytest_cache .ruff_cache $(VENV)
	find hooks tests -name __pycache__ -prune -exec rm -rf {} +
	rm -rf hooks/ndp.egg-info

# A package that left the lock must leave the environment too: it is made anew.
$(VENV)/.packages: requirements.txt
	@python=$$(.ci/find-python); "$$python" -c 'import ensurepip' 2>/dev/null || { \
		echo 'Thiếu mô-đun venv. Trên Debian: sudo apt-get install python3-venv' >&2; \
		echo 'The venv module is missing. On Debian: sudo apt-get install python3-venv' >&2; exit 1; }; \
	echo "Đang cài các gói cần để dựng cổng / Installing packages"; \
	"$$python" -m venv --clear $(VENV)
	@$(PIP_INSTALL) $(LOCKED) -r requirements.txt
	@touch $@

$(VENV)/.installed: pyproject.toml requirements.in $(VENV)/.packages
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.installed
	@echo "Đang cài các gói cần để kiểm tra / Installing test packages"
	@$(PIP_INSTALL) $(LOCKED) -r requirements-dev.txt
	@touch $@

$(VENV)/.fuzz: requirements-fuzz.txt $(VENV)/.dev
	@$(PIP_INSTALL) $(LOCKED) -r requirements-fuzz.txt
	@touch $@
