package com.bakery.training.registry.job;

/** The job was stopped, has ended or is in another run; nothing was changed. Trying again cannot help. */
public final class JobNotRunningException extends RuntimeException {
    public JobNotRunningException(JobRun run) {
        super("Run " + run.run() + " of job " + run.jobId() + " is not running");
    }
}
