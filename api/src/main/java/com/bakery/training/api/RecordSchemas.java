package com.bakery.training.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Says in the schemas what the records say in Java: a component marked {@link Nullable} may be null, every other one is
 * always there, and free-form objects hold values of any type.
 */
final class RecordSchemas implements ModelConverter, OpenApiCustomizer {
    private static final PropertyNamingStrategies.NamingBase SNAKE_CASE =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;
    private static final String NULL = "null";
    private static final String REFERENCE = "#/components/schemas/";

    // shared, because the library keeps one chain of converters per process: of two applications in it only the later
    // one's
    // converter is asked
    private static final Map<String, Class<?>> RECORDS = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            String name = schema.get$ref() == null
                    ? schema.getName()
                    : schema.get$ref().replace(REFERENCE, "");
            if (name != null) {
                RECORDS.put(name, raw);
            }
        }
        return schema;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            Class<?> type = RECORDS.get(name);
            if (type != null && schema.getProperties() != null) {
                schema.addType("object"); // without it a number or null would do as well
                describe(type, schema);
            }
        });
    }

    private static void describe(Class<?> type, Schema<?> schema) {
        Set<String> present = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordSchemas::nameOf)
                .collect(Collectors.toSet());
        schema.getProperties().replaceAll((name, property) -> {
            openMaps(property);
            excludeBounds(property);
            if (present.contains(name)) {
                schema.addRequiredItem(name);
            }
            return present.contains(name)
                    ? property
                    : orNull(property); // what is unwrapped into a record may be null, too
        });
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
        return name == null ? SNAKE_CASE.translate(component.getName()) : name.value();
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> nothing = new Schema<>();
            nothing.addType(NULL);
            return new Schema<>().anyOf(List.of(new Schema<>().$ref(property.get$ref()), nothing));
        }
        if (property.getTypes() == null && property.getType() != null) {
            property.addType(property.getType());
        }
        property.addType(NULL);
        return property;
    }

    /** A bound that does not belong to the range is a number of its own since OpenAPI 3.1, no flag beside the bound. */
    private static void excludeBounds(Schema<?> property) {
        if (Boolean.TRUE.equals(property.getExclusiveMinimum())) {
            property.setExclusiveMinimumValue(property.getMinimum());
            property.minimum(null).exclusiveMinimum(null);
        }
        if (Boolean.TRUE.equals(property.getExclusiveMaximum())) {
            property.setExclusiveMaximumValue(property.getMaximum());
            property.maximum(null).exclusiveMaximum(null);
        }
    }

    /** Java's Object is described as a JSON object, which it is not. */
    private static void openMaps(Schema<?> property) {
        if (property.getAdditionalProperties() instanceof Schema<?> value
                && value.get$ref() == null
                && value.getProperties() == null
                && (value.getTypes() == null || value.getTypes().contains("object"))) {
            property.setAdditionalProperties(true);
        }
    }
}
