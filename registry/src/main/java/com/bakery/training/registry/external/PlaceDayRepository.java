package com.bakery.training.registry.external;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Json;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Public numbers by place and day: fetched once, shared by all tenants there. Written by the system only. */
public final class PlaceDayRepository {
    /** The source whose days hold for everybody near its place, not only for those at it. */
    public static final String TRAFFIC = "traffic";

    /** The rule of {@link #visible} between {@code place_days place} and {@code tenant_settings shop}, in a tenant's transaction: row-level security hides what is far. */
    public static final String OF_SHOP =
            """
            (place.source = '%1$s' OR (place.latitude = round(shop.latitude * %2$d) / %2$d
                                     AND place.longitude = round(shop.longitude * %2$d) / %2$d))"""
                    .formatted(TRAFFIC, Place.STEPS_PER_DEGREE);

    private static final String UPSERT =
            """
            INSERT INTO place_days (source, latitude, longitude, day, numbers, fetched_at)
            SELECT :source, :latitude, :longitude, day, CAST(numbers AS jsonb), fetched_at
            FROM unnest(CAST(:days AS date[]), CAST(:numbers AS text[]), CAST(:times AS timestamp[]))
                AS fetched (day, numbers, fetched_at)
            ON CONFLICT (source, latitude, longitude, day) DO UPDATE
            SET numbers = excluded.numbers, fetched_at = excluded.fetched_at
            WHERE excluded.numbers <> '{}' OR place_days.numbers = '{}'
            """;

    private final Transactions transactions;

    public PlaceDayRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Writes days; one that is there is replaced, unless it is known and the new one says nothing. */
    public void save(String source, Place place, List<PlaceDay> days) {
        List<PlaceDay> sorted =
                days.stream().sorted(Comparator.comparing(PlaceDay::day)).toList();
        transactions.runAsSystem(db -> at(db.sql(UPSERT), source, place)
                .param("days", sorted.stream().map(day -> day.day().toString()).toArray(String[]::new))
                .param(
                        "numbers",
                        sorted.stream().map(day -> Json.write(day.numbers())).toArray(String[]::new))
                .param(
                        "times",
                        sorted.stream()
                                .map(day -> Columns.utc(day.fetchedAt()).toString())
                                .toArray(String[]::new))
                .update());
    }

    /** The days of a place that were fetched, by day. */
    public Map<LocalDate, PlaceDay> days(String source, Place place, LocalDate from, LocalDate to) {
        return transactions
                .asSystem(db -> at(
                                db.sql(
                                        """
                                SELECT day, numbers, fetched_at FROM place_days
                                WHERE source = :source AND latitude = :latitude AND longitude = :longitude
                                  AND day BETWEEN :from AND :to
                                """),
                                source,
                                place)
                        .param("from", from)
                        .param("to", to)
                        .query(PlaceDayRepository::day)
                        .list())
                .stream()
                .collect(Collectors.toMap(PlaceDay::day, day -> day));
    }

    /**
     * What a tenant may use of its place: the weather there, and the traffic of a town nearby.
     *
     * @return by day; none for a place that is not the tenant's
     */
    public List<PlaceDay> visible(UUID tenantId, Place place, LocalDate from, LocalDate to) {
        return transactions.inTenant(tenantId, db -> at(
                        db.sql(
                                """
                                SELECT day, numbers, fetched_at FROM place_days
                                WHERE (source = :source OR (latitude = :latitude AND longitude = :longitude))
                                  AND day BETWEEN :from AND :to
                                ORDER BY day, fetched_at, source
                                """),
                        TRAFFIC,
                        place)
                .param("from", from)
                .param("to", to)
                .query(PlaceDayRepository::day)
                .list());
    }

    private static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, String source, Place place) {
        return statement
                .param("source", source)
                .param("latitude", place.latitude())
                .param("longitude", place.longitude());
    }

    private static PlaceDay day(ResultSet row, int number) throws SQLException {
        Map<String, Double> numbers = Objects.requireNonNull(Json.read(row.getString("numbers"))).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((Number) entry.getValue()).doubleValue()));
        return new PlaceDay(Columns.requiredDate(row, "day"), numbers, Columns.requiredInstant(row, "fetched_at"));
    }
}
