package com.bakery.training.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoBakeryTest {

    @ParameterizedTest
    @EnumSource
    void bringsSalesAndRegressorsInTheShapeOfAnUpload(DemoBakery bakery) {
        assertThat(bakery.sales().lines().findFirst()).contains("date,product,quantity");
        assertThat(bakery.regressors()).startsWith("date,");
    }

    @Test
    void isTheSameTenantOnEveryMachine() {
        assertThat(DemoBakery.GERMAN_BAKERY.tenantId()).hasToString("f8902d62-1881-3d02-b750-425d9d0ceaba");
        assertThat(DemoBakery.BREAD_BASKET.tenantId()).isNotEqualTo(DemoBakery.GERMAN_BAKERY.tenantId());
    }
}
