package com.bakery.training.registry.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void carriesItsPartsThroughTheEncoding() {
        UUID id = UUID.randomUUID();
        Instant time = Instant.parse("2026-11-23T14:39:33.524557Z");

        Cursor decoded = Cursor.decode(Cursor.of(time, id, 42, "Pão\nde Ló|x").encoded(), 4);

        assertThat(decoded.time(0)).isEqualTo(LocalDateTime.parse("2026-11-23T14:39:33.524557"));
        assertThat(decoded.uuid(1)).isEqualTo(id);
        assertThat(decoded.number(2)).isEqualTo(42);
        assertThat(decoded.text(3)).isEqualTo("Pão\nde Ló|x");
    }

    @Test
    void refusesWhatNoPageGaveOut() {
        String foreign = Cursor.of("x").encoded();
        for (String cursor : List.of("", "not base64!", foreign, "x".repeat(3000))) {
            assertThatThrownBy(() -> NewestFirst.of(new PageRequest(10, cursor)))
                    .isInstanceOf(InvalidCursorException.class);
        }
        String words = Cursor.of("yesterday", "nobody").encoded();
        assertThatThrownBy(() -> NewestFirst.of(new PageRequest(10, words))).isInstanceOf(InvalidCursorException.class);
        String beyond = Cursor.of("+300000-12-31T23:59:59Z", UUID.randomUUID()).encoded();
        assertThatThrownBy(() -> NewestFirst.of(new PageRequest(10, beyond)))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void aPageEndsWithACursorOnlyIfThereIsMore() {
        PageRequest two = PageRequest.first(2);

        assertThat(Page.of(List.of(1, 2), two, Cursor::of).nextCursor()).isNull();
        Page<Integer> page = Page.of(List.of(1, 2, 3), two, Cursor::of);
        assertThat(page.items()).containsExactly(1, 2);
        assertThat(InWritingOrder.after(new PageRequest(2, page.nextCursor()))).isEqualTo(2);
    }

    @Test
    void aPageHoldsOneToFiveHundredItems() {
        assertThat(PageRequest.first(1).fetchSize()).isEqualTo(2);
        assertThat(PageRequest.first(500).fetchSize()).isEqualTo(501);
        for (int limit : new int[] {0, 501, -1}) {
            assertThatThrownBy(() -> PageRequest.first(limit)).hasMessageContaining("1..500");
        }
    }
}
