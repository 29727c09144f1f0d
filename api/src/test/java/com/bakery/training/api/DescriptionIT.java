package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description at /v3/api-docs says what the routes do. */
class DescriptionIT {
    private static final ApiProcess API = ApiProcess.shared();
    private final JsonNode document = API.anonymous().get("/v3/api-docs").json();

    @Test
    void namesEveryRouteAndNoOther() {
        Set<String> described = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described).isNotEmpty().isEqualTo(routes());
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfo route : API.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            route.getPatternValues().stream()
                    .filter(path -> path.startsWith("/api/"))
                    .forEach(path -> route.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> routes.add(method.name() + " " + path)));
        }
        return routes;
    }

    @Test
    void spellsEveryNameAsTheWireDoes() {
        List<String> names = new ArrayList<>();
        document.at("/components/schemas")
                .properties()
                .forEach(schema ->
                        names.addAll(schema.getValue().path("properties").propertyNames()));
        assertThat(names)
                .contains("job_id", "is_deployed", "wape_7", "r2_score", "next_cursor", "yhat_lower")
                .allMatch(name -> name.matches("[a-z0-9_]+"));
    }

    @Test
    void describesPathsTokensAndProblems() {
        JsonNode status = document.at("/paths/~1api~1v1~1training~1status~1{job_id}/get");
        assertThat(status.at("/parameters/0/name").asString()).isEqualTo("job_id");
        assertThat(status.get("parameters")).hasSize(1);
        assertThat(status.at("/responses/404/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(status.at("/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/JobView");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        JsonNode sales = document.at("/paths/~1api~1v1~1training~1data~1sales/post/requestBody/content");
        assertThat(sales.propertyNames()).containsExactlyInAnyOrder("text/csv", "application/json");
    }

    /** PostgreSQL cannot hold the character NUL: a text that reaches it with one would be an internal error. */
    @Test
    void refusesTheCharacterNulInEveryText() {
        Http admin = new Shop(API).admin;
        List<String> asked = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().path("get").path("parameters").forEach(parameter -> {
                    String name = parameter.get("name").asString();
                    if (parameter.get("in").asString().equals("query")
                            && parameter.at("/schema/type").asString("").equals("string")) {
                        String route = path.getKey()
                                        .replaceAll(
                                                "\\{\\w+}", UUID.randomUUID().toString()) + "?" + name + "=a%00";
                        assertThat(admin.get(route).status()).as(route).isIn(400, 404);
                        asked.add(name);
                    }
                }));
        assertThat(asked).contains("alias", "category", "actor", "cursor");
    }

    @Test
    void saysInWordsWhatEachOperationIsFor() {
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    String name = operation.get("operationId").asString();
                    assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
                    assertThat(operation.path("description").asString(""))
                            .as(name)
                            .contains("Role: ");
                }));
    }

    @Test
    void saysWhatMayBeNullAndWhatIsAlwaysThere() {
        JsonNode job = document.at("/components/schemas/JobView");
        assertThat(job.at("/properties/job_name/type"))
                .extracting(JsonNode::asString)
                .contains("string", "null");
        assertThat(job.at("/properties/status/type").asString()).isEqualTo("string");
        assertThat(job.get("required"))
                .extracting(JsonNode::asString)
                .contains("job_id", "steps")
                .doesNotContain("job_name");
        document.at("/components/schemas").properties().forEach(schema -> assertThat(
                        schema.getValue().path("type").asString(""))
                .as(schema.getKey())
                .isEqualTo("object"));
        assertThat(document.at("/components/schemas/StartTrainingRequest").has("required"))
                .isFalse();
        assertThat(document.at("/components/schemas/ModelView/properties/metrics/anyOf"))
                .hasSize(2);
    }

    @Test
    void namesEachOperationOnceAndItsRealSuccess() {
        List<String> operations = new ArrayList<>();
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    operations.add(operation.get("operationId").asString());
                }));
        assertThat(operations).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-zA-Z]+"));
        JsonNode start = document.at("/paths/~1api~1v1~1training~1start/post/responses");
        assertThat(start.has("202")).isTrue();
        assertThat(start.has("200")).isFalse();
        JsonNode forecast = document.at("/paths/~1api~1v1~1training~1models~1{model_id}~1forecast/get");
        assertThat(forecast.get("parameters"))
                .extracting(parameter -> parameter.get("name").asString())
                .containsExactlyInAnyOrder(
                        "model_id", "horizon_days", "quantiles", "waste_cost", "lost_sale_cost", "explain");
    }

    @Test
    void anErasureIsDescribedDoneAndUnderWayAndRefused() {
        JsonNode responses = document.at("/paths/~1api~1v1~1training~1tenant/delete/responses");
        for (String status : new String[] {"200", "202"}) {
            assertThat(responses
                            .at("/" + status + "/content/application~1json/schema/$ref")
                            .asString())
                    .as(status)
                    .isEqualTo("#/components/schemas/ErasureView");
        }
        assertThat(responses.has("409")).isTrue();
        assertThat(document.at("/components/schemas/ErasureView/properties/rows_deleted/additionalProperties/type")
                        .asString())
                .isEqualTo("integer");
    }
}
