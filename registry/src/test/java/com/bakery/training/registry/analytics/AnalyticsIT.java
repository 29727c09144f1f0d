package com.bakery.training.registry.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.external.Place;
import com.bakery.training.registry.external.PlaceDay;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.log.NewLogEntry;
import com.bakery.training.registry.model.ModelFilter;
import com.bakery.training.registry.model.Registrations;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.settings.TenantSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the analytics say about registered models. */
class AnalyticsIT {
    private static final LocalDate FAR = LocalDate.of(2099, 1, 1);

    private final UUID tenant = UUID.randomUUID();
    private RegistryDatabase database;
    private TestRegistry registry;
    private PerformanceAnalytics performance;
    private AccuracyAnalytics accuracy;
    private DurationAnalytics durations;
    private UUID bagel;
    private UUID roll;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        performance = new PerformanceAnalytics(database.transactions());
        accuracy = new AccuracyAnalytics(database.transactions());
        durations = new DurationAnalytics(database.transactions());
        bagel = registry.product(tenant, "Bagel", 20, 40);
        roll = registry.product(tenant, "Roll", 20, 40);
        database.superuser()
                .sql("UPDATE products SET category = 'bread' WHERE name = 'Roll'")
                .update();
        JobRun run = registry.runningJob(tenant);
        register(run, bagel, 55.0);
        register(run, roll, 92.0);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void listsTheBestAndTheWorstFirstPageByPage() {
        assertThat(performance
                        .products(tenant, AnalyticsFilter.ALL, PageRequest.first(9))
                        .items())
                .extracting(ProductPerformance::productName)
                .containsExactly("Roll", "Bagel");
        List<String> worst = new ArrayList<>();
        String cursor = null;
        do {
            Page<ProductAccuracy> page = accuracy.products(tenant, AnalyticsFilter.ALL, new PageRequest(1, cursor));
            page.items().forEach(product -> worst.add(product.productName()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(worst).containsExactly("Bagel", "Roll");
        assertThat(accuracy.totals(tenant, AnalyticsFilter.ALL)).isEqualTo(new AccuracyTotals(2, 1, 73.5));
    }

    @Test
    void theKeptSumsAreThoseOfTheRows() {
        register(nextRun(), bagel, null);
        assertThat(performance.summary(tenant, AnalyticsFilter.ALL))
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
                .isEqualTo(new ModelStatistics(3, 73.5, 12.3, 18.7, 0.78, 17.5, 0.2, 1.0));
        assertThat(performance.summary(tenant, of(roll)))
                .isEqualTo(performance.summary(tenant, new AnalyticsFilter(null, FAR, null, "bread")));
        assertThat(accuracy.distribution(tenant, AnalyticsFilter.ALL))
                .filteredOn(bucket -> bucket.trained() + bucket.deployed() > 0)
                .containsExactly(new AccuracyBucket(60, 1, 0), new AccuracyBucket(95, 1, 1));
        for (Period period : Period.values()) {
            assertThat(accuracy.trend(tenant, AnalyticsFilter.ALL, period))
                    .singleElement()
                    .satisfies(one -> assertThat(one.statistics().models()).isEqualTo(3));
        }
    }

    @Test
    void aDeploymentChangesWhatAProductStandsFor() {
        register(nextRun(), bagel, 81.0);
        ProductPerformance now = performance
                .products(tenant, of(bagel), PageRequest.first(1))
                .items()
                .get(0);
        assertThat(now.accuracyPercentage()).isEqualTo(81.0);
        assertThat(now.previousAccuracyPercentage()).isEqualTo(55.0);
        assertThat(now.versions()).isEqualTo(2);
        assertThat(accuracy.totals(tenant, AnalyticsFilter.ALL).poor()).isZero();

        UUID first = registry.modelRows
                .list(tenant, new ModelFilter(bagel, false), PageRequest.first(1))
                .items()
                .get(0)
                .id();
        registry.models.deploy(tenant, first, "test");

        ProductAccuracy back = accuracy.products(tenant, of(bagel), PageRequest.first(1))
                .items()
                .get(0);
        assertThat(back.accuracyPercentage()).isEqualTo(55.0);
        assertThat(back.trend())
                .extracting(ProductAccuracy.VersionAccuracy::accuracyPercentage)
                .containsExactly(55.0, 81.0);
        assertThat(accuracy.totals(tenant, AnalyticsFilter.ALL).poor()).isEqualTo(1);
    }

    @Test
    void productsWithoutACategoryAreFoundByTheEmptyOne() {
        AnalyticsFilter none = new AnalyticsFilter(null, null, null, "");

        assertThat(performance.summary(tenant, none).models()).isEqualTo(1);
        assertThat(performance.products(tenant, none, PageRequest.first(9)).items())
                .extracting(ProductPerformance::productName)
                .containsExactly("Bagel");
    }

    @Test
    void theWeatherOfThePlaceCountsAsKnownNumbers() {
        registry.settings.save(tenant, new TenantSettings("ES", "MD", 40.42, -3.7, "Madrid", "Europe/Madrid"));
        registry.placeDays.save("weather", new Place(47.4, 8.5), List.of(weather(Map.of("rain", 1.0))));
        // near enough to be seen, but no model of the shop reads it
        registry.placeDays.save("weather", new Place(40.6, -3.7), List.of(weather(Map.of("rain", 1.0))));
        registry.placeDays.save("weather", new Place(40.42, -3.7), List.of(weather(Map.of())));
        assertThat(accuracy.products(tenant, of(bagel), PageRequest.first(1)).items())
                .noneMatch(ProductAccuracy::regressors);

        registry.placeDays.save("weather", new Place(40.42, -3.7), List.of(weather(Map.of("rain", 1.0))));

        assertThat(accuracy.products(tenant, of(bagel), PageRequest.first(1)).items())
                .allMatch(ProductAccuracy::regressors);
    }

    private static PlaceDay weather(Map<String, Double> numbers) {
        return new PlaceDay(TestRegistry.FIRST_DAY, numbers, Instant.now());
    }

    @Test
    void percentilesAreThoseOfTheStepsAtMostFivePercentOff() {
        UUID job = nextRun().jobId();
        registry.log.append(
                tenant,
                IntStream.rangeClosed(1, 1000)
                        .mapToObj(millis -> line(job, bagel, millis))
                        .toList());

        Durations fit = named("fit", AnalyticsFilter.ALL);
        assertThat(fit.times()).isEqualTo(1000);
        assertThat((double) fit.p50Ms()).isBetween(475.0, 525.0);
        assertThat((double) fit.p95Ms()).isBetween(902.0, 998.0);
        Durations exact = named("fit", of(bagel));
        assertThat(List.of(exact.p50Ms(), exact.p90Ms(), exact.p95Ms(), exact.p99Ms(), exact.maxMs()))
                .containsExactly(500L, 900L, 950L, 990L, 1000L);
        assertThat(named(Durations.TRAINING, AnalyticsFilter.ALL).p50Ms()).isEqualTo(7000);
        assertThat(durations.durations(tenant, of(FAR))).isEmpty();
    }

    @Test
    void findingsOfTheTrainingExplainAnAccuracyAndNobodyElseSeesThem() {
        UUID job = registry.modelRows.latest(tenant, bagel).orElseThrow().trainingJobId();
        registry.log.append(
                tenant,
                List.of(new NewLogEntry(
                        job, bagel, LogLevel.WARNING, "collect", "a spike", null, Map.of("finding", "OUTLIER"))));

        assertThat(accuracy.products(tenant, of(bagel), PageRequest.first(1))
                        .items()
                        .get(0)
                        .findings())
                .containsExactly("OUTLIER");
        UUID stranger = UUID.randomUUID();
        assertThat(accuracy.products(stranger, AnalyticsFilter.ALL, PageRequest.first(1))
                        .items())
                .isEmpty();
        assertThat(performance.summary(stranger, AnalyticsFilter.ALL).models()).isZero();
        assertThat(durations.durations(stranger, AnalyticsFilter.ALL)).isEmpty();
    }

    private JobRun nextRun() {
        return registry.runningJob(tenant);
    }

    private void register(JobRun run, UUID product, Double percent) {
        registry.models.register(Registrations.of(registry, run, product)
                .metrics(Registrations.withErrors(12.3, 0.78, percent))
                .build());
    }

    private Durations named(String name, AnalyticsFilter filter) {
        return durations.durations(tenant, filter).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NewLogEntry line(UUID job, UUID product, long millis) {
        return new NewLogEntry(job, product, LogLevel.INFO, "fit", "Fitted", millis, null);
    }

    private static AnalyticsFilter of(UUID product) {
        return new AnalyticsFilter(null, null, product, null);
    }

    private static AnalyticsFilter of(LocalDate from) {
        return new AnalyticsFilter(from, null, null, null);
    }
}
