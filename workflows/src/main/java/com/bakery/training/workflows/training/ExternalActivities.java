package com.bakery.training.workflows.training;

import io.temporal.activity.ActivityInterface;
import java.util.List;

/** Fetches what other services know, once per run of a job and before its products are planned. */
@ActivityInterface
public interface ExternalActivities {

    /**
     * Asks every configured service for the days that are not known yet: sales, numbers and events of the tenant, weather and traffic of its place. A service that is
     * down or talks nonsense is named in the job's log, and the job goes on with what is there. Repeating it asks only for what is still missing. Nothing is configured:
     * nothing happens. Heartbeats while it waits.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code NoSalesError} if there are no sales afterwards, neither uploaded nor fetched; not retried
     */
    FetchedData fetchExternalData(JobActivities.JobRun job);

    /**
     * What the services answered, for the eyes of an operator.
     *
     * @param rows taken
     * @param refused rows that cannot be true
     * @param unavailable sources the job goes on without
     */
    record FetchedData(int rows, int refused, List<String> unavailable) {
        public FetchedData {
            unavailable = List.copyOf(unavailable);
        }
    }
}
