package com.bakery.forecasting.explanation;

import com.bakery.forecasting.member.Contribution;
import com.bakery.forecasting.model.ProductForecast;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says in one or two plain sentences what is expected of a day and why. */
public final class Sentences {
    /** English. */
    public static final Sentences ENGLISH = new Sentences(Locale.UK, "en");

    /** Spanish. */
    public static final Sentences SPANISH = new Sentences(Locale.forLanguageTag("es-ES"), "es");

    /** What moves a day by less than this share of it, and by less than half a unit, is not worth a word. */
    private static final double LEAST_SHARE = .02;

    private static final double HALF_A_UNIT = .5;
    private static final double SMALL = 10;

    private final Locale locale;
    private final ResourceBundle words;

    private Sentences(Locale locale, String language) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "com.bakery.forecasting.explanation.sentences",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The day in words. */
    public String of(ProductForecast.Day day) {
        String date = day.date()
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale));
        return day.closed() ? say("closed", date) : say("expected", date, number(day.yhat()), reasons(day));
    }

    private String reasons(ProductForecast.Day day) {
        Double ordinary = day.contributions().get(Contribution.LEVEL.label());
        if (ordinary == null) {
            // members without parts of their own tell no ordinary day
            return say("whole");
        }
        String level = say("level", number(Math.max(0, ordinary)));
        List<String> parts = new ArrayList<>();
        for (Contribution part : Contribution.values()) {
            double value = day.contributions().getOrDefault(part.label(), 0.0);
            boolean matters = Math.abs(value) >= Math.max(HALF_A_UNIT, LEAST_SHARE * day.yhat());
            if (part != Contribution.LEVEL && matters) {
                parts.add(say((value > 0 ? "more." : "less.") + part.label(), number(Math.abs(value))));
            }
        }
        return parts.isEmpty() ? say("alone", level) : say("moved", level, list(parts));
    }

    private String list(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0
                ? parts.get(0)
                : String.join(", ", parts.subList(0, last)) + " " + words.getString("and") + " " + parts.get(last);
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.abs(value) < SMALL ? 1 : 0);
        return format.format(value);
    }

    private String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), locale).format(values);
    }
}
