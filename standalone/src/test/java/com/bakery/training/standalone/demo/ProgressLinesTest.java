package com.bakery.training.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    @Test
    void printsALineOnlyWhenAJobGotFurther() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ProgressLines lines = new ProgressLines(new PrintStream(bytes, true, UTF_8))) {
            lines.show("roll", new JobStatus("running", 0, "Planning", 0, 0, ""));
            lines.show("roll", new JobStatus("running", 0, "Planning", 0, 0, ""));
            lines.show("cake", new JobStatus("running", 0, "Planning", 0, 0, ""));
            lines.show("roll", new JobStatus("completed", 100, "Done", 3, 3, ""));
        }

        assertThat(bytes.toString(UTF_8).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "roll 0 % 0 of 0 products Planning",
                        "cake 0 % 0 of 0 products Planning", "roll 100 % 3 of 3 products Done");
    }
}
