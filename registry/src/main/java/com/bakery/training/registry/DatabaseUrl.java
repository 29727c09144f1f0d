package com.bakery.training.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A DATABASE_URL in the two ways people write it: {@code postgresql://user:password@host:5432/database?option=value} (also
 * {@code postgres://} and the driver suffixes of Python, {@code postgresql+asyncpg://}), or a JDBC URL.
 *
 * @param jdbcUrl without user and password where the URL named them before the host
 */
public record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException with the reason, never with the password
     */
    public static DatabaseUrl parse(String url) {
        String trimmed = url.strip();
        return trimmed.startsWith(JDBC) ? new DatabaseUrl(trimmed, null, null) : parseUri(trimmed);
    }

    private static DatabaseUrl parseUri(String url) {
        URI uri = uri(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().replaceFirst("\\+.*", "");
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
            throw refused("it must start with postgresql:// or " + JDBC + "//, not " + scheme);
        }
        if (uri.getHost() == null || uri.getPath().length() < 2) {
            throw refused("it needs a host and a database, postgresql://user:password@host:5432/database");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(
                JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query, part(login, 0), part(login, 1));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // The cause is left out: it holds the whole URL.
            throw refused("it is not a URL (" + e.getReason()
                    + "); characters like @ : / in a password are written %40 %3A %2F");
        }
    }

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException("DATABASE_URL cannot be read: " + reason);
    }

    /** A plus sign is a plus sign here; the decoder is made for forms, where it is a space. */
    private static @Nullable String part(String[] login, int index) {
        return index < login.length
                ? URLDecoder.decode(login[index].replace("+", "%2B"), StandardCharsets.UTF_8)
                : null;
    }

    /** The properties of Spring Boot's data source for this database. */
    public Map<String, String> springProperties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("spring.datasource.url", jdbcUrl);
        if (user != null) {
            properties.put("spring.datasource.username", user);
        }
        if (password != null) {
            properties.put("spring.datasource.password", password);
        }
        return properties;
    }

    /** Without the password: records are logged. */
    @Override
    public String toString() {
        return "DatabaseUrl[" + jdbcUrl.replaceAll("(?i)(password=)[^&]*", "$1***") + ", user=" + user + "]";
    }
}
