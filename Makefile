# Build, test and install stipend.  `make help` lists what there is to make.

PREFIX ?= /usr/local
BUILD ?= build
CFLAGS ?= -O2 -g
JOBS ?= $(shell nproc)
comma = ,
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wcast-qual \
	-Wwrite-strings -Wformat=2 -Wundef
FORTIFY = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
# Those of some flags that the compiler has.
has = $(foreach flag,$(1),$(shell echo 'int main(void) {}' | \
	$(CC) -Werror $(flag) -x c -o /dev/null - 2>/dev/null && echo $(flag)))
HARDENING := $(call has,-fstack-protector-strong -fPIE)
HARDENED_LINK := $(call has,-pie -Wl$(comma)-z$(comma)relro$(comma)-z$(comma)now)
LIBRARIES = xlsxwriter minizip zlib jansson libutf8proc

# A header may be included from its own folder and from those to the right.
LAYERS = cli xlsx report sheet figure model base

override CPPFLAGS += -Iinclude -D_GNU_SOURCE
override CFLAGS += -std=c11 $(WARNINGS) $(FORTIFY) $(HARDENING)
LDLIBS = $(shell pkg-config --libs $(LIBRARIES)) -liniparser -lgmp -lm
TEST_LIBS = $(LDLIBS) \
	$(shell pkg-config --libs cmocka libxml-2.0 libzip)
TEST_CPPFLAGS = -Itests/support $(shell pkg-config --cflags libxml-2.0)

