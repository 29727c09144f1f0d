package com.bakery.training.registry.job;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The gate of all work inside a job: it goes on only while that run of the job is running. */
public final class RunningJobs {
    private RunningJobs() {}

    /**
     * Locks the job row FOR SHARE: others may work on the job too, nobody can end it before the transaction does.
     *
     * @throws JobNotRunningException if the job was stopped, has ended or is in another run
     */
    public static void requireRunning(JdbcClient db, JobRun run) {
        boolean running = db.sql(
                        """
                        SELECT 1 FROM training_job_queue
                        WHERE tenant_id = :tenant AND id = :job AND status = 'running' AND retry_count = :run FOR SHARE
                        """)
                .param("tenant", run.tenantId())
                .param("job", run.jobId())
                .param("run", run.run())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!running) {
            throw new JobNotRunningException(run);
        }
    }
}
