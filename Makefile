# make: what CI runs. All targets work on a fresh clone; Maven finds JDK 25 by itself.
MVN = mvn -q -B --no-transfer-progress

.PHONY: all test t update official-images engines bench fuzz clean
all: test

# Everything, with private engines (test-engines/) where they can be started.
test:
	@if [ "$$(uname -s)" = Linux ] && [ "$$(id -u)" = 0 ]; then \
	  test-engines/engines with mvn -B --no-transfer-progress verify; \
	elif [ -n "$$CI" ]; then \
	  echo "make test: in CI the tests with container engines are not left out; next: run it as root on Debian 12" >&2; exit 1; \
	else \
	  echo "make test: not root on Linux, so the tests with container engines are left out; next: sudo make test" >&2; \
	  mvn -B --no-transfer-progress verify; \
	fi

# Private engines that stay, to try things on.
engines:
	@dir=$$(mktemp -d /tmp/cpat-engines.XXXXXX) && test-engines/engines up "$$dir" && test-engines/engines tell "$$dir"

# One pattern's cases: make t P=efe
t:
	$(MVN) test -Dtest=CasesTest -Dcpat.pattern=$(P)

.PHONY: r rule
# A new rule, its class and its page: make rule ID=EFE007 NAME=shell-in-the-way
rule:
	@src/tools/rule.sh "$(ID)" "$(NAME)"

# The cases of one rule, or of a pattern's: make r ID=EFE007
r:
	$(MVN) test -Dtest=RulePagesTest -Dcpat.pattern=$(ID)

# Rewrites what is generated: formatting, marks, tables, transcripts.
update:
	$(MVN) test -Dcpat.update=true

# Asks an engine how the official images start today: make official-images [ENGINE=unix:///…] [PULL=yes]
official-images:
	$(MVN) test -Dtest=OfficialImagesRefresh -Dcpat.engine=$(ENGINE) -Dcpat.pull=$(PULL)

# Looks for texts that break a reader, a rule or a fix, a minute for each: make fuzz [F=dockerfile]
# What is found lies in crash-…; make it a seed or a test, then mend it.
fuzz:
	@for test in $$(grep -l '@FuzzTest' src/test/java/cpat/fuzz/*.java); do \
	  class=$$(basename $$test .java); \
	  for target in $$(sed -n 's/^  void \([a-zA-Z]*\)(byte.*/\1/p' $$test | grep -x '$(or $(F),.*)'); do \
	    echo "$$class.$$target"; \
	    JAZZER_FUZZ=1 mvn -q -B --no-transfer-progress test -Dtest="$$class#$$target" || exit 1; \
	  done; \
	done

# Cold start and files per second beside two peers: make bench [DIR=tree of Dockerfiles]
bench:
	src/bench/run.sh $(DIR)

clean:
	rm -rf target
