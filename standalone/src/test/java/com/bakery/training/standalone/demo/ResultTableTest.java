package com.bakery.training.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient.DeployedModel;
import com.bakery.training.standalone.demo.TrainingClient.ProductTraining;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    @Test
    void showsTheModelOfEachProductAndWhyOthersHaveNone() {
        String table = print(
                List.of(
                        new ProductTraining("1", "roll", "completed", ""),
                        new ProductTraining("2", "pretzel", "skipped", ""),
                        new ProductTraining("3", "scone", "failed", "InsufficientDataError"),
                        new ProductTraining("4", "muffin", "failed", "InsufficientDataError")),
                List.of(
                        new DeployedModel("a", "1", "prophet", 1155, 0.123, 0.2),
                        new DeployedModel("b", "2", "ets", 159, null, null)),
                Map.of("1", Duration.ofMillis(2_340)));

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
                List.of(new ProductTraining("1", name, "completed", "")),
                List.of(new DeployedModel("a", "1", name, 30, 0.1, 0.1)),
                Map.of());

        assertThat(table.lines()).allMatch(line -> line.length() <= 110);
    }

    @Test
    void cutsACompositionBetweenItsMembers() {
        String table = print(
                List.of(new ProductTraining("1", "roll", "completed", "")),
                List.of(new DeployedModel("a", "1", "pooled+ets+weekday_median+ses+prophet+tsb", 30, 0.1, 0.1)),
                Map.of());

        assertThat(table).contains("pooled+ets+weekday_median+ses+prophet+… ");
    }

    private static String print(
            List<ProductTraining> products, List<DeployedModel> models, Map<String, Duration> times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResultTable table = new ResultTable(new PrintStream(bytes, true, UTF_8));
        table.header();
        table.print("bakery", products, models, times);
        return bytes.toString(UTF_8);
    }
}
