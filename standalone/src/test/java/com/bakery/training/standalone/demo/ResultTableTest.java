package com.bakery.training.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient.DeployedModel;
import com.bakery.training.standalone.demo.TrainingClient.ProductTraining;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void showsTheModelOfEachProductAndWhyOthersHaveNone() {
        String table = print(
                List.of(
                        new ProductTraining("1", "roll", "completed", "", START, START.plusMillis(2_340)),
                        new ProductTraining("2", "pretzel", "skipped", "", null, START),
                        new ProductTraining("3", "scone", "failed", "InsufficientDataError", START, START),
                        new ProductTraining("4", "muffin", "failed", "InsufficientDataError", START, START)),
                List.of(
                        new DeployedModel("a", "1", "prophet", 1155, 0.123, 0.2),
                        new DeployedModel("b", "2", "ets", 159, null, null)));

        assertThat(table.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "product model days WAPE naive seconds",
                        "bakery",
                        "roll prophet 1155 12.3 % 20.0 % 2.3",
                        "pretzel ets 159 - - skipped",
                        "2 not trained: InsufficientDataError");
    }

    @Test
    void keepsItsColumnsWithALongName() {
        String name = "x".repeat(200);
        String table = print(
                List.of(new ProductTraining("1", name, "completed", "", START, START)),
                List.of(new DeployedModel("a", "1", name, 30, 0.1, 0.1)));

        assertThat(table.lines()).allMatch(line -> line.length() <= 110);
    }

    private static String print(List<ProductTraining> products, List<DeployedModel> models) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResultTable table = new ResultTable(new PrintStream(bytes, true, UTF_8));
        table.header();
        table.print("bakery", products, models);
        return bytes.toString(UTF_8);
    }
}