SOURCES = $(wildcard src/*/*.c)
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY = $(filter-out %/cli/main.o %/base/memory.o,$(OBJECTS))
SUPPORT = $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c))
UNIT_TESTS = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
FUZZERS = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_MAIN = $(BUILD)/tests/fuzz/replay.o
FUZZ_SECONDS ?= 60
FUZZ_TIMEOUT ?= 12
FAULT_TESTS = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/faults/test_*.c))
RECALCULATION = $(BUILD)/tests/recalculation/test_recalculation
JUDGES = $(BUILD)/tests/judges/test_judges
GROUPS = $(patsubst %.c,$(BUILD)/%.o,$(filter-out %/test_recalculation.c,\
	$(wildcard tests/recalculation/*.c)))
TESTS = $(UNIT_TESTS) $(FUZZERS) $(FAULT_TESTS) $(RECALCULATION)
# These do more when TEST_ALL is set.
LONG_TESTS = $(BUILD)/tests/unit/test_properties $(BUILD)/tests/unit/test_naive \
	$(BUILD)/tests/unit/test_grossup $(BUILD)/tests/unit/test_workbook \
	$(BUILD)/tests/faults/test_faults \
	$(RECALCULATION) $(JUDGES)
PRELOADED = $(patsubst %,build/tests/faults/%.so,shim escapes)
LOCALES = $(patsubst %,build/locale/%.UTF-8,tr_TR fa_IR)

# A folder for each template: its calls of libxlsxwriter, as C and for Python.
BENCH = $(BUILD)/bench
RECORDINGS = $(patsubst templates/%.ini,$(BENCH)/%,$(wildcard templates/*.ini))
FLOOR = $(addprefix $(BUILD)/src/,base/file.o base/arena.o base/memfile.o \
	base/text.o xlsx/origin.o)
FLOOR_LIBS = $(shell pkg-config --libs xlsxwriter minizip zlib libutf8proc)
C_FILES = $(SOURCES) $(wildcard include/*/*.h tests/*/*.[ch])

ROOT = $(DESTDIR)$(PREFIX)
SHARE = $(ROOT)/share
MANUAL = $(SHARE)/man/man1/stipend.1
BASH_COMPLETION = $(SHARE)/bash-completion/completions/stipend
ZSH_COMPLETION = $(SHARE)/zsh/site-functions/_stipend
FISH_COMPLETION = $(SHARE)/fish/vendor_completions.d/stipend.fish
GENERATED = $(addprefix $(BUILD)/,stipend.1 stipend.bash _stipend stipend.fish)
TOPIC_OF_stipend.1 = manual
TOPIC_OF_stipend.bash = bash
TOPIC_OF__stipend = zsh
TOPIC_OF_stipend.fish = fish

# V=1 shows the whole commands.
Q = $(if $(V),,@)
say = $(if $(V),,@echo "  $(1) $@")

.PHONY: all demo test test-all programs run-tests bless picture bench lint asan fuzz \
	run-fuzzers coverage install uninstall clean help
.SECONDARY:

all: $(BUILD)/stipend $(GENERATED) ## build the program (the default)

demo: ## build, compare the tiers of a template and write its workbook
	@.ci/setup build
	@$(MAKE) --no-print-directory $(BUILD)/stipend
	@echo
	@$(BUILD)/stipend compare templates/upskilling.ini
	@$(BUILD)/stipend write templates/upskilling.ini -o upskilling.xlsx
	@echo "The workbook is $(CURDIR)/upskilling.xlsx"

test: ## build and pass all tests that are quick: a few minutes
	@.ci/setup test
	@$(MAKE) --no-print-directory run-tests

test-all: ## pass the long tests: hundreds of workbooks, every fault at every call
	@.ci/setup test
	@$(MAKE) --no-print-directory build/judges/node_modules
	@TEST_ALL=1 $(MAKE) --no-print-directory run-tests TESTS='$$(LONG_TESTS)'

programs: $(BUILD)/stipend $(TESTS) $(JUDGES) $(PRELOADED) $(LOCALES) \
		$(BUILD)/recorder
	@:

run-tests:
	@echo "building the program and its tests"
	@$(MAKE) --no-print-directory -j $(JOBS) say= programs
	@STIPEND=$(BUILD)/stipend JOBS=$(JOBS) sh tests/run.sh $(TESTS)

bless: $(BUILD)/stipend $(TESTS) ## accept the golden cases as they are now
	BLESS=1 STIPEND=$(BUILD)/stipend $(BUILD)/tests/unit/test_cases
	git --no-pager diff --stat tests/cases

picture: $(BUILD)/stipend ## draw the sheet that README shows
	@.ci/setup picture
	rm -rf $(BUILD)/picture && mkdir -p $(BUILD)/picture
	$(BUILD)/stipend write --output-dir $(BUILD)/picture \
		templates/upskilling.ini
	cd $(BUILD)/picture && \
		soffice -env:UserInstallation=file://$(CURDIR)/$(BUILD)/picture/home \
		--headless --convert-to pdf upskilling.xlsx >/dev/null
	pdftoppm -r 88 -l 1 -singlefile -png \
		$(BUILD)/picture/upskilling.pdf tests/proposal

bench: ## time and memory against the library alone, Python, `true`, itself
	@.ci/setup bench
	@$(MAKE) --no-print-directory -j $(JOBS) $(BUILD)/stipend \
		$(addsuffix /floor,$(RECORDINGS)) $(addsuffix /calls.pyc,$(RECORDINGS))
	$(Q)/usr/bin/python3 tests/bench/measure.py $(BUILD)/stipend $(BENCH)

lint: ## formatting, layers, circles, doors, other libraries, static analysis
	@.ci/setup lint
	$(Q)clang-format --dry-run -Werror $(C_FILES)
	$(Q)awk -v order="$(LAYERS)" -f tests/lint/layers.awk \
		$(SOURCES) $(wildcard include/*/*.h)
	$(Q)sh tests/lint/doors.sh
	$(Q)sh tests/lint/portable.sh build
	$(Q)cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr \
		--enable=warning,portability --suppress=missingInclude \
		-Iinclude $(SOURCES)
	$(Q)$(MAKE) --no-print-directory -j $(JOBS) BUILD=build/gcc CC=gcc \
		CFLAGS="-O2 -Werror" say= programs
	$(Q)sh tests/lint/circles.sh build/gcc
	$(Q)sh tests/lint/readers.sh build/gcc/stipend
	$(Q)$(MAKE) --no-print-directory -j $(JOBS) BUILD=build/clang CC=clang \
		CFLAGS="-O2 -Werror" say= programs

