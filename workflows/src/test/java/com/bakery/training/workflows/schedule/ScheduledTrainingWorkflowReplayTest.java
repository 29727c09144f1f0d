package com.bakery.training.workflows.schedule;

import com.bakery.training.workflows.Histories;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduledTrainingWorkflowReplayTest {

    static List<String> histories() throws IOException {
        return Histories.named("schedule");
    }

    @ParameterizedTest
    @MethodSource("histories")
    void goesOnWithRunsOfEarlierBuilds(String history) throws Exception {
        Histories.replay(history, ScheduledTrainingWorkflowImpl.class);
    }
}
