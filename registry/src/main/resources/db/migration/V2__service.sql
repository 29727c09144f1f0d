-- What this service adds beside the five tables: columns first, then its own tables.
-- Times are UTC without zone, as in the tables they stand beside; sessions run in UTC.

ALTER TABLE training_job_queue
    ADD COLUMN products_failed  INTEGER DEFAULT 0,
    ADD COLUMN products_skipped INTEGER DEFAULT 0,
    ADD COLUMN force            BOOLEAN DEFAULT FALSE,     -- train unchanged products too
    ADD COLUMN options          JSONB,                     -- options of the start request
    ADD COLUMN origin           TEXT,                      -- request, event, import, schedule
    ADD COLUMN error_type       TEXT,                      -- why the job as a whole failed; the words are in error_message
    ADD COLUMN stop_requested_at TIMESTAMP,                -- a stop was asked for; the workflow may not know yet
    ADD COLUMN deadline         TIMESTAMP,                 -- started_at + MAX_TRAINING_TIME_MINUTES of the run
    ADD COLUMN deleted_at       TIMESTAMP,                 -- hidden, with its logs
    ADD CONSTRAINT training_job_queue_of_tenant UNIQUE (tenant_id, id);  -- what hangs on a job cannot hang on another tenant's

ALTER TABLE trained_models
    ADD COLUMN product_name    TEXT,
    ADD COLUMN checksum        VARCHAR(64),                -- SHA-256 of the canonical uncompressed JSON
    ADD COLUMN data_hash       VARCHAR(64),                -- own series, regressors, settings, engine version
    ADD COLUMN data_from       DATE,
    ADD COLUMN data_to         DATE,
    ADD COLUMN engine_version  TEXT,
    ADD COLUMN seed            BIGINT,
    ADD COLUMN recipe          TEXT,                       -- what was fitted, without the data: refreshed or different
    ADD COLUMN promotion       TEXT,                       -- why it was deployed, or why not
    ADD COLUMN verified_at     TIMESTAMP,                  -- the data were seen unchanged at this time
    ADD CONSTRAINT trained_models_of_tenant UNIQUE (tenant_id, id);

ALTER TABLE model_performance_metrics
    ADD COLUMN wape                DOUBLE PRECISION,
    ADD COLUMN wape_7              DOUBLE PRECISION,
    ADD COLUMN smape               DOUBLE PRECISION,
    ADD COLUMN mase                DOUBLE PRECISION,
    ADD COLUMN bias                DOUBLE PRECISION,
    ADD COLUMN coverage            DOUBLE PRECISION,
    ADD COLUMN folds               INTEGER,
    ADD COLUMN seasonal_naive_wape DOUBLE PRECISION,
    ADD COLUMN details             JSONB;                  -- weights of the members, metrics by horizon

-- Rows of one transaction share created_at; seq keeps the order they were written in.
ALTER TABLE model_training_logs
    ADD COLUMN seq BIGINT GENERATED ALWAYS AS IDENTITY;

