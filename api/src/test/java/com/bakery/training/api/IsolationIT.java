package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.Routes.Route;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.Registered;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Another tenant's ids on every route there is: they do not exist, whoever asks. */
class IsolationIT {
    private static final ApiProcess API = ApiProcess.shared();
    private static final List<String> ROLES = List.of("viewer", "operator", "admin");

    private final Shop shop = new Shop(API);
    private Map<String, String> ids;

    @BeforeEach
    void train() {
        TestRegistry registry = API.registry();
        UUID product = registry.product(shop.tenant, "Bagel", 20, 40);
        registry.product(shop.tenant, "Rye", 20, 40);
        JobRun run = registry.runningJob(shop.tenant);
        ArtifactStore store = API.bean("artifactStore", ArtifactStore.class);
        Registered registered = TrainedProduct.register(registry, store, run, product, "Bagel");
        registry.runs.finish(run, JobEnd.completed());
        registry.pendingJob(shop.tenant);
        registry.pendingJob(shop.tenant);
        registry.audit.append(shop.tenant, "ann", "a.tested", "test/1", null);
        registry.audit.append(shop.tenant, "ann", "a.tested", "test/2", null);
        ids = Map.of(
                "job_id", run.jobId().toString(),
                "product_id", product.toString(),
                "model_id", registered.modelId().toString(),
                "alias", "champion");
    }

    @Test
    void pathsWithAnotherTenantsIdsLeadNowhere() {
        UUID stranger = UUID.randomUUID();
        int tried = 0;
        for (Route route : Routes.of(API)) {
            if (route.hasVariable()) {
                for (String role : ROLES) {
                    Http.Answer answer = call(API.as(stranger, role), route, "");
                    assertThat(answer.status()).as("%s as %s", route, role).isIn(403, 404);
                    assertThat(answer.body()).doesNotContain("Bagel");
                    tried++;
                }
                assertThat(call(API.as(stranger, "admin"), route, "").status())
                        .as("%s", route)
                        .isEqualTo(404);
            }
        }
        String socket = Shop.ROOT + "/ws/" + ids.get("job_id");
        assertThat(API.as(stranger, "admin").get(socket).status()).isEqualTo(404);
        System.out.printf("Isolation: %d calls with another tenant's id in the path, 0 answered%n", tried + 1);
        assertThat(tried).isGreaterThanOrEqualTo(30);
        assertThat(shop.viewer.get(Shop.ROOT + "/models/" + ids.get("model_id")).status())
                .as("nothing was changed")
                .isEqualTo(200);
    }

    /** What is a 404 for the stranger is an answer for the owner: the test above would pass on broken routes otherwise. */
    @Test
    void theOwnerReadsThemAll() {
        int read = 0;
        for (Route route : Routes.of(API)) {
            if (route.hasVariable() && route.method().equals("GET")) {
                assertThat(call(shop.admin, route, "").status()).as("%s", route).isIn(200, 404);
                read++;
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(6);
        for (String path : List.of("/status/" + ids.get("job_id"), "/models/" + ids.get("model_id") + "/forecast")) {
            assertThat(shop.viewer.get(Shop.ROOT + path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void listsShowNothingForAnotherTenantsIdsAndCursors() {
        Http stranger = API.as(UUID.randomUUID(), "admin");
        int tried = 0;
        for (Route route : Routes.of(API)) {
            if (route.method().equals("GET") && !route.hasVariable()) {
                for (String parameter : route.idParameters()) {
                    for (String id : ids.values()) {
                        Http.Answer answer = stranger.get(route.path() + "?" + parameter + "=" + id);
                        assertThat(answer.status())
                                .as("%s by %s", route, parameter)
                                .isLessThan(500);
                        assertThat(answer.body())
                                .as("%s", route)
                                .doesNotContain("Bagel")
                                .doesNotContain("\"items\":[{");
                        tried++;
                    }
                }
                if (route.hasCursor()) {
                    JsonNode cursor =
                            shop.admin.get(route.path() + "?limit=1").json().path("next_cursor");
                    String query = cursor.isString() ? "?cursor=" + cursor.asString() : "?limit=500";
                    assertThat(stranger.get(route.path() + query).json().get("items"))
                            .as("%s", route)
                            .isEmpty();
                    tried++;
                }
            }
        }
        System.out.printf("Isolation: %d lists asked with another tenant's ids and cursors, 0 rows shown%n", tried);
        assertThat(tried).isGreaterThanOrEqualTo(8);
    }

    private Http.Answer call(Http caller, Route route, String query) {
        boolean reads = route.method().equals("GET");
        return caller.send(
                route.method(),
                route.pathWith(ids) + query,
                reads ? null : "application/json",
                reads ? null : "{broken");
    }
}
