package com.bakery.forecasting.feature;

import com.bakery.forecasting.PipelineOptions.ProphetSettings;
import com.bakery.forecasting.member.ProphetMember;
import com.bakery.forecasting.member.TrainingWindow;
import java.util.ArrayList;
import java.util.List;

/** What the safe rules decided against a setting or an upload, in words. */
final class SafeRules {
    private SafeRules() {}

    static List<String> notes(TrainingWindow window) {
        List<String> notes = new ArrayList<>();
        ProphetSettings settings = window.options().prophet();
        if (window.days() < ProphetMember.YEAR) {
            notes.add("Prophet takes no part below " + ProphetMember.YEAR + " days of history; the product has "
                    + window.days() + ".");
            return notes;
        }
        if (settings.dailySeasonality() && !settings.strict()) {
            notes.add("The daily term is left out: the data have one value a day.");
        }
        if (settings.yearlySeasonality() && !ProphetMember.hasYearlyTerm(window)) {
            notes.add("The yearly term is left out: the days on which the shop was open do not reach over a year.");
        }
        return notes;
    }
}
