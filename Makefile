# Everything here calls Maven or Go; nothing lists modules or packages.
TEMPORAL_VERSION := 1.8.2

.PHONY: verify format run bench bench-prophet quality interop temporal

# Builds and tests everything.
verify:
	mvn -B verify

# Rewrites the sources in the house format.
format:
	mvn -B -q spotless:apply

# Starts the service with its embedded parts and trains the demo bakeries.
run:
	mvn -pl standalone -am spring-boot:run

# Measures engine, pipeline and orchestration (docs/BENCHMARKS.md); takes long.
bench:
	mvn -B -q -DskipTests -am -pl bench package
	java -jar bench/target/bench.jar

# Measures the engine beside stock Python Prophet (a venv with it is made); minutes.
bench-prophet:
	mvn -B -q -DskipTests -am -pl bench package
	bench/side_by_side.sh

# Scores the forecasts of three real sets at every origin of the protocol (docs/QUALITY.md); minutes.
quality:
	mvn -B -q -DskipTests -am -pl forecasting package
	bench/quality.sh

# Lets Python Prophet load the models written here and compare their forecasts.
interop:
	mvn -B -q -DskipTests -am -pl forecasting package
	bench/interop.sh

# Builds the pinned Temporal CLI and server into bin/ (Go 1.26.4 or newer; minutes once, seconds from Go's cache).
temporal: bin/temporal

bin/temporal: tools/temporal-cli/go.mod tools/temporal-cli/go.sum
	cd tools/temporal-cli && GOTOOLCHAIN=local go build -trimpath \
		-ldflags '-s -w -X github.com/temporalio/cli/internal/temporalcli.Version=$(TEMPORAL_VERSION)' \
		-o $(CURDIR)/bin/temporal github.com/temporalio/cli/cmd/temporal
	bin/temporal --version
