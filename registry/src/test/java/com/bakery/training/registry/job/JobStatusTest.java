package com.bakery.training.registry.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobStatusTest {
    @Test
    void onlyTheseWaysExist() {
        assertThat(nextOf(JobStatus.PENDING)).containsExactlyInAnyOrder(JobStatus.RUNNING, JobStatus.CANCELLED);
        assertThat(nextOf(JobStatus.RUNNING))
                .containsExactlyInAnyOrder(JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED);
        for (JobStatus ended : EnumSet.of(JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED)) {
            assertThat(nextOf(ended)).containsExactly(JobStatus.PENDING);
        }
    }

    private static Set<JobStatus> nextOf(JobStatus status) {
        Set<JobStatus> next = EnumSet.allOf(JobStatus.class);
        next.removeIf(candidate -> !status.canBecome(candidate));
        return next;
    }

    @Test
    void anUnknownWordIsRefusedWithTheKnownOnes() {
        assertThat(JobStatus.labelled("cancelled")).isEqualTo(JobStatus.CANCELLED);
        assertThatThrownBy(() -> JobStatus.labelled("done"))
                .hasMessageContaining("pending")
                .hasMessageContaining("done");
    }

    @Test
    void anEndWithoutItsReasonIsRefused() {
        assertThatThrownBy(() -> new JobEnd(JobStatus.FAILED, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobEnd(JobStatus.RUNNING, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
