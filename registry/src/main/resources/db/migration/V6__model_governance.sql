-- Names of versions, where a version comes from, and how it does on sales that came after it.

ALTER TABLE trained_models
    ADD COLUMN options      JSONB,                         -- options in force, under the names a start request uses
    ADD COLUMN settings     JSONB,                         -- other settings in force: least days, the shop's place
    ADD COLUMN code_version TEXT;                          -- commit of the build that trained it

-- champion is the deployed version and has no row. challenger and previous are kept by deployments, all others by people.
CREATE TABLE model_aliases (
    tenant_id     UUID NOT NULL,
    product_id    UUID NOT NULL,
    alias         VARCHAR(50) NOT NULL,
    model_id      UUID NOT NULL,
    compared_from DATE,                                    -- live days after it count against the champion; null: all
    created_at    TIMESTAMP NOT NULL DEFAULT NOW(),
    PRIMARY KEY (tenant_id, product_id, alias),
    FOREIGN KEY (tenant_id, model_id) REFERENCES trained_models (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX model_aliases_by_model ON model_aliases (tenant_id, model_id);

-- Rows that were written to sales and not scored yet. Inserted only, never updated: uploads do not wait for each other.
CREATE TABLE sales_arrivals (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id  UUID NOT NULL,
    first_day  DATE NOT NULL,
    arrived_at TIMESTAMP NOT NULL DEFAULT NOW()
);

CREATE TABLE model_live_scores (
    tenant_id  UUID NOT NULL,
    model_id   UUID NOT NULL,
    product_id UUID NOT NULL,
    day        DATE NOT NULL,
    actual     DOUBLE PRECISION NOT NULL,
    forecast   DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (tenant_id, model_id, day),
    FOREIGN KEY (tenant_id, model_id) REFERENCES trained_models (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX model_live_scores_by_product ON model_live_scores (tenant_id, product_id, day);

CREATE TABLE model_live_accuracy (
    tenant_id    UUID NOT NULL,
    model_id     UUID NOT NULL,
    product_id   UUID NOT NULL,
    days_scored  INTEGER NOT NULL,
    wape         DOUBLE PRECISION,                         -- null where nothing was sold
    bias         DOUBLE PRECISION,
    mae          DOUBLE PRECISION,
    last_day     DATE,                                     -- last day scored
    looked_to    DATE NOT NULL,                            -- days up to it were looked at, closed ones included
    drift_job_id UUID,                                     -- the retraining its drift started
    drifted_at   TIMESTAMP,
    updated_at   TIMESTAMP NOT NULL DEFAULT NOW(),
    PRIMARY KEY (tenant_id, model_id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES trained_models (tenant_id, id) ON DELETE CASCADE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON model_aliases, model_live_scores, model_live_accuracy TO training_app, training_system;
GRANT SELECT, INSERT, DELETE ON sales_arrivals TO training_app, training_system;

DO $$
DECLARE
    t TEXT;
BEGIN
    FOREACH t IN ARRAY ARRAY['model_aliases', 'sales_arrivals', 'model_live_scores', 'model_live_accuracy']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY tenant ON %I TO training_app '
                       'USING (tenant_id = (SELECT app_tenant())) WITH CHECK (tenant_id = (SELECT app_tenant()))', t);
        EXECUTE format('CREATE POLICY system ON %I TO training_system USING (TRUE) WITH CHECK (TRUE)', t);
    END LOOP;
END
$$;

-- What was deployed before is known of older versions, too: one call takes a product back to it.
SET LOCAL ROLE training_system;
INSERT INTO model_aliases (tenant_id, product_id, alias, model_id)
SELECT DISTINCT ON (model.tenant_id, model.product_id) model.tenant_id, model.product_id, 'previous', model.id
FROM trained_models model
JOIN trained_models champion ON champion.tenant_id = model.tenant_id AND champion.product_id = model.product_id
    AND champion.is_deployed
WHERE NOT coalesce(model.is_deployed, FALSE) AND model.deployed_at IS NOT NULL
ORDER BY model.tenant_id, model.product_id, model.deployed_at DESC;
RESET ROLE;
