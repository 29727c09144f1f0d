package com.bakery.training.standalone.process;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The service's database, looked at with the login that owns it. */
final class Database {
    private final String url;

    /** @param url {@code postgresql://user:password@host:port/database} */
    Database(String url) {
        this.url = url;
    }

    /** Rows as text, columns separated by {@code |}. */
    List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        use(connection -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(String.join("|", row));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(sql + ": " + e.getMessage(), e);
            }
        });
        return rows;
    }

    /** Runs statements without a result. */
    void execute(String sql) {
        use(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql + ": " + e.getMessage(), e);
            }
        });
    }

    long count(String sql) {
        return Long.parseLong(rows(sql).get(0));
    }

    private void use(Consumer<Connection> work) {
        URI uri = URI.create(url);
        String[] login = uri.getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath() + "?socketTimeout=20";
        try (Connection connection = DriverManager.getConnection(jdbc, login[0], login[1])) {
            work.accept(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
