package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.schedule.ScheduleSettings;
import com.bakery.training.registry.schedule.TrainingSchedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tenant's schedule, as the contract words it. */
class ScheduleIT {
    private static final ApiProcess API = ApiProcess.shared();
    private static final String PATH = Shop.ROOT + "/schedule";

    private final Shop shop = new Shop(API);

    @Test
    void aTenantsScheduleNamesItsNextRunsInItsTimeZone() {
        shop.sell("Bagel");
        String bagel = shop.product("Bagel").get("product_id").asString();

        Http.Answer put = put(
                """
                {"cron":"30 4 * * tue","time_zone":"America/New_York","products":["%s"],"priority":7,"force":true,
                 "job_name":"Tuesdays"}
                """
                        .formatted(bagel));

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        JsonNode schedule = shop.viewer.get(PATH).json();
        assertThat(schedule).isEqualTo(put.json());
        assertThat(schedule.get("source").asString()).isEqualTo("tenant");
        assertThat(schedule.get("products").get(0).asString()).isEqualTo(bagel);
        List<Instant> runs = runs(schedule);
        assertThat(runs).hasSize(5).isSorted().allSatisfy(run -> {
            var there = run.atZone(ZoneId.of("America/New_York"));
            assertThat(there.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
            assertThat(there.toLocalTime()).isEqualTo(LocalTime.of(4, 30));
        });
        assertThat(shop.admin.get(Shop.ROOT + "/audit").body()).contains("schedule.changed");
    }

    @Test
    void thePlatformsScheduleHoldsUntilThereIsAnOwnOne() {
        assertThat(shop.viewer.get(PATH).status()).isEqualTo(404);
        API.registry()
                .schedules
                .save(
                        TrainingSchedule.PLATFORM,
                        ScheduleSettings.allProducts("0 3 * * 1", "Europe/Madrid"),
                        Instant.now());
        try {
            assertThat(shop.viewer.get(PATH).json().get("source").asString()).isEqualTo("platform");
            put("{\"cron\":\"0 4 * * 6\",\"paused\":true}");
            JsonNode own = shop.viewer.get(PATH).json();
            assertThat(own.get("source").asString()).isEqualTo("tenant");
            assertThat(own.get("time_zone").asString()).as("of the settings").isEqualTo("Europe/Madrid");
            assertThat(own.get("next_runs")).as("paused").isEmpty();
            assertThat(delete(shop.operator).status()).isEqualTo(204);
            assertThat(shop.viewer.get(PATH).json().get("source").asString()).isEqualTo("platform");
            assertThat(delete(shop.operator).status())
                    .as("not the tenant's to delete")
                    .isEqualTo(404);
            assertThat(API.as(TrainingSchedule.PLATFORM, "admin")
                            .send("DELETE", PATH, null, null)
                            .status())
                    .as("nor anybody's who calls himself the platform")
                    .isEqualTo(401);
        } finally {
            API.registry().schedules.delete(TrainingSchedule.PLATFORM);
        }
    }

    @Test
    void aScheduleIsTheTenantsOwnAndAnOperatorsToChange() {
        assertThat(shop.viewer
                        .send("PUT", PATH, "application/json", "{\"cron\":\"0 4 * * 6\"}")
                        .status())
                .isEqualTo(403);
        assertThat(delete(shop.viewer).status()).isEqualTo(403);
        assertThat(put("{\"cron\":\"0 4 * * 6\"}").status()).isEqualTo(200);
        Http stranger = API.as(UUID.randomUUID(), "admin");
        assertThat(stranger.get(PATH).status()).isEqualTo(404);
        assertThat(delete(stranger).status()).isEqualTo(404);
        assertThat(shop.viewer.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void aRefusalNamesTheFieldTheValueAndTheRule() {
        refused("{}", "cron", "must be given");
        refused("{\"cron\":\"0 3 * *\"}", "cron", "'0 3 * *' must have five fields");
        refused("{\"cron\":\"0 25 * * *\"}", "cron", "'0 25 * * *' is not a cron expression");
        refused("{\"cron\":\"0 3 * * 1\",\"time_zone\":\"Madrid\"}", "time_zone", "'Madrid' is not an IANA time zone");
        refused("{\"cron\":\"0 3 * * 1\",\"priority\":10}", "priority", "must lie in 0..9, not '10'");
        refused("{\"cron\":\"0 3 * * 1\",\"products\":[]}", "products", "must name 1 to 20000 products");
        refused("{\"cron\":\"0 3 * * 1\",\"weekly\":true}", "weekly", "is not known");
        UUID unknown = UUID.randomUUID();
        Http.Answer answer = put("{\"cron\":\"0 3 * * 1\",\"products\":[\"%s\"]}".formatted(unknown));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asString()).contains(unknown.toString());
        assertThat(shop.viewer.get(PATH).status()).as("nothing was saved").isEqualTo(404);
    }

    private void refused(String body, String field, String rule) {
        Http.Answer answer = put(body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).as(body).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/message").asString()).as(body).startsWith(rule);
    }

    private Http.Answer put(String body) {
        return shop.operator.send("PUT", PATH, "application/json", body);
    }

    private static Http.Answer delete(Http client) {
        return client.send("DELETE", PATH, null, null);
    }

    private static List<Instant> runs(JsonNode schedule) {
        return StreamSupport.stream(schedule.get("next_runs").spliterator(), false)
                .map(run -> Instant.parse(run.asString()))
                .toList();
    }
}
