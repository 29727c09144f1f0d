package com.bakery.training.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.JobActivities.JobRun;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.TrainingInput;
import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrainingDataConverterTest {
    private static final TrainingInput INPUT = TrainingInput.starting(
            new JobRun(new UUID(0, 1), new UUID(0, 2), 3),
            "Nightly",
            Instant.parse("2026-11-23T01:02:03.456Z"),
            Instant.parse("2026-11-23T01:32:03.456Z"),
            true,
            FanOut.DEFAULT,
            new ProductCounts(7, 1, 2, 3));

    private final DataConverter converter = TrainingDataConverter.create();

    @Test
    void messagesComeBackAsTheyWere() {
        assertThat(read(payload())).isEqualTo(INPUT);
    }

    @Test
    void timesAreReadable() {
        assertThat(payload().getData().toStringUtf8()).contains("\"startedAt\":\"2026-11-23T01:02:03.456Z\"");
    }

    @Test
    void absentComponentsAreLeftOut() {
        assertThat(payload().getData().toStringUtf8())
                .doesNotContain("continuation")
                .doesNotContain("null");
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() {
        String newer = payload().getData().toStringUtf8().replaceFirst("\\{", "{\"fieldOfTomorrow\":[1,2],");

        assertThat(read(payload().toBuilder()
                        .setData(ByteString.copyFromUtf8(newer))
                        .build()))
                .isEqualTo(INPUT);
    }

    private Payload payload() {
        return converter.toPayload(INPUT).orElseThrow();
    }

    private TrainingInput read(Payload payload) {
        return converter.fromPayload(payload, TrainingInput.class, TrainingInput.class);
    }
}
