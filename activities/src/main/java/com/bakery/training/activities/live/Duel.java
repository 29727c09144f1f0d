package com.bakery.training.activities.live;

import com.bakery.training.registry.live.LiveDay;
import com.bakery.training.registry.model.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A champion and a rival on the days both were scored on, cut into windows from the first such day on: a day counts in one window only, so that two windows are two
 * pieces of evidence.
 */
record Duel(List<Window> windows) {

    /** Sums over one window, in units. */
    record Window(LocalDate from, LocalDate to, double sold, double championError, double rivalError) {
        boolean isLostByChampion() {
            return rivalError < championError;
        }

        private Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("from", from.toString());
            figures.put("to", to.toString());
            figures.put("sold", sold);
            figures.put("champion_error", championError);
            figures.put("rival_error", rivalError);
            return figures;
        }
    }

    /**
     * The complete windows.
     *
     * @param after days after it count; null: all
     */
    static Duel of(List<LiveDay> champion, List<LiveDay> rival, @Nullable LocalDate after, int windowDays) {
        Map<LocalDate, LiveDay> rivals = rival.stream().collect(Collectors.toMap(LiveDay::day, Function.identity()));
        List<LiveDay> common = champion.stream()
                .filter(day -> rivals.containsKey(day.day())
                        && (after == null || day.day().isAfter(after)))
                .toList();
        List<Window> windows = new ArrayList<>();
        for (int end = windowDays; end <= common.size(); end += windowDays) {
            windows.add(window(common.subList(end - windowDays, end), rivals));
        }
        return new Duel(windows);
    }

    private static Window window(List<LiveDay> days, Map<LocalDate, LiveDay> rivals) {
        double sold = 0;
        double championError = 0;
        double rivalError = 0;
        for (LiveDay day : days) {
            LiveDay rival = rivals.get(day.day());
            sold += day.actual();
            championError += day.error();
            rivalError += rival == null ? 0 : rival.error();
        }
        return new Window(days.get(0).day(), days.get(days.size() - 1).day(), sold, championError, rivalError);
    }

    /** Why the rival takes the champion's place: it won the newest {@code wins} windows; empty while it did not. */
    Optional<Change> lost(int wins, String actor) {
        if (windows.size() < wins) {
            return Optional.empty();
        }
        List<Window> newest = windows.subList(windows.size() - wins, windows.size());
        if (!newest.stream().allMatch(Window::isLostByChampion)) {
            return Optional.empty();
        }
        String errors = newest.stream()
                .map(window -> String.format(
                        Locale.ROOT,
                        "%s to %s: %.1f units off, deployed version %.1f of %.1f sold",
                        window.from(),
                        window.to(),
                        window.rivalError(),
                        window.championError(),
                        window.sold()))
                .collect(Collectors.joining("; "));
        return Optional.of(new Change(
                actor,
                "Forecast later sales better than the deployed version, " + errors,
                Map.of("windows", newest.stream().map(Window::figures).toList())));
    }
}
