package com.bakery.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class PipelineOptionsLoadingTest {
    private static final String OPTIONS = "com.bakery.forecasting.PipelineOptions";

    @Test
    void defaultsAreWholeWhicheverClassIsUsedFirst() throws Exception {
        URL classes =
                PipelineOptions.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader fresh = new URLClassLoader(new URL[] {classes}, platform)) {
            Class.forName(OPTIONS + "$ProphetSettings", true, fresh);
            Object defaults =
                    Class.forName(OPTIONS, true, fresh).getField("DEFAULT").get(null);

            assertThat(defaults.toString()).doesNotContain("null");
        }
    }
}
