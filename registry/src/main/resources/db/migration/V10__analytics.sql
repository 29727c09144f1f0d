-- What the analytics routes read. At a million models a sum over rows is too slow, so what is summed is kept summed: triggers add
-- each new row to its day. The sums tell what was trained, also after retention has deleted the model.

-- What the deployed version of a product reached: null in the other versions, -1 where its accuracy is not defined. DOUBLE PRECISION,
-- because PostgreSQL uses an index before a row-level policy only with operators that are known not to leak.
ALTER TABLE model_performance_metrics
    ADD COLUMN deployed_accuracy DOUBLE PRECISION;

CREATE INDEX model_performance_metrics_deployed ON model_performance_metrics (tenant_id, deployed_accuracy, product_id)
    INCLUDE (created_at) WHERE deployed_accuracy IS NOT NULL;
CREATE INDEX model_performance_metrics_by_product ON model_performance_metrics (tenant_id, product_id, created_at);
CREATE INDEX model_training_logs_by_product ON model_training_logs (tenant_id, product_id, training_job_id);

-- Models by day, category (of the product at that time; '' is none) and bucket of accuracy.
CREATE TABLE accuracy_statistics (
    tenant_id    UUID NOT NULL,
    day          DATE NOT NULL,
    category     TEXT NOT NULL,
    bucket       SMALLINT NOT NULL,                        -- upper bound as in the metrics; -1: accuracy not defined
    models       BIGINT NOT NULL,
    accuracy_sum DOUBLE PRECISION NOT NULL,
    mae_sum      DOUBLE PRECISION NOT NULL,
    mae_models   BIGINT NOT NULL,                          -- models that have the value
    rmse_sum     DOUBLE PRECISION NOT NULL,
    rmse_models  BIGINT NOT NULL,
    r2_sum       DOUBLE PRECISION NOT NULL,
    r2_models    BIGINT NOT NULL,
    mape_sum     DOUBLE PRECISION NOT NULL,
    mape_models  BIGINT NOT NULL,
    wape_sum     DOUBLE PRECISION NOT NULL,
    wape_models  BIGINT NOT NULL,
    compared     BIGINT NOT NULL,                          -- with the seasonal naive forecast
    better       BIGINT NOT NULL,                          -- than it
    PRIMARY KEY (tenant_id, day, category, bucket)
);

-- How often something took how long: a step of a product or job, a product's whole training ('training'), a job ('job').
CREATE TABLE duration_statistics (
    tenant_id UUID NOT NULL,
    day       DATE NOT NULL,
    step      TEXT NOT NULL,
    millis    BIGINT NOT NULL,                             -- rounded to two digits
    times     BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, day, step, millis)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON accuracy_statistics, duration_statistics TO training_app, training_system;
ALTER TABLE accuracy_statistics ENABLE ROW LEVEL SECURITY;
ALTER TABLE accuracy_statistics FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON accuracy_statistics TO training_app
    USING (tenant_id = (SELECT app_tenant())) WITH CHECK (tenant_id = (SELECT app_tenant()));
CREATE POLICY system ON accuracy_statistics TO training_system USING (TRUE) WITH CHECK (TRUE);
ALTER TABLE duration_statistics ENABLE ROW LEVEL SECURITY;
ALTER TABLE duration_statistics FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON duration_statistics TO training_app
    USING (tenant_id = (SELECT app_tenant())) WITH CHECK (tenant_id = (SELECT app_tenant()));
CREATE POLICY system ON duration_statistics TO training_system USING (TRUE) WITH CHECK (TRUE);

-- The bucket of the metric model_accuracy_percentage that an accuracy falls into.
CREATE FUNCTION accuracy_bucket(accuracy NUMERIC) RETURNS SMALLINT
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN accuracy IS NULL THEN -1 WHEN accuracy <= 50 THEN 50 WHEN accuracy <= 60 THEN 60 WHEN accuracy <= 70 THEN 70
                WHEN accuracy <= 75 THEN 75 WHEN accuracy <= 80 THEN 80 WHEN accuracy <= 85 THEN 85 WHEN accuracy <= 90 THEN 90
                WHEN accuracy <= 95 THEN 95 ELSE 100 END::smallint
    $$;

-- Percentiles of rounded durations are at most 5 % off, and a day's durations fit into few rows.
CREATE FUNCTION two_digits(millis BIGINT) RETURNS BIGINT
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN millis < 100 THEN greatest(millis, 0) ELSE round(millis, 2 - length(millis::text))::bigint END $$;