# What other programs make of the workbooks says nothing of ours.
asan: ## the unit tests under the address and undefined-behaviour sanitizers
	@.ci/setup test
	@$(MAKE) --no-print-directory BUILD=build/asan run-tests FORTIFY= \
		TESTS='$$(UNIT_TESTS) $$(FUZZERS)' \
		CFLAGS="-O1 -g -fno-omit-frame-pointer \
		-fsanitize=address,undefined,float-cast-overflow \
		-fno-sanitize-recover=all"

# New inputs that reach further stay in build/fuzz/corpus.
fuzz: ## feed each fuzz target by chance for FUZZ_SECONDS
	@.ci/setup lint
	@$(MAKE) --no-print-directory $(BUILD)/tests/fuzz/dictionary
	$(BUILD)/tests/fuzz/dictionary > $(BUILD)/dictionary
	@$(MAKE) --no-print-directory -j $(JOBS) BUILD=build/fuzz CC=clang \
		FUZZ_MAIN= FORTIFY= LDFLAGS=-fsanitize=fuzzer CFLAGS="-O1 -g \
		-D__SANITIZE_ADDRESS__ \
		-fsanitize=fuzzer-no-link,address,undefined,float-cast-overflow \
		-fno-sanitize-recover=all" run-fuzzers

# The sanitizers make everything 6 times as slow, and a target may load a model
# twice: an input may take what would be a second for one command without them.
# Memory that was freed is held back for 16 MB only, so that the limit is real.
run-fuzzers: $(FUZZERS)
	for fuzzer in $(FUZZERS); do \
		name=$${fuzzer##*/fuzz_} texts="tests/cases templates"; \
		[ $$name != structure ] || texts=; \
		mkdir -p $(BUILD)/corpus/$$name; \
		ASAN_OPTIONS=quarantine_size_mb=16 $$fuzzer \
			-dict=build/dictionary -close_fd_mask=3 \
			-max_total_time=$(FUZZ_SECONDS) -max_len=4096 \
			-timeout=$(FUZZ_TIMEOUT) -rss_limit_mb=500 \
			-artifact_prefix=$(BUILD)/$$name- $(BUILD)/corpus/$$name \
			tests/fuzz/corpus/$$name $$texts || exit 1; \
	done

coverage: ## run the tests and print which lines of src they reach
	@.ci/setup lint
	@$(MAKE) --no-print-directory BUILD=build/coverage run-tests FORTIFY= \
		TESTS='$$(UNIT_TESTS) $$(FUZZERS)' \
		CFLAGS="-O0 -g --coverage"
	gcovr --root . --filter src/ --object-directory build/coverage \
		--fail-under-line 95

# The manual and the completions are printed by the program itself.
$(GENERATED): $(BUILD)/stipend
	$(call say,text)
	$(Q)$(BUILD)/stipend help $(TOPIC_OF_$(notdir $@)) > $@

install: $(BUILD)/stipend $(GENERATED) ## install under PREFIX (and DESTDIR)
	install -D -m 755 $(BUILD)/stipend "$(ROOT)/bin/stipend"
	install -d "$(SHARE)/stipend/templates/tax" \
		"$(SHARE)/stipend/templates/funders"
	install -m 644 templates/*.ini templates/*.csv "$(SHARE)/stipend/templates"
	install -m 644 templates/tax/*.ini "$(SHARE)/stipend/templates/tax"
	install -m 644 templates/funders/*.ini \
		"$(SHARE)/stipend/templates/funders"
	install -D -m 644 $(BUILD)/stipend.1 "$(MANUAL)"
	install -D -m 644 $(BUILD)/stipend.bash "$(BASH_COMPLETION)"
	install -D -m 644 $(BUILD)/_stipend "$(ZSH_COMPLETION)"
	install -D -m 644 $(BUILD)/stipend.fish "$(FISH_COMPLETION)"

# Folders that are left empty go too, up to the share that they lie in.
uninstall: ## remove what install put there
	rm -f "$(ROOT)/bin/stipend" "$(MANUAL)" "$(BASH_COMPLETION)" \
		"$(ZSH_COMPLETION)" "$(FISH_COMPLETION)"
	for file in templates/*.ini templates/*.csv templates/tax/*.ini \
		templates/funders/*.ini; do \
		rm -f "$(SHARE)/stipend/$$file"; \
	done
	-@cd "$(SHARE)" 2>/dev/null && rmdir -p --ignore-fail-on-non-empty \
		stipend/templates/tax stipend/templates/funders man/man1 bash-completion/completions \
		zsh/site-functions fish/vendor_completions.d 2>/dev/null || true

clean: ## remove everything that was built
	rm -rf build

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' \
		$(MAKEFILE_LIST)

$(BUILD)/stipend: $(OBJECTS)
	$(call say,link)
	$(Q)$(CC) $(CFLAGS) $(HARDENED_LINK) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(call say,cc  )
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(call say,cc  )
	$(Q)$(CC) $(CPPFLAGS) $(TEST_CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/fuzz/fuzz_structure: $(BUILD)/tests/fuzz/grammar.o

$(FUZZERS): %: %.o $(BUILD)/tests/fuzz/input.o $(FUZZ_MAIN) $(LIBRARY)
	$(call say,link)
	$(Q)$(CC) $(CFLAGS) $(HARDENED_LINK) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(RECALCULATION) $(JUDGES): $(GROUPS)

$(JUDGES:%=%.o): TEST_CPPFLAGS += -Itests/recalculation

# From copies, so that nothing is installed in the tree.  Without npm, or if it
# fails, the folder is missing, and the test says so.
build/judges/node_modules: $(addprefix tests/judges/,package.json \
		package-lock.json)
	$(call say,npm )
	@mkdir -p $(@D)
	@cp $^ $(@D)
	$(Q)if command -v npm >/dev/null; then \
		cd $(@D) && npm ci --ignore-scripts --omit=optional --no-audit \
			--no-fund >npm.log 2>&1 || { tail npm.log; rm -rf $(@F); }; \
	fi

$(LOCALES): build/locale/%.UTF-8:
	@mkdir -p $(@D)
	$(call say,text)
	$(Q)localedef --no-archive -f UTF-8 -i $* $@

$(PRELOADED): build/%.so: %.c
	@mkdir -p $(@D)
	$(call say,link)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -fPIC -shared -o $@ $<

# The program with a recorder in place of libxlsxwriter.
$(BUILD)/recorder: $(OBJECTS) $(BUILD)/tests/bench/recorder.o
	@mkdir -p $(@D)
	$(call say,link)
	$(Q)$(CC) $(CFLAGS) $(HARDENED_LINK) $(LDFLAGS) -o $@ $^ \
		$(filter-out -lxlsxwriter,$(LDLIBS))

# It fails, since it writes no workbook: only the calls are wanted.
$(BENCH)/%/calls: templates/%.ini $(BUILD)/recorder
	@mkdir -p $(@D)
	$(call say,text)
	$(Q)RECORD=$@ $(BUILD)/recorder write $< -o $@.xlsx 2>/dev/null; test -s $@

$(BENCH)/%/calls.pyc: $(BENCH)/%/calls
	$(call say,text)
	$(Q)/usr/bin/python3 -c "import py_compile; py_compile.compile('$<', '$@')"

$(BENCH)/%/floor: tests/bench/floor.c $(BENCH)/%/calls $(FLOOR)
	$(call say,link)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -O1 -Wno-write-strings \
		-DRECORDING='"$(abspath $(@D))/calls"' $(HARDENED_LINK) -o $@ $< \
		$(FLOOR) $(FLOOR_LIBS)

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(SUPPORT) $(LIBRARY)
	$(call say,link)
	$(Q)$(CC) $(CFLAGS) $(HARDENED_LINK) $(LDFLAGS) -o $@ $^ $(TEST_LIBS)

-include $(wildcard $(BUILD)/src/*/*.d $(BUILD)/tests/*/*.d)
