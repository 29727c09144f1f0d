package com.bakery.forecasting.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of a jar on the class path: compiled here, in a class loader with a pipeline of its own, so that no other test meets them. */
class GuestsTest {
    private static final String MEMBER =
            """
            package example;

            import com.bakery.forecasting.TrainingMonitor;
            import com.bakery.forecasting.calendar.KnownFuture;
            import com.bakery.forecasting.member.*;
            import java.util.Arrays;
            import java.util.Map;

            public final class %s implements Member {
                public String name() { return "%s"; }
                public boolean isWeighted() { return true; }
                public boolean appliesTo(TrainingWindow window) { return true; }
                public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
                    %s
                    return restore(MemberState.of(name(), Map.of(), Map.of()));
                }
                public FittedMember restore(MemberState state) {
                    return new FittedMember() {
                        public double[] forecast(int steps, KnownFuture future) {
                            double[] days = new double[steps];
                            for (int h = 0; h < steps; h++) {
                                days[h] = %s;
                            }
                            return days;
                        }
                        public MemberState state() { return state; }
                    };
                }
            }
            """;
    /** The rule by which the product of these tests sells, which no member of the house can know. */
    private static final String RULE = "future.firstDay().plusDays(h).getDayOfMonth() * 3 % 17 + 5";

    @TempDir
    Path folder;

    @Test
    void aMemberOfAJarCompetesByTheFoldsAndIsNamed() throws Exception {
        List<String> result = train(member("Almanac", "almanac", "", RULE));

        assertThat(result.get(0)).as("algorithm").startsWith("almanac");
        assertThat(result.get(1)).as("forecasts from the file").isEqualTo("same");
        assertThat(result.get(2)).as("notes").isEqualTo("[]");
    }

    @Test
    void aMemberThatForecastsBadlyHasHardlyAWeight() throws Exception {
        List<String> result = train(member("Fool", "fool", "", "1e6"));

        assertThat(result.get(0)).contains("ets").doesNotStartWith("fool");
    }

    @Test
    void membersThatFailCostOnlyThemselvesAndTheNoteSaysWhy() throws Exception {
        List<String> result = train(
                member("Throwing", "throwing", "if (true) throw new IllegalStateException(\"broken\");", "1"),
                member("Vague", "vague", "", "Double.NaN"),
                member(
                        "Last",
                        "last",
                        "if (window.days() == 300) throw new IllegalStateException(\"too long\");",
                        RULE));

        assertThat(result.get(0)).contains("ets").doesNotContain("throwing", "vague", "last");
        assertThat(result.get(2))
                .contains("Member example.Throwing failed: java.lang.IllegalStateException: broken.")
                .contains("Member example.Vague forecast no")
                .contains("Member example.Last failed: java.lang.IllegalStateException: too long.");
    }

    @Test
    void brokenEntriesAndTakenNamesAreLeftOut() throws Exception {
        Source ets = member("Pretender", "ets", "", "0");
        Source crash = new Source(
                "Crash",
                member("Crash", "crash", "", "0")
                        .code()
                        .replace(
                                "public String name()",
                                "static { if (true) throw new IllegalStateException(\"no start\"); }\n    public String name()"));
        Files.createDirectories(folder.resolve("META-INF/services"));

        List<String> result = train(ets, crash, new Source("Absent", ""), member("Almanac", "almanac", "", RULE));

        assertThat(result.get(0)).startsWith("almanac");
    }

    /** Runs inside of the class loader. */
    public static final class Training {
        private Training() {}

        public static List<String> run() {
            var pipeline = new com.bakery.forecasting.ProductPipeline();
            var none = com.bakery.forecasting.TrainingMonitor.NONE;
            var data = com.bakery.forecasting.AShop.of(300)
                    .selling(
                            i -> com.bakery.forecasting.AShop.MONDAY.plusDays(i).getDayOfMonth() * 3 % 17 + 5)
                    .data();
            var features = pipeline.engineerFeatures(data, com.bakery.forecasting.PipelineOptions.DEFAULT, null);
            var candidate = pipeline.fit(data, features, null, none);
            var validation = pipeline.validate(data, features, null, none);
            var model = pipeline.compose(data, features, candidate, validation);
            var read = com.bakery.forecasting.model.ForecastCodec.readModel(
                    com.bakery.forecasting.model.ForecastCodec.write(model));
            var request = com.bakery.forecasting.model.ForecastRequest.of(100);
            List<String> notes = new java.util.ArrayList<>(candidate.notes());
            notes.addAll(validation.notes());
            return List.of(
                    model.algorithm(),
                    read.forecast(request).equals(model.forecast(request)) ? "same" : "different",
                    notes.toString());
        }
    }

    private record Source(String name, String code) {}

    private static Source member(String type, String name, String fit, String forecast) {
        return new Source(type, MEMBER.formatted(type, name, fit, forecast));
    }

    @SuppressWarnings("unchecked")
    private List<String> train(Source... members) throws Exception {
        install(members);
        URL[] urls = Arrays.stream((folder + java.io.File.pathSeparator + System.getProperty("java.class.path"))
                        .split(java.io.File.pathSeparator))
                .map(GuestsTest::url)
                .toArray(URL[]::new);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return (List<String>)
                    loader.loadClass(Training.class.getName()).getMethod("run").invoke(null);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void install(Source... members) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        StringBuilder names = new StringBuilder();
        for (Source member : members) {
            names.append("example.").append(member.name()).append('\n');
            if (!member.code().isEmpty()) {
                Path file = Files.writeString(folder.resolve(member.name() + ".java"), member.code());
                StringWriter errors = new StringWriter();
                var compiler = ToolProvider.getSystemJavaCompiler();
                var files = compiler.getStandardFileManager(null, null, null);
                boolean compiled = compiler.getTask(
                                errors,
                                files,
                                null,
                                List.of(
                                        "-proc:none",
                                        "-d",
                                        folder.toString(),
                                        "-cp",
                                        System.getProperty("java.class.path")),
                                null,
                                files.getJavaFileObjects(file))
                        .call();
                assertThat(compiled).as(errors.toString()).isTrue();
            }
        }
        Files.writeString(services.resolve(Member.class.getName()), names.toString());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
