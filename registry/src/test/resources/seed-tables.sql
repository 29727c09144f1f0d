-- The five tables as the service's callers know them: the contract that the migrations are compared with.
CREATE TABLE training_job_queue (
id UUID PRIMARY KEY,
tenant_id UUID NOT NULL,
job_name VARCHAR(255),
products_to_train TEXT[], -- Array of product IDs
status VARCHAR(50) NOT NULL, -- pending, running, completed, failed
priority INTEGER DEFAULT 0,
progress_percentage INTEGER DEFAULT 0,
current_step VARCHAR(255),
products_completed INTEGER DEFAULT 0,
products_total INTEGER,
started_at TIMESTAMP,
completed_at TIMESTAMP,
estimated_completion TIMESTAMP,
error_message TEXT,
retry_count INTEGER DEFAULT 0,
created_by UUID,
created_at TIMESTAMP DEFAULT NOW(),
updated_at TIMESTAMP DEFAULT NOW()
);
CREATE TABLE trained_models (
id UUID PRIMARY KEY,
tenant_id UUID NOT NULL,
product_id UUID NOT NULL,
model_version VARCHAR(50) NOT NULL,
model_path VARCHAR(500) NOT NULL,
training_job_id UUID REFERENCES training_job_queue(id),
algorithm VARCHAR(50) DEFAULT 'prophet',
hyperparameters JSONB,
training_duration_seconds INTEGER,
training_data_points INTEGER,
is_deployed BOOLEAN DEFAULT FALSE,
deployed_at TIMESTAMP,
created_at TIMESTAMP DEFAULT NOW(),
UNIQUE(tenant_id, product_id, model_version)
);
CREATE TABLE model_performance_metrics (
id UUID PRIMARY KEY,
model_id UUID REFERENCES trained_models(id),
tenant_id UUID NOT NULL,
product_id UUID NOT NULL,
mae DECIMAL(10, 4), -- Mean Absolute Error
rmse DECIMAL(10, 4), -- Root Mean Square Error
r2_score DECIMAL(10, 6), -- R-squared
mape DECIMAL(10, 4), -- Mean Absolute Percentage Error
accuracy_percentage DECIMAL(5, 2),
validation_data_points INTEGER,
created_at TIMESTAMP DEFAULT NOW()
);
CREATE TABLE model_training_logs (
id UUID PRIMARY KEY,
training_job_id UUID REFERENCES training_job_queue(id),
tenant_id UUID NOT NULL,
product_id UUID,
log_level VARCHAR(20), -- DEBUG, INFO, WARNING, ERROR
message TEXT,
step_name VARCHAR(100),
execution_time_ms INTEGER,
metadata JSONB,
created_at TIMESTAMP DEFAULT NOW()
);
CREATE TABLE model_artifacts (
id UUID PRIMARY KEY,
model_id UUID REFERENCES trained_models(id),
artifact_type VARCHAR(50), -- model_file, feature_list, scaler, etc.
file_path VARCHAR(500),
file_size_bytes BIGINT,
checksum VARCHAR(64), -- SHA-256 hash
created_at TIMESTAMP DEFAULT NOW()
);
