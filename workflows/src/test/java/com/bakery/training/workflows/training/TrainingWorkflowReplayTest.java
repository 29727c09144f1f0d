package com.bakery.training.workflows.training;

import com.bakery.training.workflows.Histories;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingWorkflowReplayTest {

    static List<String> histories() throws IOException {
        return Histories.named("training");
    }

    @ParameterizedTest
    @MethodSource("histories")
    void goesOnWithRunsOfEarlierBuilds(String history) throws Exception {
        Histories.replay(history, TrainingWorkflowImpl.class);
    }
}
