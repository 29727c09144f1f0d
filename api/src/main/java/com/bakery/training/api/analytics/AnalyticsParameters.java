package com.bakery.training.api.analytics;

import com.bakery.training.registry.analytics.Period;
import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The words of the parameters, in small letters as everywhere on the wire. */
@Configuration(proxyBeanMethods = false)
class AnalyticsParameters implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Format.class, word -> Format.valueOf(upper(word)));
        registry.addConverter(String.class, Period.class, word -> Period.valueOf(upper(word)));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
