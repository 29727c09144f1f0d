package com.bakery.training.api.model;

import com.bakery.training.registry.live.LiveDay;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was sold, and how far off two versions were, on the days both had forecast and neither had seen.
 *
 * @param days scored for both
 * @param sold units
 * @param errorA units the first version was off, summed over the days; {@code errorB} the second
 */
@Schema(name = "CommonLiveDays")
record CommonDays(int days, double sold, double errorA, double errorB) {

    static CommonDays of(List<LiveDay> a, List<LiveDay> b) {
        Map<LocalDate, LiveDay> others = b.stream().collect(Collectors.toMap(LiveDay::day, Function.identity()));
        int days = 0;
        double sold = 0;
        double errorA = 0;
        double errorB = 0;
        for (LiveDay day : a) {
            LiveDay other = others.get(day.day());
            if (other != null) {
                days++;
                sold += day.actual();
                errorA += day.error();
                errorB += other.error();
            }
        }
        return new CommonDays(days, sold, errorA, errorB);
    }
}
