-- Two roles without login and without ownership. Every transaction takes one by SET LOCAL ROLE:
--   training_app     sees the rows of app.tenant_id only
--   training_system  queue, relay, reconciler, retention: sees all rows
-- The migrating login must be allowed to create roles, or the roles exist already and are granted to it. It may take the
-- roles, but inherits nothing from them: a login that forgets to take one sees no row.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'training_app') THEN
        CREATE ROLE training_app NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'training_system') THEN
        CREATE ROLE training_system NOLOGIN;
    END IF;
    IF NOT (pg_has_role('training_app', 'SET') AND pg_has_role('training_system', 'SET')) THEN
        EXECUTE format('GRANT training_app, training_system TO %I WITH INHERIT FALSE, SET TRUE', current_user);
    END IF;
END
$$;

GRANT USAGE ON SCHEMA public TO training_app, training_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    training_job_queue, trained_models, model_performance_metrics, model_training_logs, model_artifacts,
    products, sales, regressor_values, calendar_days, tenant_settings, product_trainings
    TO training_app, training_system;
-- A tenant's work writes these once; only the relay and retention change them.
GRANT SELECT, INSERT ON outbox, idempotency_keys, consumed_events TO training_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, idempotency_keys, consumed_events TO training_system;
-- The audit log is written and read, never changed.
GRANT SELECT, INSERT ON audit_log TO training_app, training_system;

-- The tenant of the transaction; without one no row is visible.
CREATE FUNCTION app_tenant() RETURNS UUID
    LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('app.tenant_id', TRUE), '')::uuid $$;

DO $$
DECLARE
    t TEXT;
BEGIN
    FOREACH t IN ARRAY ARRAY[
        'training_job_queue', 'trained_models', 'model_performance_metrics', 'model_training_logs', 'products', 'sales',
        'regressor_values', 'calendar_days', 'tenant_settings', 'product_trainings', 'outbox', 'idempotency_keys',
        'consumed_events', 'audit_log']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        -- The sub-select is evaluated once per statement, a bare call once per row.
        EXECUTE format('CREATE POLICY tenant ON %I TO training_app '
                       'USING (tenant_id = (SELECT app_tenant())) WITH CHECK (tenant_id = (SELECT app_tenant()))', t);
        EXECUTE format('CREATE POLICY system ON %I TO training_system USING (TRUE) WITH CHECK (TRUE)', t);
    END LOOP;
END
$$;

-- model_artifacts carries no tenant: it belongs to whoever owns the model.
ALTER TABLE model_artifacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE model_artifacts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON model_artifacts TO training_app
    USING (EXISTS (SELECT FROM trained_models m WHERE m.id = model_id AND m.tenant_id = (SELECT app_tenant())))
    WITH CHECK (EXISTS (SELECT FROM trained_models m WHERE m.id = model_id AND m.tenant_id = (SELECT app_tenant())));
CREATE POLICY system ON model_artifacts TO training_system USING (TRUE) WITH CHECK (TRUE);
