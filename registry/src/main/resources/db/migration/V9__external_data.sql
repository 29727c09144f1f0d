-- What comes from other services beside what a tenant uploads. An upload always wins: it writes 'upload', and a fetch never
-- touches such a row. fetched_at is the start of the fetch that wrote the row; a row that one fetch names twice is written once.

ALTER TABLE sales
    ADD COLUMN source     TEXT NOT NULL DEFAULT 'upload',
    ADD COLUMN fetched_at TIMESTAMP;

ALTER TABLE regressor_values
    ADD COLUMN source     TEXT NOT NULL DEFAULT 'upload',
    ADD COLUMN fetched_at TIMESTAMP;

ALTER TABLE calendar_days
    ADD COLUMN source TEXT NOT NULL DEFAULT 'upload';

-- How far a tenant's days were fetched completely from a service that answers by tenant.
CREATE TABLE external_fetches (
    tenant_id  UUID NOT NULL,
    source     TEXT NOT NULL,
    day_from   DATE NOT NULL,
    day_to     DATE NOT NULL,
    fetched_at TIMESTAMP NOT NULL,
    PRIMARY KEY (tenant_id, source)
);

-- Public numbers of a place and day (weather, traffic), fetched once for all tenants there. The place is rounded to a tenth
-- of a degree: about the grid of the weather models, and no shop's address. An empty object says: asked, nothing known.
CREATE TABLE place_days (
    source     TEXT NOT NULL,
    latitude   DOUBLE PRECISION NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude  DOUBLE PRECISION NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    day        DATE NOT NULL,
    numbers    JSONB NOT NULL,
    fetched_at TIMESTAMP NOT NULL,
    PRIMARY KEY (source, latitude, longitude, day)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON external_fetches TO training_app, training_system;
-- Shared rows are written by the system alone: no tenant can change another's weather.
GRANT SELECT ON place_days TO training_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON place_days TO training_system;

ALTER TABLE external_fetches ENABLE ROW LEVEL SECURITY;
ALTER TABLE external_fetches FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON external_fetches TO training_app
    USING (tenant_id = (SELECT app_tenant())) WITH CHECK (tenant_id = (SELECT app_tenant()));
CREATE POLICY system ON external_fetches TO training_system USING (TRUE) WITH CHECK (TRUE);

-- A place's days carry no tenant: a tenant sees those within half a degree of its own shop, and so not where others are.
ALTER TABLE place_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE place_days FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON place_days TO training_app
    USING (abs(latitude - (SELECT s.latitude FROM tenant_settings s WHERE s.tenant_id = app_tenant())) <= 0.5
           AND abs(longitude - (SELECT s.longitude FROM tenant_settings s WHERE s.tenant_id = app_tenant())) <= 0.5)
    WITH CHECK (abs(latitude - (SELECT s.latitude FROM tenant_settings s WHERE s.tenant_id = app_tenant())) <= 0.5
                AND abs(longitude - (SELECT s.longitude FROM tenant_settings s WHERE s.tenant_id = app_tenant())) <= 0.5);
CREATE POLICY system ON place_days TO training_system USING (TRUE) WITH CHECK (TRUE);