-- One statement for all rows of an insert: a thousand models cost one update of their day, not a thousand.
CREATE FUNCTION count_accuracy() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO accuracy_statistics AS kept
    SELECT metric.tenant_id, metric.created_at::date, coalesce(product.category, ''), accuracy_bucket(metric.accuracy_percentage),
           count(*), coalesce(sum(metric.accuracy_percentage), 0),
           coalesce(sum(metric.mae), 0), count(metric.mae), coalesce(sum(metric.rmse), 0), count(metric.rmse),
           coalesce(sum(metric.r2_score), 0), count(metric.r2_score), coalesce(sum(metric.mape), 0), count(metric.mape),
           coalesce(sum(metric.wape), 0), count(metric.wape), count(metric.wape + metric.seasonal_naive_wape),
           count(*) FILTER (WHERE metric.wape < metric.seasonal_naive_wape)
    FROM added metric LEFT JOIN products product ON product.tenant_id = metric.tenant_id AND product.id = metric.product_id
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, day, category, bucket) DO UPDATE SET
        models = kept.models + excluded.models,
        accuracy_sum = kept.accuracy_sum + excluded.accuracy_sum,
        mae_sum = kept.mae_sum + excluded.mae_sum, mae_models = kept.mae_models + excluded.mae_models,
        rmse_sum = kept.rmse_sum + excluded.rmse_sum, rmse_models = kept.rmse_models + excluded.rmse_models,
        r2_sum = kept.r2_sum + excluded.r2_sum, r2_models = kept.r2_models + excluded.r2_models,
        mape_sum = kept.mape_sum + excluded.mape_sum, mape_models = kept.mape_models + excluded.mape_models,
        wape_sum = kept.wape_sum + excluded.wape_sum, wape_models = kept.wape_models + excluded.wape_models,
        compared = kept.compared + excluded.compared, better = kept.better + excluded.better;
    RETURN NULL;
END
$$;

CREATE FUNCTION count_training() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO duration_statistics AS kept
    SELECT tenant_id, created_at::date, 'training', two_digits(1000 * training_duration_seconds::bigint), count(*)
    FROM added WHERE training_duration_seconds IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, day, step, millis) DO UPDATE SET times = kept.times + excluded.times;
    RETURN NULL;
END
$$;

CREATE FUNCTION count_steps() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO duration_statistics AS kept
    SELECT tenant_id, created_at::date, step_name, two_digits(execution_time_ms), count(*)
    FROM added WHERE execution_time_ms IS NOT NULL AND step_name IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, day, step, millis) DO UPDATE SET times = kept.times + excluded.times;
    RETURN NULL;
END
$$;

CREATE FUNCTION count_job() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO duration_statistics AS kept
    VALUES (NEW.tenant_id, NEW.completed_at::date, 'job',
            two_digits((1000 * extract(epoch FROM NEW.completed_at - NEW.started_at))::bigint), 1)
    ON CONFLICT (tenant_id, day, step, millis) DO UPDATE SET times = kept.times + excluded.times;
    RETURN NULL;
END
$$;

-- The metrics row follows its model, whoever deploys it.
CREATE FUNCTION deployed_accuracy() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE model_performance_metrics metric
    SET deployed_accuracy = CASE WHEN NEW.is_deployed THEN coalesce(metric.accuracy_percentage, -1) END
    WHERE metric.model_id = NEW.id;
    RETURN NULL;
END
$$;

CREATE FUNCTION deployed_already() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.deployed_accuracy := (SELECT coalesce(NEW.accuracy_percentage, -1) FROM trained_models WHERE id = NEW.model_id AND is_deployed);
    RETURN NEW;
END
$$;

-- What is there already is counted by the same functions, as if it were written now.
CREATE TRIGGER deployed_already BEFORE INSERT OR UPDATE OF accuracy_percentage ON model_performance_metrics
    FOR EACH ROW EXECUTE FUNCTION deployed_already();
CREATE TRIGGER counting AFTER UPDATE ON model_performance_metrics
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_accuracy();
CREATE TRIGGER counting AFTER UPDATE ON trained_models
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_training();
CREATE TRIGGER counting AFTER UPDATE ON model_training_logs
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_steps();
CREATE TRIGGER counting AFTER UPDATE ON training_job_queue
    FOR EACH ROW WHEN (NEW.status = 'completed' AND NEW.completed_at >= NEW.started_at) EXECUTE FUNCTION count_job();
SET LOCAL ROLE training_system;
UPDATE model_performance_metrics SET accuracy_percentage = accuracy_percentage;
UPDATE trained_models SET id = id;
UPDATE model_training_logs SET step_name = step_name WHERE execution_time_ms IS NOT NULL;
UPDATE training_job_queue SET id = id WHERE status = 'completed';
RESET ROLE;
DROP TRIGGER counting ON model_performance_metrics;
DROP TRIGGER counting ON trained_models;
DROP TRIGGER counting ON model_training_logs;
DROP TRIGGER counting ON training_job_queue;

CREATE TRIGGER accuracy_counted AFTER INSERT ON model_performance_metrics
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_accuracy();
CREATE TRIGGER training_counted AFTER INSERT ON trained_models
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_training();
CREATE TRIGGER steps_counted AFTER INSERT ON model_training_logs
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_steps();
CREATE TRIGGER job_counted AFTER UPDATE OF status ON training_job_queue
    FOR EACH ROW WHEN (NEW.status = 'completed' AND OLD.status IS DISTINCT FROM 'completed' AND NEW.completed_at >= NEW.started_at)
    EXECUTE FUNCTION count_job();
CREATE TRIGGER deployment_followed AFTER UPDATE OF is_deployed ON trained_models
    FOR EACH ROW WHEN (NEW.is_deployed IS DISTINCT FROM OLD.is_deployed) EXECUTE FUNCTION deployed_accuracy();
