package com.bakery.training.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTypeTest {

    @ParameterizedTest
    @EnumSource
    void everyTypeSaysWhatToDoAndIsFoundByItsName(FailureType type) {
        assertThat(type.recommendedAction()).as(type.name()).hasSizeGreaterThan(10);
        assertThat(type.typeName()).endsWith("Error");
        assertThat(type.severity()).isNotNull();
        assertThat(FailureType.named(type.typeName())).contains(type);
    }

    @Test
    void namesAreTheirOwnAndAStrangersIsNone() {
        assertThat(Arrays.stream(FailureType.values()).map(FailureType::typeName))
                .doesNotHaveDuplicates();
        assertThat(FailureType.named("java.lang.OutOfMemoryError")).isEmpty();
    }

    /** Callers of the old service look for these words. */
    @Test
    void tooLittleDataIsCalledAsItAlwaysWas() {
        assertThat(FailureType.INSUFFICIENT_DATA.typeName()).isEqualTo("InsufficientDataError");
        assertThat(FailureType.INSUFFICIENT_DATA.recommendedAction())
                .isEqualTo("Collect more sales data before retraining");
        assertThat(FailureType.INSUFFICIENT_DATA.severity()).isEqualTo(FailureType.Severity.MEDIUM);
    }
}
