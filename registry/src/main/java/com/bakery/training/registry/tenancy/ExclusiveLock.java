package com.bakery.training.registry.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Lets one instance of the fleet do a piece of work at a time, by an advisory lock of PostgreSQL. The lock lives in a
 * connection of its own, so the work opens its transactions as usual and needs a second connection; when the process dies
 * the database drops the lock. Thread-safe.
 */
public final class ExclusiveLock {
    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))";

    private final DataSource dataSource;

    public ExclusiveLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs {@code work} unless another instance holds the lock {@code name}.
     *
     * @return whether it ran
     */
    public boolean tryRun(String name, Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean locked = tryLock(connection, name);
                if (locked) {
                    work.run();
                }
                return locked;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("No connection for the lock " + name, e);
        }
    }

    private static boolean tryLock(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
