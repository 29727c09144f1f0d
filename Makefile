# Everything here calls Maven or Go; nothing lists modules or packages.
TEMPORAL_VERSION := 1.8.2

.PHONY: verify format run kill bench bench-prophet quality soak interop fuzz temporal

# Builds and tests everything.
verify:
	mvn -B verify

# Rewrites the sources in the house format.
format:
	mvn -B -q spotless:apply

# Starts the service with its embedded parts and trains the demo bakeries.
run:
	mvn -pl standalone -am spring-boot:run

# kill -9 of the whole service at KILLS random moments (drawn from SEED), on both Temporal servers; some minutes.
KILLS := 10
SEED := 20261123
kill: temporal
	mvn -B -q verify -pl standalone -am -Dtest=none -Dit.test=KillIT -Dkills=$(KILLS) -Dseed=$(SEED) \
		-Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

# Measures engine, pipeline and orchestration (docs/BENCHMARKS.md); takes long.
bench:
	mvn -B -q -DskipTests -am -pl bench package
	java -jar bench/target/bench.jar

# Measures the engine beside stock Python Prophet and prophet-batch (a venv with them is made); minutes.
bench-prophet:
	mvn -B -q -DskipTests -am -pl bench package
	bench/side_by_side.sh

# Scores the forecasts of three real sets at every origin of the protocol (docs/QUALITY.md); minutes.
quality:
	mvn -B -q -DskipTests -am -pl forecasting package
	bench/quality.sh

# Fits a million series over one calendar: fits per second, bytes per fit, and a heap that must not grow; two minutes.
soak:
	mvn -B -q -DskipTests -am -pl bench package
	java -XX:+UseSerialGC -cp bench/target/bench.jar com.bakery.bench.Soak

# Lets Python Prophet and this engine load each other's models and compare their forecasts.
interop:
	mvn -B -q -DskipTests -am -pl forecasting package
	bench/interop.sh

# Lints the API's description, generates a client from it and uses it, and calls every operation with EXAMPLES requests drawn from SEED; minutes.
fuzz: EXAMPLES := 60
fuzz: SEED := 7
fuzz:
	mvn -B -q -DskipTests -am -pl standalone package
	tools/openapi/check.sh $(EXAMPLES) $(SEED)

# Builds the pinned Temporal CLI and server into bin/ (Go 1.26.4 or newer; minutes once, seconds from Go's cache).
temporal: bin/temporal

bin/temporal: tools/temporal-cli/go.mod tools/temporal-cli/go.sum
	cd tools/temporal-cli && GOTOOLCHAIN=local go build -trimpath \
		-ldflags '-s -w -X github.com/temporalio/cli/internal/temporalcli.Version=$(TEMPORAL_VERSION)' \
		-o $(CURDIR)/bin/temporal github.com/temporalio/cli/cmd/temporal
	bin/temporal --version
