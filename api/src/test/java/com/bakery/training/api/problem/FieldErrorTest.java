package com.bakery.training.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class FieldErrorTest {
    @Test
    void neitherANameNorAValueOfAMegabyteIsSentBack() {
        String megabyte = "x".repeat(1_000_000);

        ErrorResponseException refusal = Problems.badField(megabyte, megabyte + " is not known");

        assertThat(refusal.getBody().getDetail()).startsWith("xxx").hasSizeLessThan(2_100);
        assertThat(refusal.getBody().getProperties().toString()).hasSizeLessThan(2_200);
    }

    @Test
    void aNameAndARuleOfUsualLengthAreSentWhole() {
        assertThat(Problems.badField("weekday", "must be 1..7").getBody().getDetail())
                .isEqualTo("weekday: must be 1..7");
    }
}
