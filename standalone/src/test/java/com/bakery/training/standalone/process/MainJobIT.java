package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import com.bakery.training.standalone.demo.TrainingClient.ProductTraining;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The main job through every part: upload, train, watch, models, forecast, events; and again with nothing changed. */
class MainJobIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PRODUCTS = 4;
    private static final String SALES = SyntheticSales.csv(PRODUCTS, 140, 1) + "2025-01-06,new-product,3\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void trainsWhatWasUploadedAndForecastsIt(TemporalKind temporal) throws Exception {
        StandaloneUnderTest service = new StandaloneUnderTest(folder.resolve("data"), temporal, Map.of());
        try (ServiceProcess process = service.start()) {
            TrainingClient client = service.client();
            service.events().observe();
            client.uploadSales(SALES);

            UUID job = client.start("Main job", false);
            List<JsonNode> messages =
                    ProgressSocket.messagesUntilTheEnd(service.apiUrl(), service.token(), job, PATIENCE);

            assertThatProgressReachedTheEnd(messages);
            assertThat(client.status(job)).matches(JobStatus::completed);
            assertThatEveryProductIsDeployedButTheNewOne(client, job);
            assertThatForecastsHaveFourWeeks(client);
            assertThatEventsTell(service, job);
            assertThatNothingIsTrainedTwice(client);
            assertThatOnlyWhatChangedIsTrainedAgain(client);
            assertThatAStopEndsAJobInMidTraining(client);
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(folder.resolve("data/temporal/server.pid")).doesNotExist();
    }

    private static void assertThatProgressReachedTheEnd(List<JsonNode> messages) {
        List<Integer> percentages = messages.stream()
                .map(message -> message.path("progress").path("percentage").asInt())
                .toList();
        assertThat(percentages).isSorted().last().isEqualTo(100);
        JsonNode last = messages.get(messages.size() - 1);
        assertThat(last.path("type").asString()).isEqualTo("training_completed");
        assertThat(last.path("progress").path("products_total").asInt()).isEqualTo(PRODUCTS + 1);
    }

    private static void assertThatEveryProductIsDeployedButTheNewOne(TrainingClient client, UUID job) {
        List<ProductTraining> products = client.products(job);

        assertThat(products).hasSize(PRODUCTS + 1);
        assertThat(products).filteredOn(ProductTraining::failed).singleElement().satisfies(product -> {
            assertThat(product.productName()).isEqualTo("new-product");
            assertThat(product.errorType()).isEqualTo("InsufficientDataError");
        });
        assertThat(client.deployedModels()).hasSize(PRODUCTS).allSatisfy(model -> {
            assertThat(model.days()).isEqualTo(140);
            assertThat(model.wape()).isBetween(0.0, 0.5);
            assertThat(model.naiveWape()).isNotNull();
        });
    }

    private static void assertThatForecastsHaveFourWeeks(TrainingClient client) {
        String model = client.deployedModels().get(0).modelId();
        JsonNode forecast = client.get("models/" + model + "/forecast").path("forecast");

        assertThat(forecast.size()).isEqualTo(28);
        assertThat(forecast.path(0).path("yhat").asDouble()).isPositive();
        assertThat(forecast.path(0).path("yhat_lower").asDouble())
                .isBetween(0.0, forecast.path(0).path("yhat_upper").asDouble());
    }

    private static void assertThatEventsTell(StandaloneUnderTest service, UUID job) throws Exception {
        Thread.sleep(2_500); // an event leaves within 2 s of its commit
        List<EventObserver.Event> events = service.events().take();

        assertThat(events)
                .extracting(EventObserver.Event::routingKey)
                .containsExactlyInAnyOrder("training.failed", "training.completed");
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.body().path("job_id").asString()).isEqualTo(job.toString()));
        assertThat(events)
                .filteredOn(event -> event.routingKey().equals("training.completed"))
                .singleElement()
                .satisfies(event -> assertThat(event.body()
                                .path("results")
                                .path("successful_trainings")
                                .asInt())
                        .isEqualTo(PRODUCTS));
    }

    private static void assertThatAStopEndsAJobInMidTraining(TrainingClient client) throws InterruptedException {
        client.uploadSales(SyntheticSales.csv(80, 140, 2));
        UUID job = client.start("To be stopped", true);
        Jobs.awaitProducts(client, job, 3, PATIENCE);
        Instant stop = Instant.now();

        client.stop(job);

        assertThat(Jobs.awaitEnd(client, job, PATIENCE).status()).isEqualTo("cancelled");
        assertThat(Duration.between(stop, Instant.now())).isLessThan(Duration.ofSeconds(10));
        List<ProductTraining> products = client.products(job);
        assertThat(products)
                .extracting(ProductTraining::status)
                .as("what was trained stays, the rest waits")
                .contains("completed", "pending")
                .doesNotContain("running");
    }

    private static void assertThatNothingIsTrainedTwice(TrainingClient client) throws InterruptedException {
        client.uploadSales(SALES);
        UUID second = client.start("Nothing changed", false);

        assertThat(Jobs.awaitEnd(client, second, PATIENCE)).matches(JobStatus::completed);
        assertThat(client.products(second))
                .filteredOn(product -> !product.failed())
                .extracting(ProductTraining::status)
                .containsOnly("skipped");
    }

    private static void assertThatOnlyWhatChangedIsTrainedAgain(TrainingClient client) throws InterruptedException {
        client.uploadSales("date,product,quantity\n2025-03-03,product-01,99\n");
        UUID third = client.start("One changed", false);

        assertThat(Jobs.awaitEnd(client, third, PATIENCE)).matches(JobStatus::completed);
        assertThat(client.products(third))
                .filteredOn(product -> product.status().equals("completed"))
                .extracting(ProductTraining::productName)
                .containsExactly("product-01");
    }
}
