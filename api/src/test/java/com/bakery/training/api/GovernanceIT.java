package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.MissingArtifactException;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.live.LiveDay;
import com.bakery.training.registry.live.LiveModel;
import com.bakery.training.registry.model.ModelAliases;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.Registered;
import com.bakery.training.registry.model.TrainedModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Names, origin, comparison and rollback of versions over HTTP. */
class GovernanceIT {
    private static final String ROOT = Shop.ROOT;
    private static final ApiProcess API = ApiProcess.shared();

    private final TestRegistry registry = API.registry();
    private final Shop shop = new Shop(API);
    private UUID bagel;
    private TrainedModel first;
    private TrainedModel second;

    @BeforeEach
    void train() {
        shop.sell("Bagel");
        bagel = UUID.fromString(shop.product("Bagel").get("product_id").asString());
        first = register(bagel, "Bagel");
        second = register(bagel, "Bagel");
    }

    @Test
    void aRollbackServesThePreviousForecastAgainAndARepeatedOneIsRefused() {
        assertThat(shop.operator.post(rollback(bagel), "{}").status()).isEqualTo(403);
        assertThat(API.as(UUID.randomUUID(), "admin")
                        .post(rollback(bagel), "{}")
                        .status())
                .isEqualTo(404);
        assertThat(served()).isEqualTo(second.id().toString());

        JsonNode back = shop.admin
                .post(rollback(bagel), "{\"reason\": \"Too many left over\"}")
                .json();

        assertThat(back.get("model_id").asString()).isEqualTo(first.id().toString());
        assertThat(back.get("promotion").asString()).isEqualTo("Too many left over");
        assertThat(served()).isEqualTo(first.id().toString());
        Http.Answer again = shop.admin.send("POST", rollback(bagel), null, null);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("no previous version");
        assertThat(served()).isEqualTo(first.id().toString());
        JsonNode entry = audit("model.rolled_back").get(0);
        assertThat(entry.get("actor").asString()).isEqualTo(Tokens.USER);
        assertThat(entry.at("/details/reason").asString()).isEqualTo("Too many left over");
        assertThat(entry.at("/details/replaced_model_id").asString())
                .isEqualTo(second.id().toString());
    }