CREATE TABLE products (
    tenant_id  UUID NOT NULL,
    id         UUID NOT NULL,
    name       TEXT NOT NULL,
    category   TEXT,
    created_at TIMESTAMP NOT NULL DEFAULT NOW(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
);

CREATE TABLE sales (
    tenant_id  UUID NOT NULL,
    product_id UUID NOT NULL,
    day        DATE NOT NULL,
    quantity   DOUBLE PRECISION NOT NULL CHECK (quantity >= 0 AND quantity < 'Infinity'),
    unit_price DOUBLE PRECISION CHECK (unit_price >= 0 AND unit_price < 'Infinity'),
    sold_out   BOOLEAN,
    PRIMARY KEY (tenant_id, product_id, day),
    FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX sales_by_day ON sales (tenant_id, day);

-- One value of one regressor on one day; a missing row is an unknown value.
CREATE TABLE regressor_values (
    tenant_id UUID NOT NULL,
    name      TEXT NOT NULL,
    day       DATE NOT NULL,
    value     DOUBLE PRECISION NOT NULL CHECK (value > '-Infinity' AND value < 'Infinity'),
    PRIMARY KEY (tenant_id, name, day)
);

-- Named days of the shop's own calendar, from the text column "holiday" of an upload.
CREATE TABLE calendar_days (
    tenant_id UUID NOT NULL,
    day       DATE NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (tenant_id, day, name)
);

CREATE TABLE tenant_settings (
    tenant_id   UUID PRIMARY KEY,
    country     TEXT NOT NULL DEFAULT 'ES',
    subdivision TEXT,
    latitude    DOUBLE PRECISION CHECK (latitude BETWEEN -90 AND 90),
    longitude   DOUBLE PRECISION CHECK (longitude BETWEEN -180 AND 180),
    place       TEXT,
    time_zone   TEXT NOT NULL DEFAULT 'Europe/Madrid',
    updated_at  TIMESTAMP NOT NULL DEFAULT NOW()
);

-- One product inside one job. A retry of the job works on the same row.
CREATE TABLE product_trainings (
    job_id             UUID NOT NULL,
    tenant_id          UUID NOT NULL,
    product_id         UUID NOT NULL,
    product_name       TEXT NOT NULL,
    rank               INTEGER NOT NULL,                   -- 1 = the most important product of the job
    status             TEXT NOT NULL DEFAULT 'pending'
                       CHECK (status IN ('pending', 'running', 'completed', 'skipped', 'failed')),
    step               TEXT,
    reserved_version   VARCHAR(50),                        -- the version that a repeated store of the run writes again
    reserved_run       INTEGER,
    model_id           UUID,
    model_version      VARCHAR(50),                        -- the registered version
    error_type         TEXT,
    error_message      TEXT,
    recommended_action TEXT,
    fits               INTEGER NOT NULL DEFAULT 0,         -- finished fits, repeated work included
    started_at         TIMESTAMP,
    completed_at       TIMESTAMP,
    PRIMARY KEY (job_id, product_id),
    UNIQUE (job_id, rank),
    UNIQUE (tenant_id, product_id, reserved_version),
    FOREIGN KEY (tenant_id, job_id) REFERENCES training_job_queue (tenant_id, id),
    FOREIGN KEY (tenant_id, model_id) REFERENCES trained_models (tenant_id, id) ON DELETE SET NULL (model_id)
);
CREATE INDEX product_trainings_by_model ON product_trainings (tenant_id, model_id) WHERE model_id IS NOT NULL;

-- Events waiting for the broker; published_at is set after the broker confirmed.
CREATE TABLE outbox (
    id           UUID PRIMARY KEY,                         -- AMQP message_id, the same on every repetition
    seq          BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
    tenant_id    UUID NOT NULL,
    job_id       UUID NOT NULL,                            -- the events of one job leave in their order
    exchange     TEXT NOT NULL,
    routing_key  TEXT NOT NULL,
    event_key    TEXT NOT NULL UNIQUE,                     -- what the event is about: written once however often it is tried
    payload      JSON NOT NULL,                            -- JSON, not JSONB: keys stay in the order of the contract
    created_at   TIMESTAMP NOT NULL DEFAULT NOW(),
    published_at TIMESTAMP,
    leased_until TIMESTAMP,                                -- a relay works on it, or waits before the next attempt
    attempts     INTEGER NOT NULL DEFAULT 0,
    last_error   TEXT,
    FOREIGN KEY (tenant_id, job_id) REFERENCES training_job_queue (tenant_id, id)
);
CREATE INDEX outbox_waiting ON outbox (seq) WHERE published_at IS NULL;
CREATE INDEX outbox_waiting_by_job ON outbox (job_id, seq) WHERE published_at IS NULL;

CREATE TABLE idempotency_keys (
    tenant_id    UUID NOT NULL,
    key          TEXT NOT NULL,
    request_hash VARCHAR(64) NOT NULL,
    job_id       UUID NOT NULL,
    response     JSONB NOT NULL,
    created_at   TIMESTAMP NOT NULL DEFAULT NOW(),
    PRIMARY KEY (tenant_id, key),
    FOREIGN KEY (tenant_id, job_id) REFERENCES training_job_queue (tenant_id, id)
);

-- By tenant: an id made by one tenant's system never hides another's event.
CREATE TABLE consumed_events (
    tenant_id   UUID NOT NULL,
    event_id    TEXT NOT NULL,
    job_id      UUID,
    consumed_at TIMESTAMP NOT NULL DEFAULT NOW(),
    PRIMARY KEY (tenant_id, event_id),
    FOREIGN KEY (tenant_id, job_id) REFERENCES training_job_queue (tenant_id, id)
);

CREATE TABLE audit_log (
    id         UUID PRIMARY KEY,
    tenant_id  UUID NOT NULL,
    actor      TEXT NOT NULL,
    action     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    details    JSONB,
    seq        BIGINT GENERATED ALWAYS AS IDENTITY,
    created_at TIMESTAMP NOT NULL DEFAULT NOW()
);
CREATE INDEX audit_log_by_time ON audit_log (tenant_id, seq);

CREATE INDEX training_job_queue_pending ON training_job_queue (priority DESC, created_at, id) WHERE status = 'pending';
CREATE INDEX training_job_queue_running ON training_job_queue (id) WHERE status = 'running';
CREATE INDEX training_job_queue_history ON training_job_queue (tenant_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX trained_models_by_time ON trained_models (tenant_id, created_at DESC, id DESC);
CREATE INDEX trained_models_by_product ON trained_models (tenant_id, product_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX trained_models_one_deployed ON trained_models (tenant_id, product_id) WHERE is_deployed;
CREATE UNIQUE INDEX trained_models_one_per_training ON trained_models (training_job_id, product_id);
CREATE UNIQUE INDEX model_performance_metrics_by_model ON model_performance_metrics (model_id);
CREATE INDEX model_artifacts_by_model ON model_artifacts (model_id);
CREATE INDEX model_training_logs_by_job ON model_training_logs (training_job_id, seq);
