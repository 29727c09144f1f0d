package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.Registered;
import com.bakery.training.registry.model.TrainedModel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Models and their forecasts over HTTP, from real model files. */
class ModelIT {
    private static final String ROOT = "/api/v1/training/models";
    private static final ApiProcess API = ApiProcess.shared();

    private final UUID tenant = UUID.randomUUID();
    private final TestRegistry registry = API.registry();
    private final Http viewer = API.as(tenant, "viewer");
    private final Http admin = API.as(tenant, "admin");
    private UUID product;
    private TrainedModel model;

    @BeforeEach
    void train() {
        product = registry.product(tenant, "Bagel", 20, 40);
        model = register();
    }

    @Test
    void aModelSaysWhatTheContractNames() {
        JsonNode body = viewer.get(ROOT + "/" + model.id()).json();
        assertThat(body.propertyNames())
                .contains(
                        "model_id",
                        "product_id",
                        "product_name",
                        "model_version",
                        "algorithm",
                        "is_deployed",
                        "deployed_at",
                        "training_job_id",
                        "training_data_points",
                        "training_duration_seconds",
                        "hyperparameters",
                        "metrics",
                        "aliases",
                        "checksum",
                        "created_at")
                .doesNotContain("model_path", "deployed");
        assertThat(body.get("metrics").propertyNames())
                .contains(
                        "mae",
                        "rmse",
                        "r2_score",
                        "mape",
                        "accuracy_percentage",
                        "wape",
                        "smape",
                        "mase",
                        "bias",
                        "coverage",
                        "validation_data_points",
                        "folds",
                        "seasonal_naive_wape");
        assertThat(body.at("/profile/series_class").asString()).isEqualTo("smooth");
        assertThat(body.at("/profile/short").asBoolean()).isFalse();
        assertThat(body.at("/weights/month/ets").asDouble()).isEqualTo(0.75);
        assertThat(body.at("/notes/0").asString()).isEqualTo("a member failed");
        assertThat(viewer.get(ROOT + "/" + model.id() + "/metrics")
                        .json()
                        .get("mae")
                        .asDouble())
                .isEqualTo(1.5);
    }

    @Test
    void listsLatestAndDeploysByHand() {
        TrainedModel second = register();
        assertThat(viewer.get(ROOT + "/latest/" + product)
                        .json()
                        .get("model_id")
                        .asString())
                .isEqualTo(second.id().toString());
        assertThat(viewer.get(ROOT + "?product_id=" + product).json().get("items"))
                .hasSize(2);
        assertThat(viewer.send("POST", ROOT + "/" + model.id() + "/deploy", null, null)
                        .status())
                .isEqualTo(403);
        JsonNode deployed = admin.send("POST", ROOT + "/" + model.id() + "/deploy", null, null)
                .json();
        assertThat(deployed.get("is_deployed").asBoolean()).isTrue();
        JsonNode champions = viewer.get(ROOT + "?deployed=true").json().get("items");
        assertThat(champions).hasSize(1);
        assertThat(champions.at("/0/model_id").asString()).isEqualTo(model.id().toString());
    }

    @Test
    void forecastsFromTheDayAfterTheData() {
        JsonNode forecast = viewer.get(forecastOf(model) + "?horizon_days=7&quantiles=0.1,0.9")
                .json();
        assertThat(forecast.propertyNames())
                .containsExactlyInAnyOrder(
                        "product_id", "product_name", "model_id", "model_version", "interval_width", "forecast");
        assertThat(forecast.get("forecast")).hasSize(7);
        JsonNode day = forecast.at("/forecast/0");
        assertThat(day.get("date").asString())
                .isEqualTo(
                        TrainedProduct.FIRST_DAY.plusDays(TrainedProduct.DAYS).toString());
        assertThat(day.get("yhat").asDouble())
                .isBetween(
                        day.get("yhat_lower").asDouble(), day.get("yhat_upper").asDouble());
        assertThat(day.get("quantiles").propertyNames()).containsExactly("0.1", "0.9");
        assertThat(day.get("components").values().stream()
                        .mapToDouble(JsonNode::asDouble)
                        .sum())
                .isCloseTo(day.get("yhat").asDouble(), within(1e-6));
        assertThat(day.get("closed").asBoolean()).isFalse();
        assertThat(day.propertyNames()).doesNotContain("explanation");
        assertThat(viewer.get(forecastOf(model)).json().get("forecast")).hasSize(28);
    }

    @Test
    void costsMoveTheSuggestedQuantityAndWordsComeWhenAskedFor() {
        assertThat(suggested("")).isEqualTo(Math.rint(suggested("")));
        assertThat(suggested("?waste_cost=0.2&lost_sale_cost=1.8"))
                .isGreaterThan(suggested("?waste_cost=1.8&lost_sale_cost=0.2"));
        JsonNode explanation =
                viewer.get(forecastOf(model) + "?explain=true").json().at("/forecast/0/explanation");
        assertThat(explanation.get("en").asString()).isNotBlank();
        assertThat(explanation.get("es").asString())
                .isNotBlank()
                .isNotEqualTo(explanation.get("en").asString());
    }

