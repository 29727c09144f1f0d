package com.bakery.forecasting.model;

import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.feature.FeatureSet;
import com.bakery.forecasting.pooled.PooledModel;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the steps hand each other and the model file, as canonical JSON: sorted keys, shortest digits that give the same double on every JDK, UTF-8. Reading is strict
 * and bounded; nothing but data is ever made of a file.
 */
public final class ForecastCodec {
    /** No file is larger, uncompressed. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    /** Of the model file. Grows with every change that files written before it do not have; each has a file in the tests that every later build reads. */
    static final int MODEL_SCHEMA = 1;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BYTES)
                            .maxNestingDepth(20)
                            .maxStringLength(MAX_BYTES / 2)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private ForecastCodec() {}

    public static byte[] write(ProductData data) {
        return JSON.writeValueAsBytes(data);
    }

    public static byte[] write(FeatureSet features) {
        return JSON.writeValueAsBytes(features);
    }

    public static byte[] write(Candidate candidate) {
        return JSON.writeValueAsBytes(candidate);
    }

    public static byte[] write(Validation validation) {
        return JSON.writeValueAsBytes(validation);
    }

    /** The model file: the model, and the schema it is written in. */
    public static byte[] write(ProductModel model) {
        return JSON.writeValueAsBytes(new ModelFile(JSON.valueToTree(model), MODEL_SCHEMA));
    }

    public static byte[] write(PooledModel pooled) {
        return JSON.writeValueAsBytes(pooled);
    }

    public static ProductData readData(byte[] bytes) {
        return read(bytes, ProductData.class);
    }

    public static FeatureSet readFeatures(byte[] bytes) {
        return read(bytes, FeatureSet.class);
    }

    public static Candidate readCandidate(byte[] bytes) {
        return read(bytes, Candidate.class);
    }

    public static Validation readValidation(byte[] bytes) {
        return read(bytes, Validation.class);
    }

    /** @throws InvalidFileException also for a file of another schema, by its version */
    public static ProductModel readModel(byte[] bytes) {
        ModelFile file = read(bytes, ModelFile.class);
        if (file.schemaVersion() != MODEL_SCHEMA) {
            throw new InvalidFileException(
                    "a model file of schema_version " + file.schemaVersion() + "; this build reads " + MODEL_SCHEMA);
        }
        return read(() -> JSON.treeToValue(file.model(), ProductModel.class), ProductModel.class);
    }

    public static PooledModel readPooled(byte[] bytes) {
        return read(bytes, PooledModel.class);
    }

    /** The outer frame stays as it is, so that every build can say which schema a file has. */
    private record ModelFile(JsonNode model, int schemaVersion) {}

    private static <T> T read(byte[] bytes, Class<T> type) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidFileException("a " + type.getSimpleName() + " of " + bytes.length + " bytes is too large");
        }
        return read(() -> JSON.readValue(bytes, type), type);
    }

    private static <T> T read(Supplier<T> json, Class<T> type) {
        try {
            return json.get();
        } catch (JacksonException e) {
            throw new InvalidFileException("no valid " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }
}
