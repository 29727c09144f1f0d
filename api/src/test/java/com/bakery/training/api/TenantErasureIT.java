package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.Registered;
import com.bakery.training.registry.paging.PageRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A bakery leaves the platform. */
class TenantErasureIT {
    private static final String TENANT = Shop.ROOT + "/tenant";
    private static final ApiProcess API = ApiProcess.shared();

    private final TestRegistry registry = API.registry();
    private final ArtifactStore store = API.bean("artifactStore", ArtifactStore.class);

    @Test
    void anAdminErasesTheTenantAndGetsTheProof() {
        Shop shop = new Shop(API);
        Shop neighbour = new Shop(API);
        neighbour.sell("Bagel");
        String forecast = forecastOf(train(shop));
        assertThat(shop.viewer.get(forecast).status()).isEqualTo(200);
        assertThat(erase(shop.operator).status()).isEqualTo(403);
        assertThat(shop.viewer.get(forecast).status()).isEqualTo(200);

        Http.Answer answer = erase(shop.admin);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode certificate = answer.json();
        assertThat(certificate.get("status").asString()).isEqualTo("completed");
        assertThat(certificate.at("/rows_deleted/sales").asLong()).isEqualTo(1);
        assertThat(certificate.at("/rows_deleted/trained_models").asLong()).isEqualTo(1);
        assertThat(certificate.at("/rows_deleted/audit_log").asLong()).isPositive();
        assertThat(certificate.get("files_deleted").asLong()).isEqualTo(1);
        assertThat(answer.body()).doesNotContain(shop.tenant.toString(), "Bagel");
        assertThat(shop.viewer.get(forecast).status()).isEqualTo(404);
        for (String list : new String[] {"/products", "/models", "/history", "/audit"}) {
            assertThat(shop.admin.get(Shop.ROOT + list).json().get("items"))
                    .as(list)
                    .isEmpty();
        }
        assertThat(store.list(shop.tenant.toString())).isEmpty();
        assertThat(neighbour.product("Bagel")).isNotNull();
    }

    @Test
    void theSecondTimeThereIsNothing() {
        Shop shop = new Shop(API);
        shop.sell("Bagel");
        assertThat(erase(shop.admin).json().get("total_rows_deleted").asLong()).isPositive();

        JsonNode second = erase(shop.admin).json();

        assertThat(second.get("status").asString()).isEqualTo("completed");
        assertThat(second.get("total_rows_deleted").asLong()).isZero();
        assertThat(second.get("files_deleted").asLong()).isZero();
    }

    @Test
    void aRunningJobIsNamedAndNothingIsDeleted() {
        Shop shop = new Shop(API);
        shop.sell("Bagel");
        JobRun run = registry.runningJob(shop.tenant);

        Http.Answer refused = erase(shop.admin);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains(run.jobId().toString(), "stop it first");
        assertThat(shop.product("Bagel")).isNotNull();
        registry.runs.finish(run, JobEnd.cancelled());
        assertThat(erase(shop.admin).status()).isEqualTo(200);
        assertThat(registry.products.list(shop.tenant, PageRequest.first(5)).items())
                .isEmpty();
    }

    private static Http.Answer erase(Http caller) {
        return caller.send("DELETE", TENANT, null, null);
    }

    private UUID train(Shop shop) {
        shop.sell("Bagel");
        UUID product = UUID.fromString(shop.product("Bagel").get("product_id").asString());
        JobRun run = registry.runningJob(shop.tenant);
        Registered registered = TrainedProduct.register(registry, store, run, product, "Bagel");
        registry.runs.finish(run, JobEnd.completed());
        return registered.modelId();
    }

    private static String forecastOf(UUID model) {
        return Shop.ROOT + "/models/" + model + "/forecast";
    }
}
