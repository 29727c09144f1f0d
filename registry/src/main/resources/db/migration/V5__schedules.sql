-- When training happens by itself: one row per tenant that has a schedule of its own, and the platform's under the nil UUID.
-- The rows are the truth; what the Temporal server keeps is put there from them. Times are UTC without zone.

CREATE TABLE training_schedules (
    tenant_id     UUID PRIMARY KEY,
    cron          TEXT NOT NULL,                           -- five fields, as UNIX writes them
    time_zone     TEXT NOT NULL,                           -- IANA name
    paused        BOOLEAN NOT NULL DEFAULT FALSE,
    job_name      VARCHAR(255),
    products      UUID[],                                  -- null: all products with sales
    priority      INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 9),
    force         BOOLEAN NOT NULL DEFAULT FALSE,
    revision      BIGINT NOT NULL DEFAULT 1,               -- counts the changes: a run that was planned before one is stale
    settled_until TIMESTAMP NOT NULL,                      -- scheduled times up to here have their job, or never get one
    last_run_at   TIMESTAMP,                               -- the scheduled time of the last run
    last_job_id   UUID,
    last_error    TEXT,                                    -- why the last run made no job
    updated_at    TIMESTAMP NOT NULL,
    FOREIGN KEY (tenant_id, last_job_id) REFERENCES training_job_queue (tenant_id, id) ON DELETE SET NULL (last_job_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON training_schedules TO training_app, training_system;
ALTER TABLE training_schedules ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_schedules FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON training_schedules TO training_app
    USING (tenant_id = (SELECT app_tenant())) WITH CHECK (tenant_id = (SELECT app_tenant()));
CREATE POLICY system ON training_schedules TO training_system USING (TRUE) WITH CHECK (TRUE);
