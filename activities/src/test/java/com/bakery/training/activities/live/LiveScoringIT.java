package com.bakery.training.activities.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.artifact.StoredArtifact;
import com.bakery.training.registry.audit.AuditEntry;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobFilter;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.Lineage;
import com.bakery.training.registry.model.LiveAccuracy;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.ModelMetrics;
import com.bakery.training.registry.model.Registration;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sales.SaleRow;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From sales that arrive to the versions that products serve, over real rows and real model files. */
class LiveScoringIT {
    private static final int LEARNT = 60;
    private static final LocalDate TODAY = TestRegistry.FIRST_DAY.plusDays(300);

    private static RegistryDatabase database;
    private static TestRegistry registry;
    private static TestWorkflowEnvironment temporal;

    @TempDir
    private static Path files;

    private static ArtifactStore store;

    private final UUID tenant = UUID.randomUUID();
    private final Counted counted = new Counted();
    private UUID roll;

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        temporal = TestWorkflowEnvironment.newInstance();
        store = ArtifactStores.open(files.toString(), name -> null);
    }

    @AfterAll
    static void close() {
        temporal.close();
        database.close();
    }

    @BeforeEach
    void openAShop() {
        roll = registry.product(tenant, "Roll", 40, LEARNT);
        pass(LiveSettings.DEFAULT);
    }

    @Test
    void salesBehindTheDataAreScoredOnceAndCorrectionsCount() {
        TrainedModel champion = register(40, 0.1);
        sell(roll, 60, 5, 50);
        sell(roll, 65, 1, 0);

        pass(LiveSettings.DEFAULT);

        LiveAccuracy live = live(champion);
        assertThat(live.daysScored()).isEqualTo(5);
        assertThat(live.lastDay()).isEqualTo(TestRegistry.FIRST_DAY.plusDays(64));
        assertThat(live.wape()).isCloseTo(0.2, within(0.01));
        assertThat(live.bias()).isCloseTo(-0.2, within(0.01));
        assertThat(live.mae()).isCloseTo(10, within(0.5));
        assertThat(counted.days).isEqualTo(5);
        pass(LiveSettings.DEFAULT);
        assertThat(counted.days).as("nothing new, nothing read").isEqualTo(5);

        sell(roll, 62, 3, 40);
        pass(LiveSettings.DEFAULT);
        assertThat(live(champion).wape()).isCloseTo(20.0 / 220, within(0.01));
    }

    @Test
    void anOpenDayWithoutTheProductSoldNothingWhileSoldOutClosedAndUnfinishedDaysTellNothing() {
        TrainedModel champion = register(40, 0.1);
        UUID bun = registry.product(tenant, "Bun", 10, 1);
        sell(bun, 60, 1, 10);
        registry.sales.upsert(tenant, List.of(new SaleRow(roll, day(62), 12, null, true)));
        sell(roll, 300, 1, 40);

        pass(LiveSettings.DEFAULT);

        LiveAccuracy live = live(champion);
        assertThat(live.daysScored()).isEqualTo(1);
        assertThat(live.wape()).isNull();
        assertThat(live.mae()).isCloseTo(40, within(1.0));
    }

    @Test
    void aChallengerThatWinsTwoWeeksInARowIsServedAndOneThatLosesThemGoesBack() {
        TrainedModel champion = register(40, 9.0);
        TrainedModel challenger = registerBeside(80);
        sell(roll, 60, 7, 80);
        pass(LiveSettings.DEFAULT);
        assertThat(served()).as("one week is no evidence").isEqualTo(champion.id());

        sell(roll, 67, 7, 80);
        pass(LiveSettings.DEFAULT);

        assertThat(served()).isEqualTo(challenger.id());
        assertThat(find(champion).aliases()).containsExactly("previous");
        assertThat(find(challenger).promotion()).startsWith("Forecast later sales better than the deployed version");
        assertThat(audit("model.deployed").get(0).details())
                .containsEntry("model_id", challenger.id().toString())
                .containsEntry("replaced_model_id", champion.id().toString())
                .containsKey("windows");

        sell(roll, 74, 13, 40);
        pass(LiveSettings.DEFAULT);
        assertThat(served()).as("thirteen days are no two weeks").isEqualTo(challenger.id());
        sell(roll, 87, 1, 40);
        pass(LiveSettings.DEFAULT);

        assertThat(served()).isEqualTo(champion.id());
        assertThat(audit("model.rolled_back")).singleElement().satisfies(entry -> assertThat(entry.actor())
                .isEqualTo("shadow-score"));
        assertThat(counted.replaced).containsExactly("promoted", "rolled back");
        sell(roll, 88, 30, 80);
        pass(LiveSettings.DEFAULT);
        assertThat(served()).as("no way back and forth").isEqualTo(champion.id());
    }

    @Test
    void whatAPersonDeployedIsJudgedByLaterDaysAlone() {
        TrainedModel champion = register(40, 9.0);
        TrainedModel challenger = registerBeside(80);
        sell(roll, 60, 14, 40);
        pass(LiveSettings.DEFAULT);
        assertThat(served()).isEqualTo(champion.id());

        registry.models.deploy(tenant, challenger.id(), "admin");
        sell(roll, 74, 13, 40);
        pass(LiveSettings.DEFAULT);
        assertThat(served()).isEqualTo(challenger.id());
        sell(roll, 87, 1, 40);
        pass(LiveSettings.DEFAULT);
        assertThat(served()).isEqualTo(champion.id());
    }

    @Test
    void withoutAutomaticDeploymentNothingIsReplaced() {
        TrainedModel champion = register(40, 9.0);
        registerBeside(80);
        sell(roll, 60, 28, 80);

        pass(new LiveSettings(14, 1.5, 0.1, 7, 2, false));

        assertThat(served()).isEqualTo(champion.id());
        assertThat(counted.replaced).isEmpty();
    }

    @Test
    void aChampionThatDriftedIsTrainedAgainOnce() {
        TrainedModel champion = register(40, 0.1);
        sell(roll, 60, 13, 80);
        pass(LiveSettings.DEFAULT);
        assertThat(jobs()).isEmpty();

        sell(roll, 73, 1, 80);
        pass(LiveSettings.DEFAULT);
        sell(roll, 74, 7, 80);
        pass(LiveSettings.DEFAULT);

        assertThat(jobs()).singleElement().satisfies(job -> {
            assertThat(job.productsToTrain()).containsExactly(roll.toString());
            assertThat(find(champion).live().driftJobId()).isEqualTo(job.id());
        });
        assertThat(audit("model.drifted")).singleElement().satisfies(entry -> {
            assertThat(entry.details())
                    .containsEntry("validated_wape", 0.1)
                    .containsEntry("scored_days", 14)
                    .containsEntry("model_id", champion.id().toString());
            assertThat((Double) entry.details().get("live_wape")).isCloseTo(0.5, within(0.02));
        });
        assertThat(counted.drifted).isEqualTo(1);
    }

    @Test
    void aVersionWithinTheFactorHasNotDrifted() {
        register(40, 0.38);
        sell(roll, 60, 28, 80);
        pass(LiveSettings.DEFAULT);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void aSmallErrorThatTripledHasNotDrifted() {
        TrainedModel champion = register(40, 0.02);
        sell(roll, 60, 28, 42.5);
        pass(LiveSettings.DEFAULT);
        assertThat(live(champion).wape()).isGreaterThan(0.04);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void aDamagedFileKeepsNobodyElseFromBeingScored() {
        TrainedModel champion = register(40, 0.1);
        TrainedModel challenger = registerBeside(80);
        store.write(challenger.modelPath(), new byte[] {1});
        sell(roll, 60, 5, 50);

        pass(LiveSettings.DEFAULT);

        assertThat(live(champion).daysScored()).isEqualTo(5);
        assertThat(find(challenger).live()).isNull();
        assertThat(find(challenger).damage()).as("known to all").isEqualTo("corrupt");
        assertThat(registry.arrivals.waiting()).isEmpty();
    }

    @Test
    void aDayWithoutARowTellsNothingBeforeTheProductsSalesReachItOrAWeekHasPassed() {
        TrainedModel champion = register(40, 0.1);
        UUID bun = registry.product(tenant, "Bun", 10, 1);
        sell(bun, 280, 20, 10);
        sell(roll, 280, 14, 40);

        pass(LiveSettings.DEFAULT);

        assertThat(live(champion).daysScored()).as("six more may still come").isEqualTo(14);
        assertThat(live(champion).wape()).isCloseTo(0, within(0.05));
        assertThat(jobs()).as("six days of nothing would have been a drift").isEmpty();

        sell(roll, 297, 1, 40);
        pass(LiveSettings.DEFAULT);
        assertThat(live(champion).daysScored())
                .as("what lies before a row is settled")
                .isEqualTo(18);
        assertThat(live(champion).wape()).isCloseTo(3.0 / 15, within(0.02));

        sell(roll, 294, 3, 40);
        pass(LiveSettings.DEFAULT);
        assertThat(live(champion).wape()).as("late rows correct it").isCloseTo(0, within(0.05));

        sell(bun, 306, 1, 10);
        pass(LiveSettings.DEFAULT, TODAY.plusDays(7));
        assertThat(live(champion).daysScored()).as("a week later").isEqualTo(20);
    }

    @Test
    void aDamagedChallengerThatWonIsNotServedAndKeepsNobodyElseFromBeingJudged() {
        TrainedModel champion = register(40, 9.0);
        TrainedModel challenger = registerBeside(80);
        sell(roll, 60, 14, 80);
        pass(new LiveSettings(14, 1.5, 0.1, 7, 2, false));
        assertThat(live(challenger).daysScored()).isEqualTo(14);
        registry.files.due(Instant.now(), 1_000).stream()
                .filter(file -> file.modelId().equals(challenger.id()))
                .forEach(file -> registry.damage.mark(file, "corrupt"));
        sell(roll, 74, 1, 80);

        pass(LiveSettings.DEFAULT);

        assertThat(served()).isEqualTo(champion.id());
        assertThat(live(champion).daysScored()).isEqualTo(15);
        assertThat(registry.arrivals.waiting()).isEmpty();
    }

    private void pass(LiveSettings settings) {
        pass(settings, TODAY);
    }

    private void pass(LiveSettings settings, LocalDate today) {
        LiveDecisions decisions = new LiveDecisions(
                registry.models,
                registry.liveScores,
                registry.intake,
                new QueueWaker(temporal.getWorkflowClient()),
                counted,
                settings);
        new LiveScoring(
                        registry.arrivals,
                        registry.sales,
                        registry.liveScores,
                        registry.settings,
                        new StoredForecasts(store, registry.damage),
                        decisions,
                        counted,
                        7,
                        Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
                .score();
    }

    private void sell(UUID product, int fromDay, int days, double quantity) {
        registry.sales.upsert(
                tenant,
                IntStream.range(fromDay, fromDay + days)
                        .mapToObj(day -> new SaleRow(product, day(day), quantity, null, null))
                        .toList());
    }

    private static LocalDate day(int day) {
        return TestRegistry.FIRST_DAY.plusDays(day);
    }

    private TrainedModel register(double level, double validatedWape) {
        return register(level, validatedWape, true);
    }

    private TrainedModel registerBeside(double level) {
        return register(level, 9.0, false);
    }

    /** A version that has seen nothing but days of {@code level}, as the workers would register it. */
    private TrainedModel register(double level, double validatedWape, boolean autoDeployment) {
        JobRun run = registry.runningJob(tenant);
        ProductModel model = train(level);
        String version = registry.models.reserveVersion(run, roll);
        StoredArtifact file = store.write(ArtifactKeys.model(tenant, roll, version, false), ForecastCodec.write(model));
        UUID id = registry.models
                .register(new Registration(
                        run,
                        roll,
                        "Roll",
                        version,
                        model.algorithm(),
                        "recipe",
                        Map.of(),
                        1,
                        LEARNT,
                        file.sha256(),
                        file.sha256(),
                        model.dataFrom(),
                        model.dataTo(),
                        model.engine(),
                        1,
                        metrics(validatedWape),
                        new Lineage(null, null, null),
                        null,
                        List.of(new ModelArtifact(ModelArtifact.MODEL_FILE, file.key(), file.bytes(), file.sha256())),
                        List.of(),
                        autoDeployment))
                .modelId();
        registry.runs.finish(run, JobEnd.completed());
        return registry.modelRows.find(tenant, id).orElseThrow();
    }

    private static ModelMetrics metrics(double wape) {
        return new ModelMetrics(1.0, 1.0, 0.5, 10.0, 90.0, wape, wape, 10.0, 0.9, 0.0, 0.9, 28, 4, 9.0, Map.of());
    }

    private ProductModel train(double level) {
        List<RawSales> sales = IntStream.range(0, LEARNT)
                .mapToObj(day -> new RawSales(day(day), level + (day % 2 == 0 ? 0.5 : -0.5)))
                .toList();
        ProductData data = DataRules.apply(roll.toString(), "Roll", sales, sales, List.of(), List.of(), 30);
        return new ProductPipeline().train(data, PipelineOptions.DEFAULT, null, TrainingMonitor.NONE);
    }

    private UUID served() {
        return registry.modelRows.deployed(tenant, roll).orElseThrow().id();
    }

    private TrainedModel find(TrainedModel model) {
        return registry.modelRows.find(tenant, model.id()).orElseThrow();
    }

    private LiveAccuracy live(TrainedModel model) {
        return find(model).live();
    }

    private List<Job> jobs() {
        return registry.jobs.history(tenant, JobFilter.ALL, PageRequest.first(50)).items().stream()
                .filter(job -> job.origin() == JobOrigin.DRIFT)
                .toList();
    }

    private List<AuditEntry> audit(String action) {
        return registry.audit.list(tenant, PageRequest.first(100)).items().stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }

    private static final class Counted implements LiveMetrics {
        private final List<String> replaced = new ArrayList<>();
        private int days;
        private int drifted;

        @Override
        public void scored(UUID tenantId, int scored) {
            days += scored;
        }

        @Override
        public void championWape(UUID tenantId, double wape) {
            assertThat(wape).isPositive();
        }

        @Override
        public void drifted(UUID tenantId) {
            drifted++;
        }

        @Override
        public void replaced(UUID tenantId, boolean rolledBack) {
            replaced.add(rolledBack ? "rolled back" : "promoted");
        }
    }
}
