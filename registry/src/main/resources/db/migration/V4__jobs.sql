-- Deleting a job frees the Idempotency-Key that made it: a repetition must not be answered with a job that is gone.
GRANT DELETE ON idempotency_keys TO training_app;

-- How long jobs took lately: what a waiting job's start and end are estimated from.
CREATE INDEX training_job_queue_completed ON training_job_queue (completed_at DESC) WHERE status = 'completed';
