package com.bakery.training.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.json.JsonMapper;

class ClientMessagesTest {
    private final ClientMessages messages = new ClientMessages(new JsonMapper());

    @Test
    void aPingIsWelcomeAndNothingElseIs() {
        assertThat(messages.refusal("ping")).isEmpty();
        assertThat(messages.refusal("{\"type\":\"ping\"}")).isEmpty();
        for (String other :
                new String[] {"", "PING", "{}", "null", "[\"ping\"]", "{\"type\":1}", "{\"type\":", "{\"a\":1}"}) {
            assertThat(messages.refusal(other)).as(other).hasValueSatisfying(status -> assertThat(status.getCode())
                    .isEqualTo(CloseStatus.POLICY_VIOLATION.getCode()));
        }
    }

    @Test
    void evenPingsEndAConnectionWhenTheyComeInFloods() {
        for (int i = 0; i < 100; i++) {
            assertThat(messages.refusal("ping")).isEmpty();
        }
        assertThat(messages.refusal("ping"))
                .hasValueSatisfying(status -> assertThat(status.getReason()).contains("too many"));
    }
}
