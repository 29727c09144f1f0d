package com.bakery.training.registry;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The numbered changes of the schema, {@code db/migration} on the class path. */
public final class Migrations {
    private Migrations() {}

    /**
     * Brings the database to the newest schema; one that is there already is left alone. Safe to run from several processes
     * at once: they wait for each other.
     *
     * @param owner logs in as the owner of the tables
     * @return how many changes were applied
     */
    public static int migrate(DataSource owner) {
        return Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