    @Test
    void aDeploymentSaysWhoWhenAndWhy() {
        shop.admin.post(ROOT + "/models/" + first.id() + "/deploy", "{\"reason\": \"Fair week\"}");

        JsonNode entry = audit("model.deployed").get(0);
        assertThat(entry.get("actor").asString()).isEqualTo(Tokens.USER);
        assertThat(entry.get("created_at").asString()).isNotBlank();
        assertThat(entry.at("/details/reason").asString()).isEqualTo("Fair week");
        assertThat(entry.at("/details/replaced_version").asString()).isEqualTo(second.modelVersion());
        assertThat(model(second).get("aliases")).extracting(JsonNode::asString).containsExactly("previous");
        assertThat(shop.admin
                        .post(ROOT + "/models/" + second.id() + "/deploy", "{\"reason\": \"line\\nbreak\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aVersionIsDeletedWithItsFileUnlessTheProductServesIt() {
        String path = ROOT + "/models/" + first.id();
        ArtifactStore store = API.bean("artifactStore", ArtifactStore.class);
        ModelArtifact file =
                registry.modelRows.artifacts(shop.tenant, first.id()).get(0);
        Http.Answer deployed = shop.admin.send("DELETE", ROOT + "/models/" + second.id(), null, null);
        assertThat(deployed.status()).isEqualTo(409);
        assertThat(deployed.body()).contains("is deployed");
        assertThat(shop.operator.send("DELETE", path, null, null).status()).isEqualTo(403);
        assertThat(store.read(file.key(), file.sha256(), 10_000_000)).isNotEmpty();

        assertThat(shop.admin.send("DELETE", path, null, null).status()).isEqualTo(204);

        assertThat(shop.viewer.get(path).status()).isEqualTo(404);
        assertThat(shop.admin.send("DELETE", path, null, null).status()).isEqualTo(404);
        assertThatThrownBy(() -> store.read(file.key(), file.sha256(), 10_000_000))
                .isInstanceOf(MissingArtifactException.class);
        assertThat(served()).isEqualTo(second.id().toString());
        assertThat(audit("model.deleted").get(0).at("/details/model_version").asString())
                .isEqualTo(first.modelVersion());
    }

    @Test
    void aVersionsFileIsHandedOutAsItIsStoredAndTheReaderIsRemembered() {
        Http.Answer answer = shop.viewer.get(ROOT + "/models/" + second.id() + "/artifact");

        ModelArtifact file = registry.modelRows.artifacts(shop.tenant, second.id()).stream()
                .filter(artifact -> artifact.type().equals(ModelArtifact.MODEL_FILE))
                .findFirst()
                .orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo(file.key().endsWith(".gz") ? "application/gzip" : "application/json");
        assertThat(answer.raw().headers().firstValue("ETag")).hasValue("\"" + file.sha256() + "\"");
        assertThat(answer.raw().headers().firstValue("Content-Length")).hasValue(String.valueOf(file.bytes()));
        assertThat(audit("model.artifact_read").get(0).get("subject").asString())
                .isEqualTo("model/" + second.id());
    }

    @Test
    void aFreeNameMovesBetweenVersionsAndFindsThem() {
        put(first, "[\"easter\", \"stable\"]");
        assertThat(put(second, "[\"champion\", \"stable\"]").json().get("aliases"))
                .extracting(JsonNode::asString)
                .containsExactly("champion", "stable");

        assertThat(shop.viewer
                        .get(ROOT + "/models/" + first.id() + "/aliases")
                        .json()
                        .get("aliases"))
                .extracting(JsonNode::asString)
                .containsExactly("easter", "previous");
        JsonNode found = shop.viewer.get(ROOT + "/models?alias=stable").json().get("items");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/model_id").asString()).isEqualTo(second.id().toString());
        assertThat(shop.viewer.get(ROOT + "/models?alias=champion").json().get("items"))
                .isNotEmpty();
        Http.Answer unreadable = shop.viewer.get(ROOT + "/models?alias=lab%00");
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.body()).contains("alias", "must be 1..50 of a-z");
        Http.Answer reserved = put(first, "[\"champion\"]");
        assertThat(reserved.status()).isEqualTo(422);
        assertThat(reserved.body()).contains("aliases", "champion");
        assertThat(put(first, "[\"No Spaces\"]").status()).isEqualTo(422);
        assertThat(put(first, "null").status()).isEqualTo(400);
        assertThat(shop.operator
                        .send("PUT", aliases(first), "application/json", "{\"aliases\": []}")
                        .status())
                .isEqualTo(403);
        assertThat(API.as(UUID.randomUUID(), "admin").get(aliases(first)).status())
                .isEqualTo(404);
    }

    @Test
    void aVersionSaysWhereItComesFromAndHowItDoesOnLaterSales() {
        score(second, 14, 2);
        JsonNode body = model(second);

        assertThat(body.at("/lineage/data_hash").asString()).isEqualTo(second.dataHash());
        assertThat(body.at("/lineage/options/horizon").asInt()).isEqualTo(28);
        assertThat(body.at("/lineage/settings/country").asString()).isEqualTo("ES");
        assertThat(body.at("/lineage/code_version").asString()).isEqualTo("0123abc");
        assertThat(body.at("/lineage/training_job_id").asString())
                .isEqualTo(second.trainingJobId().toString());
        assertThat(body.at("/live/days_scored").asInt()).isEqualTo(14);
        assertThat(body.at("/live/wape").asDouble()).isCloseTo(0.1, within(1e-9));
        assertThat(model(first).get("live").isNull()).isTrue();
        assertThat(shop.viewer
                        .get(ROOT + "/models/" + second.id() + "/metrics")
                        .json()
                        .at("/live/mae")
                        .asDouble())
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void twoVersionsAreComparedOnLaterSalesWhereThereAreSome() {
        JsonNode equal = compare(first.id(), second.id()).json();
        assertThat(equal.get("better").isNull()).isTrue();
        assertThat(equal.get("basis").asString()).isEqualTo("folds");
        assertThat(equal.get("metrics")).hasSize(14);
        assertThat(equal.get("lineage"))
                .extracting(difference -> difference.get("name").asString())
                .contains("training_job_id")
                .doesNotContain("options.horizon");

        score(second, 8, 2);
        shop.admin.send("POST", ROOT + "/models/" + first.id() + "/deploy", null, null);
        score(first, 14, 5);
        JsonNode told = compare(first.id(), second.id()).json();

        assertThat(told.get("better").asString()).isEqualTo("b");
        assertThat(told.get("basis").asString()).isEqualTo("live");
        assertThat(told.get("reason").asString())
                .isEqualTo("Version b is better: on the 8 days of sales that came after the data of both it was 16.0"
                        + " units off in all, the other one 40.0, of 160.0 sold.");
        assertThat(compare(second.id(), first.id()).json().get("better").asString())
                .isEqualTo("a");
    }

    @Test
    void versionsOfTwoProductsOrOfAnotherTenantAreNotCompared() {
        shop.sell("Bun");
        UUID bun = UUID.fromString(shop.product("Bun").get("product_id").asString());
        TrainedModel other = register(bun, "Bun");

        Http.Answer refused = compare(first.id(), other.id());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(bagel.toString(), bun.toString());
        assertThat(compare(first.id(), UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(API.as(UUID.randomUUID(), "viewer")
                        .get(ROOT + "/models/compare?a=" + first.id() + "&b=" + second.id())
                        .status())
                .isEqualTo(404);
        assertThat(shop.viewer.get(ROOT + "/models/compare?a=x&b=" + first.id()).status())
                .isEqualTo(400);
        assertThat(shop.viewer.get(ROOT + "/models/compare?a=" + first.id()).status())
                .isEqualTo(400);
    }

    @Test
    void whatIsDeletedOrBelongsToAnotherTenantIsNotServedFromMemory() {
        String forecast = ROOT + "/models/" + first.id() + "/forecast";
        assertThat(shop.viewer.get(forecast).status()).isEqualTo(200);
        assertThat(API.as(UUID.randomUUID(), "viewer").get(forecast).status()).isEqualTo(404);

        for (String table : List.of(
                "model_artifacts WHERE model_id",
                "model_performance_metrics WHERE model_id",
                "trained_models WHERE id")) {
            API.superuser()
                    .sql("DELETE FROM " + table + " = :id")
                    .param("id", first.id())
                    .update();
        }

        assertThat(shop.viewer.get(forecast).status()).isEqualTo(404);
    }

    /** As the worker would: days behind the data on which 20 were sold and {@code off} more forecast. */
    private void score(TrainedModel model, int days, double off) {
        LiveModel live = registry.liveScores.models(shop.tenant).stream()
                .filter(scored ->
                        scored.id().equals(model.id()) && !scored.role().equals(ModelAliases.CHALLENGER))
                .findFirst()
                .orElseThrow();
        LocalDate from = live.dataTo().plusDays(1);
        List<LiveDay> scored = new ArrayList<>(IntStream.range(0, days)
                .mapToObj(day -> new LiveDay(from.plusDays(day), 20, 20 + off))
                .toList());
        registry.liveScores.write(shop.tenant, live, from, from.plusDays(days - 1L), scored);
    }

    private String served() {
        return shop.viewer
                .get(ROOT + "/models?deployed=true&product_id=" + bagel)
                .json()
                .at("/items/0/model_id")
                .asString();
    }

    private List<JsonNode> audit(String action) {
        List<JsonNode> entries = new ArrayList<>();
        shop.admin.get(ROOT + "/audit").json().get("items").forEach(entry -> {
            if (entry.get("action").asString().equals(action)) {
                entries.add(entry);
            }
        });
        return entries;
    }

    private JsonNode model(TrainedModel model) {
        return shop.viewer.get(ROOT + "/models/" + model.id()).json();
    }

    private Http.Answer compare(UUID a, UUID b) {
        return shop.viewer.get(ROOT + "/models/compare?a=" + a + "&b=" + b);
    }

    private Http.Answer put(TrainedModel model, String names) {
        return shop.admin.send("PUT", aliases(model), "application/json", "{\"aliases\": " + names + "}");
    }

    private static String aliases(TrainedModel model) {
        return ROOT + "/models/" + model.id() + "/aliases";
    }

    private static String rollback(UUID product) {
        return ROOT + "/products/" + product + "/rollback";
    }

    private TrainedModel register(UUID product, String name) {
        JobRun run = registry.runningJob(shop.tenant);
        ArtifactStore store = API.bean("artifactStore", ArtifactStore.class);
        Registered registered = TrainedProduct.register(registry, store, run, product, name);
        registry.runs.finish(run, JobEnd.completed());
        return registry.modelRows.find(shop.tenant, registered.modelId()).orElseThrow();
    }
}
