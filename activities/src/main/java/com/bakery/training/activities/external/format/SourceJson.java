package com.bakery.training.activities.external.format;

import com.bakery.training.activities.external.http.SourceException;
import java.io.InputStream;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON of strangers as a stream, bounded in depth, texts and numbers. A bare NaN is read, so that it costs its own row and not all. */
final class SourceJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(10_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(64)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private SourceJson() {}

    /**
     * What {@code reader} makes of an object. It stands before its first field.
     *
     * @throws SourceException INVALID for anything that is not one JSON object
     */
    static <T> T read(InputStream in, Function<JsonParser, T> reader) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw SourceException.invalid("its answer is not a JSON object");
            }
            return reader.apply(json);
        } catch (JacksonException e) {
            throw SourceException.invalid("its answer is not JSON (" + where(e) + ")");
        }
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? "broken"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
