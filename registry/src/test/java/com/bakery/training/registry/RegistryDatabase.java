package com.bakery.training.registry;

import com.bakery.training.registry.tenancy.Transactions;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A migrated database of its own, on one PostgreSQL per test JVM. Its login owns the tables and is no superuser, as in
 * production; open one per test class and close it after.
 */
public final class RegistryDatabase implements AutoCloseable {
    private static final String OWNER = "training_owner";
    private static final String TEMPLATE = "registry_template";
    private static final int POOL_SIZE = 16;

    private final String name;
    private final HikariDataSource dataSource;
    private final Transactions transactions;

    private RegistryDatabase(String name) {
        this.name = name;
        this.dataSource = pool(name);
        this.transactions = new Transactions(dataSource);
    }

    /** A new database with the newest schema and no rows. */
    public static RegistryDatabase open() {
        String name = "registry_" + UUID.randomUUID().toString().replace("-", "");
        Server.admin("CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE " + TEMPLATE);
        return new RegistryDatabase(name);
    }

    /** A pool of connections of the tables' owner. */
    public DataSource dataSource() {
        return dataSource;
    }

    public Transactions transactions() {
        return transactions;
    }

    /** Everything of the module over this database. */
    public TestRegistry registry() {
        return new TestRegistry(transactions);
    }

    /** The URL of the database with the owner's login, as DATABASE_URL would hold it. */
    public String url() {
        return "postgresql://" + OWNER + "@localhost:" + Server.POSTGRES.getPort() + "/" + name;
    }

    /** Statements beyond every role and policy, to look and to break things. */
    public JdbcClient superuser() {
        return JdbcClient.create(Server.POSTGRES.getDatabase("postgres", name));
    }

    @Override
    public void close() {
        dataSource.close();
        Server.admin("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static HikariDataSource pool(String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Server.POSTGRES.getJdbcUrl(OWNER, database));
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        static {
            admin("CREATE ROLE " + OWNER + " LOGIN CREATEROLE NOSUPERUSER");
            admin("CREATE DATABASE " + TEMPLATE + " OWNER " + OWNER);
            Migrations.migrate(POSTGRES.getDatabase(OWNER, TEMPLATE));
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void admin(String statement) {
            JdbcClient.create(POSTGRES.getPostgresDatabase()).sql(statement).update();
        }
    }
}
