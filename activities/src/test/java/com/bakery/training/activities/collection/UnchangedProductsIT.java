package com.bakery.training.activities.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.feature.JobOptions;
import com.bakery.training.activities.job.JobActivitiesImpl;
import com.bakery.training.activities.job.UnchangedProducts;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.Registrations;
import com.bakery.training.registry.sales.RegressorValue;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.registry.settings.TenantSettings;
import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.JobActivities;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which products a job trains after uploads and changes of settings. Every product has a deployed model of the data as they were. */
class UnchangedProductsIT {
    private static final int DAYS = 60;

    private final UUID tenant = UUID.randomUUID();
    private final Map<String, UUID> products = new TreeMap<>();
    private RegistryDatabase database;
    private TestRegistry registry;

    @BeforeEach
    void trainThree() {
        database = RegistryDatabase.open();
        registry = database.registry();
        for (String name : List.of("Bagel", "Bun", "Roll")) {
            products.put(name, registry.product(tenant, name, 1, 1));
            registry.sales.upsert(tenant, rows(name, 0));
        }
        registerModels(products.keySet(), null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSameRowsAgainTrainNothing() {
        products.keySet().forEach(name -> registry.sales.upsert(tenant, rows(name, 0)));

        assertThat(trained()).isEmpty();
    }

    @Test
    void oneProductsNewQuantityTrainsThatProductOnly() {
        registry.sales.upsert(tenant, rows("Bun", 1).subList(DAYS - 1, DAYS));

        assertThat(trained()).containsExactly("Bun");
    }

    @Test
    void aNewDayOfTheShopTrainsAllForTheOthersSoldNothingOnIt() {
        registry.sales.upsert(
                tenant,
                List.of(new SaleRow(products.get("Bun"), TestRegistry.FIRST_DAY.plusDays(DAYS), 5, null, null)));

        assertThat(trained()).containsExactlyInAnyOrder("Bagel", "Bun", "Roll");
    }

    @Test
    void whatAllProductsShareTrainsAll() {
        registry.regressors.upsert(
                tenant, List.of(new RegressorValue("temperature", TestRegistry.FIRST_DAY.plusDays(3), 30.5)));

        assertThat(trained()).hasSize(3);
    }

    @Test
    void otherSettingsTrainAll() {
        registry.settings.save(tenant, new TenantSettings("DE", null, null, null, null, "Europe/Berlin"));
        assertThat(trained()).as("another country's holidays").hasSize(3);
        registry.settings.save(tenant, TenantSettings.DEFAULT);
        assertThat(trained()).as("as they were").isEmpty();

        PipelineOptions narrower = PipelineOptions.DEFAULT.withOverrides(Map.of("interval_width", 0.8));
        assertThat(trained(narrower, Clock.systemUTC(), false)).hasSize(3);
    }

    @Test
    void anotherEngineTrainsAgain() {
        registerModels(List.of("Roll"), "another version");

        assertThat(trained()).containsExactly("Roll");
    }

    @Test
    void afterFourWeeksAndByForceAllAreTrained() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(27));
        assertThat(trained(PipelineOptions.DEFAULT, later, false)).isEmpty();
        Clock fourWeeks = Clock.offset(later, Duration.ofDays(1));
        assertThat(trained(PipelineOptions.DEFAULT, fourWeeks, false)).hasSize(3);
        assertThat(trained(PipelineOptions.DEFAULT, Clock.systemUTC(), true)).hasSize(3);
    }

    private List<SaleRow> rows(String name, int more) {
        return IntStream.range(0, DAYS)
                .mapToObj(day -> new SaleRow(
                        products.get(name),
                        TestRegistry.FIRST_DAY.plusDays(day),
                        20 + 5 * (day % 7) + day % 3 + more,
                        null,
                        null))
                .toList();
    }

    /** Models of the data as they are, by this engine ({@code engine} null) or another one. */
    private void registerModels(Iterable<String> names, String engine) {
        JobRun run = registry.runningJob(tenant);
        for (String name : names) {
            UUID id = products.get(name);
            var data = reader().read(run, id, name, PipelineOptions.DEFAULT.minTrainingDays());
            String hash = engine == null
                    ? DataHash.of(data, PipelineOptions.DEFAULT)
                    : DataHash.of(data, PipelineOptions.DEFAULT, engine);
            registry.models.register(
                    Registrations.of(registry, run, id).dataHash(hash).build());
        }
        registry.runs.finish(run, JobEnd.completed());
    }

    private List<String> trained() {
        return trained(PipelineOptions.DEFAULT, Clock.systemUTC(), false);
    }

    /** What a new job trains. */
    private List<String> trained(PipelineOptions options, Clock clock, boolean force) {
        ActivitySettings settings =
                new ActivitySettings(9, Duration.ofMinutes(30), true, true, options, FanOut.DEFAULT);
        UnchangedProducts unchanged = new UnchangedProducts(
                reader(), new JobOptions(registry.jobs, settings), registry.modelRows, registry.models, clock);
        JobRun run = registry.runningJob(tenant);
        JobActivities.JobRun message = new JobActivities.JobRun(tenant, run.jobId(), run.run());
        var page = new JobActivitiesImpl(registry.plan, registry.runs, unchanged, null, null, clock)
                .nextPage(new JobActivities.PageRequest(message, 0, 10, force));
        registry.runs.finish(run, JobEnd.cancelled());
        assertThat(page.counts().skipped()).isEqualTo(3 - page.products().size());
        return page.products().stream()
                .map(JobActivities.PlannedProduct::productName)
                .toList();
    }

    private ProductDataReader reader() {
        return new ProductDataReader(new ShopReader(
                registry.sales,
                new ShopNumbers(registry.regressors, registry.placeDays),
                registry.calendar,
                registry.settings));
    }
}
