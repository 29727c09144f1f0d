package com.bakery.training.standalone.process;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Jobs of several bakeries beside each other, each from its uploaded sales on: reasons, retry, turns, the cap. */
class JobsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SECRET = "a secret of the test that is long enough";
    private static final int DAYS = 60;
    private static final int MANY = 200;

    @TempDir
    Path folder;

    @Test
    void everyFailureHasAReasonAndASecondChance() throws Exception {
        StandaloneUnderTest service = service(TemporalKind.IN_JVM);
        try (ServiceProcess process = service.start()) {
            assertThatARetryTrainsWhatFailedAndNothingElse(new Tenant(service.apiUrl(), SECRET), service.database());
            assertThatAJobOfNothingTrainableFailsAndSaysWhatToDo(
                    new Tenant(service.apiUrl(), SECRET), service.database());
            assertThat(process.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobOfManyProductsKeepsNoOtherTenantWaiting(TemporalKind temporal) throws Exception {
        StandaloneUnderTest service = service(temporal);
        try (ServiceProcess process = service.start()) {
            Tenant large = new Tenant(service.apiUrl(), SECRET);
            UUID many = assertThatTheSmallJobEndsEarly(
                    large, new Tenant(service.apiUrl(), SECRET), new Tenant(service.apiUrl(), SECRET));
            assertThatARetryOfAStoppedJobKeepsWhatItHad(large, many);
            assertThat(process.isAlive()).isTrue();
        }
    }

    private StandaloneUnderTest service(TemporalKind temporal) throws IOException {
        return new StandaloneUnderTest(folder.resolve("data"), temporal, environment(temporal));
    }

    /**
     * The real server lets tenants take turns, whatever one of them has waiting. The one in the JVM does not, so there the default
     * bound of what a job may have waiting has to do.
     */
    private static Map<String, String> environment(TemporalKind temporal) {
        String inTraining = temporal == TemporalKind.REAL ? Integer.toString(MANY / 2) : "0";
        return Map.of("JWT_SECRET", SECRET, "MAX_CONCURRENT_JOBS", "2", "MAX_PARALLEL_PRODUCTS_PER_JOB", inTraining);
    }

    private static void assertThatARetryTrainsWhatFailedAndNothingElse(Tenant shop, Database database)
            throws Exception {
        shop.client.uploadSales(SyntheticSales.csv(2, DAYS, 1) + rows("constant", DAYS, 0) + rows("young", 9, 2));
        UUID job = shop.client.start("Some fail", false);
        assertThat(Jobs.awaitEnd(shop.client, job, PATIENCE)).matches(JobStatus::completed);
        assertThat(products(shop, job))
                .extracting(product -> product.path("product_name").asString())
                .as("best-selling first")
                .containsExactly("product-01", "product-00", "constant", "young");
        assertThatItFailed(products(shop, job).get(2), "NoVariationError");
        assertThatItFailed(products(shop, job).get(3), "InsufficientDataError");
        Map<String, String> versions = versions(shop, job);

        shop.client.uploadSales("date,product,quantity\n" + rows("constant", DAYS, 3) + rows("young", DAYS, 2));
        assertThat(shop.retry(job)).isEqualTo(202);
        assertThat(Jobs.awaitEnd(shop.client, job, PATIENCE)).matches(JobStatus::completed);

        JsonNode status = shop.status(job);
        assertThat(List.of(
                        status.path("retry_count").asInt(),
                        status.path("products_completed").asInt(),
                        status.path("products_failed").asInt(),
                        status.path("progress_percentage").asInt()))
                .containsExactly(1, 4, 0, 100);
        assertThat(versions(shop, job)).containsAllEntriesOf(versions).hasSize(4);
        assertThat(database.rows("SELECT product_name || ' ' || fits FROM product_trainings WHERE job_id = '" + job
                        + "' ORDER BY rank"))
                .containsExactly("product-01 1", "product-00 1", "constant 1", "young 1");
        assertThat(database.rows("SELECT routing_key || ' ' || count(*) FROM outbox WHERE job_id = '" + job
                        + "' GROUP BY routing_key ORDER BY 1"))
                .as("a failure is told once, an end once per run")
                .containsExactly("training.completed 2", "training.failed 2");
        assertThat(shop.retry(job)).as("nothing is left").isEqualTo(409);
    }

    private static void assertThatItFailed(JsonNode product, String type) {
        assertThat(product.path("status").asString()).isEqualTo("failed");
        assertThat(product.path("error_type").asString()).isEqualTo(type);
        assertThat(product.path("error_message").asString()).isNotBlank();
        assertThat(product.path("recommended_action").asString()).isNotBlank();
    }

    private static void assertThatAJobOfNothingTrainableFailsAndSaysWhatToDo(Tenant shop, Database database)
            throws Exception {
        shop.client.uploadSales("date,product,quantity\n" + rows("young", 9, 2));
        UUID job = shop.client.start("Too early", false);
        assertThat(Jobs.awaitEnd(shop.client, job, PATIENCE).status()).isEqualTo("failed");
        assertThat(shop.status(job).path("error_type").asString()).isEqualTo("AllProductsFailedError");
        assertThat(shop.status(job).path("recommended_action").asString()).isNotBlank();
        assertThat(shop.retry(job)).isEqualTo(202);
        assertThat(Jobs.awaitEnd(shop.client, job, PATIENCE).status()).isEqualTo("failed");
        assertThat(shop.status(job).path("retry_count").asInt()).isEqualTo(1);

        shop.client.uploadSales("date,product,quantity\n" + rows("young", DAYS, 2));
        // settings as they could be saved before a subdivision was looked at; the service takes none like it any more
        database.execute("INSERT INTO tenant_settings (tenant_id, subdivision) VALUES ('" + shop.id + "', 'XX')");
        assertThat(shop.retry(job)).isEqualTo(202);
        assertThat(Jobs.awaitEnd(shop.client, job, PATIENCE).status()).isEqualTo("failed");
        assertThatItFailed(products(shop, job).get(0), "InvalidOptionsError");

        shop.client.saveSettings(Map.of("country", "ES", "subdivision", "MD", "time_zone", "Europe/Madrid"));
        assertThat(shop.retry(job)).isEqualTo(202);
        assertThat(Jobs.awaitEnd(shop.client, job, PATIENCE)).matches(JobStatus::completed);
    }

    /** Two jobs run, a third waits for its turn. Returns the large one, which runs on. */
    private static UUID assertThatTheSmallJobEndsEarly(Tenant large, Tenant small, Tenant third) throws Exception {
        large.client.uploadSales(SyntheticSales.csv(MANY, DAYS, 3));
        small.client.uploadSales(SyntheticSales.csv(2, DAYS, 1));
        third.client.uploadSales(SyntheticSales.csv(1, DAYS, 4));
        UUID many = large.client.start("Many", true);
        Jobs.awaitProducts(large.client, many, 1, PATIENCE);
        UUID few = small.client.start("Few", true);
        UUID waiting = third.client.start("Waits for one of the two", true);

        JsonNode queued = third.status(waiting);
        assertThat(queued.path("status").asString()).isEqualTo("pending");
        assertThat(queued.path("queue_position").asInt()).isBetween(1, 2);
        assertThat(queued.path("estimated_start").isString()).as("%s", queued).isTrue();
        assertThat(Jobs.awaitEnd(small.client, few, PATIENCE)).matches(JobStatus::completed);

        JobStatus left = large.client.status(many);
        assertThat(left.status()).isEqualTo("running");
        assertThat(left.productsEnded())
                .as("of %d when the small job was done", MANY)
                .isLessThan(MANY / 4);
        assertThat(Jobs.awaitEnd(third.client, waiting, PATIENCE)).matches(JobStatus::completed);
        return many;
    }

    private static void assertThatARetryOfAStoppedJobKeepsWhatItHad(Tenant shop, UUID job) throws Exception {
        assertThat(shop.retry(job)).as("it runs").isEqualTo(409);
        shop.client.stop(job);
        assertThat(Jobs.awaitEnd(shop.client, job, PATIENCE).status()).isEqualTo("cancelled");
        Map<String, String> versions = versions(shop, job);

        assertThat(shop.retry(job)).isEqualTo(202);
        Jobs.awaitProducts(shop.client, job, versions.size() + 1, PATIENCE);
        shop.client.stop(job);

        assertThat(Jobs.awaitEnd(shop.client, job, PATIENCE).status()).isEqualTo("cancelled");
        assertThat(versions(shop, job)).containsAllEntriesOf(versions).hasSizeGreaterThan(versions.size());
    }

    private static List<JsonNode> products(Tenant shop, UUID job) {
        JsonNode items = shop.client.get("jobs/" + job + "/products?limit=500").path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** The registered version of every product of the job that has one. */
    private static Map<String, String> versions(Tenant shop, UUID job) {
        return products(shop, job).stream()
                .filter(product -> product.path("model_version").isString())
                .collect(toMap(
                        product -> product.path("product_name").asString(),
                        product -> product.path("model_version").asString()));
    }

    /** CSV rows of a product that sells 5 a day, and up to {@code spread} more. */
    private static String rows(String product, int days, int spread) {
        return IntStream.range(0, days)
                .mapToObj(day -> "%s,%s,%d%n"
                        .formatted(SyntheticSales.FIRST_DAY.plusDays(day), product, 5 + day * 7 % (spread + 1)))
                .collect(joining());
    }
}
