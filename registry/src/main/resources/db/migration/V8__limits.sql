-- What all instances of the api must count together, and what the audit log is asked for.

-- Token buckets; the state is the limiter's own.
CREATE TABLE rate_limits (
    tenant_id  UUID NOT NULL,
    name       TEXT NOT NULL,                              -- what is limited, with its limit: another limit is another bucket
    state      BYTEA NOT NULL,
    updated_at TIMESTAMP NOT NULL DEFAULT NOW(),
    PRIMARY KEY (tenant_id, name)
);

-- One row per open socket. Its instance moves expires_at on; a crashed instance does not, so its places come free.
CREATE TABLE websocket_leases (
    tenant_id  UUID NOT NULL,
    id         UUID NOT NULL,
    instance   UUID NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX websocket_leases_by_expiry ON websocket_leases (expires_at);

CREATE INDEX audit_log_by_action ON audit_log (tenant_id, action, seq);
CREATE INDEX audit_log_by_subject ON audit_log (tenant_id, subject, seq);

GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits, websocket_leases TO training_app, training_system;

DO $$
DECLARE
    t TEXT;
BEGIN
    FOREACH t IN ARRAY ARRAY['rate_limits', 'websocket_leases']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY tenant ON %I TO training_app '
                       'USING (tenant_id = (SELECT app_tenant())) WITH CHECK (tenant_id = (SELECT app_tenant()))', t);
        EXECUTE format('CREATE POLICY system ON %I TO training_system USING (TRUE) WITH CHECK (TRUE)', t);
    END LOOP;
END
$$;
