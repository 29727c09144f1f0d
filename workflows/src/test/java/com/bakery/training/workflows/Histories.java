package com.bakery.training.workflows;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded histories of this module: runs of earlier builds that today's workflow code must be able to go on with. */
public final class Histories {
    private static final Path FOLDER = Path.of("src/test/resources/histories");

    private Histories() {}

    public static void write(String name, WorkflowExecutionHistory history) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".json"), history.toJson(false) + "\n");
    }

    /** Names of the recorded histories that begin like this; never empty. */
    public static List<String> named(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix + "-"))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new IllegalStateException("No history is recorded for " + prefix);
            }
            return names;
        }
    }

    /** Replays a history against today's code; throws if the code would have decided otherwise. */
    public static void replay(String name, Class<?> workflow) throws Exception {
        String json = Files.readString(FOLDER.resolve(name));
        try (TestWorkflowEnvironment environment =
                TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                        .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                                .setDataConverter(TrainingDataConverter.create())
                                .build())
                        .build())) {
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json), environment, workflow);
        }
    }
}
