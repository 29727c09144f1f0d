-- Stored files: what is known of their health, and which of them are shared. Erasure of a tenant: its role and its certificate.

ALTER TABLE trained_models
    ADD COLUMN damage     TEXT CHECK (damage IN ('corrupt', 'missing')),   -- of its model file: such a version is not served
    ADD COLUMN damaged_at TIMESTAMP;

ALTER TABLE model_artifacts
    ADD COLUMN damage     TEXT CHECK (damage IN ('corrupt', 'missing')),
    ADD COLUMN damaged_at TIMESTAMP,
    ADD COLUMN checked_at TIMESTAMP;                       -- last time the scrub looked at the file

-- Files with the same content are stored once: several rows name one path.
CREATE INDEX model_artifacts_by_content ON model_artifacts (checksum);
CREATE INDEX model_artifacts_by_path ON model_artifacts (file_path);
CREATE INDEX model_artifacts_by_check ON model_artifacts (checked_at NULLS FIRST, id);

-- An erasure under way, and afterwards the proof that it took place. The proof names no tenant: whoever knows the id can
-- compute the hash.
CREATE TABLE tenant_erasures (
    id            UUID PRIMARY KEY,
    tenant_id     UUID,                                    -- only while it is under way
    tenant_hash   VARCHAR(64) NOT NULL,                    -- SHA-256 of the id as text
    requested_at  TIMESTAMP NOT NULL DEFAULT NOW(),
    completed_at  TIMESTAMP,
    rows_deleted  JSONB NOT NULL DEFAULT '{}',             -- by table
    files_deleted BIGINT NOT NULL DEFAULT 0,
    bytes_freed   BIGINT NOT NULL DEFAULT 0,
    CHECK ((completed_at IS NULL) = (tenant_id IS NOT NULL))
);
CREATE UNIQUE INDEX tenant_erasures_one_under_way ON tenant_erasures (tenant_id) WHERE completed_at IS NULL;
CREATE INDEX tenant_erasures_by_hash ON tenant_erasures (tenant_hash);

GRANT SELECT, INSERT ON tenant_erasures TO training_app;
GRANT SELECT, INSERT, UPDATE ON tenant_erasures TO training_system;
ALTER TABLE tenant_erasures ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant_erasures FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenant_erasures TO training_app
    USING (tenant_hash = encode(sha256(convert_to((SELECT app_tenant())::text, 'UTF8')), 'hex'))
    WITH CHECK (tenant_hash = encode(sha256(convert_to((SELECT app_tenant())::text, 'UTF8')), 'hex'));
CREATE POLICY system ON tenant_erasures TO training_system USING (TRUE) WITH CHECK (TRUE);

-- The one role that may delete what is otherwise only written (audit log, outbox, keys). As a member of training_app it is
-- under the same policies: it sees and deletes the rows of one tenant, of later tables too.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'training_erasure') THEN
        CREATE ROLE training_erasure NOLOGIN;
    END IF;
    IF NOT pg_has_role('training_erasure', 'training_app', 'USAGE') THEN
        GRANT training_app TO training_erasure WITH INHERIT TRUE;
    END IF;
    IF NOT pg_has_role('training_erasure', 'SET') THEN
        EXECUTE format('GRANT training_erasure TO %I WITH INHERIT FALSE, SET TRUE', current_user);
    END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO training_erasure;
GRANT SELECT, DELETE ON ALL TABLES IN SCHEMA public TO training_erasure;
GRANT UPDATE ON tenant_erasures, training_job_queue TO training_erasure;
REVOKE DELETE ON tenant_erasures FROM training_erasure;
REVOKE ALL ON flyway_schema_history FROM training_erasure;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, DELETE ON TABLES TO training_erasure;

-- What is deleted by tenant or by job is found without reading the whole table.
CREATE INDEX model_performance_metrics_by_tenant ON model_performance_metrics (tenant_id);
CREATE INDEX model_training_logs_by_tenant ON model_training_logs (tenant_id);
CREATE INDEX outbox_by_tenant ON outbox (tenant_id, job_id);
CREATE INDEX idempotency_keys_by_job ON idempotency_keys (tenant_id, job_id);
CREATE INDEX consumed_events_by_job ON consumed_events (tenant_id, job_id);
