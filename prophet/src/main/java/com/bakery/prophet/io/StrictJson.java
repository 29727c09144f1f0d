package com.bakery.prophet.io;

import com.bakery.prophet.ProphetException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON with bounds: of length, depth, values, texts and numbers, so that a hostile file is an error and not memory; no key stands twice. */
final class StrictJson {
    /** What a file of {@code 0,0,0} would take a hundred times its length of memory for; half a million rows of history have fewer. */
    private static final long MAX_TOKENS = 6_000_000;

    private final int maxBytes;
    private final JsonFactory factory;

    /** @param maxText longest text in a file, in characters */
    StrictJson(int maxBytes, int maxText) {
        this.maxBytes = maxBytes;
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(maxBytes)
                        .maxNestingDepth(16)
                        .maxTokenCount(MAX_TOKENS)
                        .maxStringLength(maxText)
                        .maxNameLength(1_000)
                        .maxNumberLength(64)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .build();
    }

    JsonGenerator generator(OutputStream out) {
        return factory.createGenerator(ObjectWriteContext.empty(), out);
    }

    JsonGenerator generator(Writer out) {
        return factory.createGenerator(ObjectWriteContext.empty(), out);
    }

    /**
     * What {@code reader} makes of a file.
     *
     * @throws ProphetException INVALID_MODEL_FILE for a file that is too large, no JSON, or refused by the reader
     */
    <T> T read(byte[] bytes, Function<JsonParser, T> reader) {
        if (bytes.length > maxBytes) {
            throw JsonTree.invalid("the file has " + bytes.length + " bytes; at most " + maxBytes + " are read");
        }
        return read(factory.createParser(ObjectReadContext.empty(), bytes), reader);
    }

    /** What {@code reader} makes of JSON that stands as a text in a file. */
    <T> T read(String text, Function<JsonParser, T> reader) {
        return read(factory.createParser(ObjectReadContext.empty(), text), reader);
    }

    private static <T> T read(JsonParser opened, Function<JsonParser, T> reader) {
        try (JsonParser parser = opened) {
            return reader.apply(parser);
        } catch (JacksonException e) {
            throw JsonTree.invalid("the file is no valid JSON: " + e.getOriginalMessage());
        } catch (ProphetException e) {
            if (e.reason() == ProphetException.Reason.INVALID_MODEL_FILE) {
                throw e;
            }
            // an option out of its range is the file's fault here, not the caller's
            throw JsonTree.invalid("the model cannot be used: " + e.getMessage());
        }
    }
}