    private double suggested(String query) {
        return viewer.get(forecastOf(model) + query)
                .json()
                .at("/forecast/0/suggested_quantity")
                .asDouble();
    }

    @Test
    void refusesCostsThatAreAloneOrNotAboveZero() {
        for (String query : new String[] {
            "?waste_cost=0&lost_sale_cost=1",
            "?lost_sale_cost=-2&waste_cost=1",
            "?lost_sale_cost=NaN&waste_cost=1",
            "?waste_cost=x&lost_sale_cost=1"
        }) {
            Http.Answer answer = viewer.get(forecastOf(model) + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.body())
                    .as(query)
                    .contains(
                            query.substring(1, query.indexOf('=')),
                            query.substring(query.indexOf('=') + 1, query.indexOf('&')));
        }
        assertThat(viewer.get(forecastOf(model) + "?waste_cost=1.5").body())
                .contains("lost_sale_cost must be given with waste_cost 1.5");
        assertThat(viewer.get(forecastOf(model) + "?lost_sale_cost=2").status()).isEqualTo(400);
    }

    @Test
    void refusesAHorizonOrQuantileOutOfRange() {
        for (String query : new String[] {
            "?horizon_days=0", "?horizon_days=366", "?horizon_days=x", "?quantiles=0", "?quantiles=1.5", "?quantiles=a"
        }) {
            Http.Answer answer = viewer.get(forecastOf(model) + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.body()).as(query).contains(query.substring(1, query.indexOf('=')));
        }
        Http stranger = API.as(UUID.randomUUID(), "admin");
        assertThat(stranger.get(forecastOf(model) + "?horizon_days=0").status()).isEqualTo(404);
    }

    @Test
    void refusesHostileParametersByNameAndNeverFails() {
        String thousand = ",0.5".repeat(1000).substring(1);
        for (String query : new String[] {
            "horizon_days=NaN",
            "horizon_days=1e308",
            "horizon_days=-7",
            "horizon_days=99999999999",
            "horizon_days=7&horizon_days=14",
            "quantiles=NaN",
            "quantiles=1e308",
            "quantiles=-0.1",
            "quantiles=0.1,,0.9",
            "quantiles=0.1&quantiles=",
            "quantiles=" + thousand,
            "waste_cost=1e308&lost_sale_cost=1",
            "waste_cost=Infinity&lost_sale_cost=1",
            "waste_cost=1&waste_cost=2&lost_sale_cost=1",
            "lost_sale_cost=1e308&waste_cost=1",
            "lost_sale_cost=&waste_cost=1",
            "explain=maybe",
            "explain=true&explain=false"
        }) {
            Http.Answer answer = viewer.get(forecastOf(model) + "?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.type()).as(query).isEqualTo("application/problem+json");
            assertThat(answer.body()).as(query).contains(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void emptyAndExtremeParametersThatAreRightGiveNumbers() {
        for (String query : new String[] {
            "horizon_days=",
            "quantiles=",
            "explain=",
            "waste_cost=&lost_sale_cost=",
            "quantiles=1e-320,0.9999999999999999",
            "quantiles=0.1&quantiles=0.9&quantiles=0.1",
            "waste_cost=1e-320&lost_sale_cost=1e9",
            "waste_cost=1e9&lost_sale_cost=1e-320"
        }) {
            Http.Answer answer = viewer.get(forecastOf(model) + "?" + query);
            assertThat(answer.status()).as(query).isEqualTo(200);
            assertThat(answer.body()).as(query).doesNotContain("NaN", "Infinity");
            assertThat(answer.json().get("forecast")).hasSize(28);
        }
    }

    @Test
    void neverServesADamagedFile() {
        API.bean("artifactStore", ArtifactStore.class).write(model.modelPath(), "{}".getBytes(StandardCharsets.UTF_8));
        Http.Answer answer = viewer.get(forecastOf(model));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("damaged").doesNotContain(product.toString());
    }

    @Test
    void servesAWarmModelFromMemory() {
        assertThat(viewer.get(forecastOf(model)).status()).isEqualTo(200);
        API.bean("artifactStore", ArtifactStore.class).delete(model.modelPath());
        assertThat(viewer.get(forecastOf(model)).status()).isEqualTo(200);
    }

    private static String forecastOf(TrainedModel model) {
        return ROOT + "/" + model.id() + "/forecast";
    }

    private TrainedModel register() {
        JobRun run = registry.runningJob(tenant);
        ArtifactStore store = API.bean("artifactStore", ArtifactStore.class);
        Registered registered = TrainedProduct.register(registry, store, run, product, "Bagel");
        registry.runs.finish(run, JobEnd.completed());
        return registry.modelRows.find(tenant, registered.modelId()).orElseThrow();
    }
}
