package com.bakery.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
    @Test
    void readsTheUrlOfTheOldService() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://bakery:s%40cret%2B+x@db:5433/training?sslmode=require");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/training?sslmode=require");
        assertThat(url.user()).isEqualTo("bakery");
        assertThat(url.password()).isEqualTo("s@cret++x");
    }

    @Test
    void readsUrlsWithoutPortPasswordOrUserAndWithAPythonDriver() {
        assertThat(DatabaseUrl.parse("postgres://bakery@db/training"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/training", "bakery", null));
        assertThat(DatabaseUrl.parse(" postgresql+asyncpg://db/training "))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/training", null, null));
        assertThat(DatabaseUrl.parse("postgresql://[::1]:5432/training").jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5432/training");
    }

    @Test
    void leavesAJdbcUrlAsItIs() {
        String url = "jdbc:postgresql://db/training?user=bakery&password=secret";

        assertThat(DatabaseUrl.parse(url).springProperties())
                .containsOnlyKeys("spring.datasource.url")
                .containsValue(url);
    }

    @Test
    void namesThePropertiesOfSpring() {
        assertThat(DatabaseUrl.parse("postgresql://u:p@h:1/d").springProperties())
                .containsEntry("spring.datasource.url", "jdbc:postgresql://h:1/d")
                .containsEntry("spring.datasource.username", "u")
                .containsEntry("spring.datasource.password", "p");
    }

    @Test
    void refusesWhatItCannotReadWithoutShowingThePassword() {
        for (String url :
                new String[] {"mysql://u:secret@h/d", "postgresql://u:se cret@h/d", "postgresql://u:secret@h", "h"}) {
            assertThatThrownBy(() -> DatabaseUrl.parse(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("DATABASE_URL cannot be read: ")
                    .hasMessageNotContaining("cret@");
        }
    }

    @Test
    void showsNoPasswordWhenLogged() {
        assertThat(DatabaseUrl.parse("postgresql://u:secret@h/d")).asString().doesNotContain("secret");
        assertThat(DatabaseUrl.parse("jdbc:postgresql://h/d?password=secret&x=1"))
                .asString()
                .doesNotContain("secret")
                .contains("x=1");
    }
}
