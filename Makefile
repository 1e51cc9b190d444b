# make: what CI runs. All targets work on a fresh clone; Maven finds JDK 25 by itself.
MVN = mvn -q -B --no-transfer-progress

.PHONY: all test t update bench clean
all: test

test:
	mvn -B --no-transfer-progress verify

# One pattern's cases: make t P=efe
t:
	$(MVN) test -Dtest=CasesTest -Dcpat.pattern=$(P)

# Rewrites what is generated: formatting, marks, tables, transcripts.
update:
	$(MVN) test -Dcpat.update=true

# Cold start and files per second beside two peers: make bench [DIR=tree of Dockerfiles]
bench:
	src/bench/run.sh $(DIR)

clean:
	rm -rf target
