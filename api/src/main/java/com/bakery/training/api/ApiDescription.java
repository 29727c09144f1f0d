package com.bakery.training.api;

import com.bakery.training.api.security.Caller;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.product.Product;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.InputStream;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description at /v3/api-docs: names as they are on the wire, the token, and what may go wrong on each route. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    static final String PROBLEM = "Problem";
    private static final String BEARER = "bearer";

    static {
        // arguments that are no parameters of the request: the token's caller, and rows named by the path
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, Job.class, Product.class, TrainedModel.class, InputStream.class);
    }

    @Bean
    OpenAPI trainingApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Training Service")
                        .version("1")
                        .description("Trains, validates, versions and deploys one sales-forecast model per product."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem()))
                .servers(List.of(new Server().url("/").description("Where this document was read")))
                .tags(tags())
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static List<Tag> tags() {
        return List.of(
                tag("Data", "Sales, what is known about days, and the products they are about"),
                tag("Jobs", "Training: start, follow, stop, retry"),
                tag("Models", "Versions of the products' models, their forecasts, and which one is served"),
                tag("Analytics", "How accurate the forecasts are and how long things take"),
                tag("Schedule", "Training that starts by itself"),
                tag("Settings", "What a tenant's trainings keep to"),
                tag("Audit", "Who did what"),
                tag("Tenant", "Everything that is kept of the caller's tenant"));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    /** The schemas' names follow the same rule as the JSON itself. */
    @Bean
    ModelResolver snakeCaseSchemas() {
        return new ModelResolver(Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationCustomizer routeDescription() {
        return new RouteDescription();
    }

    /** RFC 9457, with the fields that were refused. */
    private static Schema<?> problem() {
        Schema<?> error =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri-reference"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("errors", new ArraySchema().items(error));
    }
}
