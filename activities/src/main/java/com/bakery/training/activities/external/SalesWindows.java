package com.bakery.training.activities.external;

import com.bakery.training.registry.external.ExternalFetches.Fetched;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The days to ask for, in stretches that are remembered one by one: a history that takes longer than a job waits comes in over several jobs. The order keeps what
 * is known in one piece, whatever stretch is the last: new days are added behind it going forward, old ones before it going back.
 */
final class SalesWindows {
    /** Days of a stretch; more than are corrected, so that each leads on. */
    static final int DAYS = 90;

    /** Days behind which sales are not corrected any more. */
    private static final int CORRECTED_DAYS = 28;

    private SalesWindows() {}

    /** Both days are in it. */
    record Window(LocalDate from, LocalDate to) {}

    /**
     * @param known what was fetched before, without a gap
     * @param first the first day of the history
     * @param last the last day that is over
     * @param force asks for known days again, too
     * @return in the order to ask for; without anything known the newest days first
     */
    static List<Window> of(Optional<Fetched> known, LocalDate first, LocalDate last, boolean force) {
        if (known.isEmpty()) {
            return backward(first, last);
        }
        LocalDate corrected = earlier(known.get().to().plusDays(1).minusDays(CORRECTED_DAYS), last);
        List<Window> windows = forward(corrected, last);
        LocalDate old = force ? corrected : earlier(corrected, known.get().from());
        windows.addAll(backward(first, old.minusDays(1)));
        return windows;
    }

    private static List<Window> forward(LocalDate first, LocalDate last) {
        List<Window> windows = new ArrayList<>();
        for (LocalDate from = first; !from.isAfter(last); from = from.plusDays(DAYS)) {
            windows.add(new Window(from, earlier(from.plusDays(DAYS - 1L), last)));
        }
        return windows;
    }

    private static List<Window> backward(LocalDate first, LocalDate last) {
        List<Window> windows = new ArrayList<>();
        for (LocalDate to = last; !to.isBefore(first); to = to.minusDays(DAYS)) {
            LocalDate from = to.minusDays(DAYS - 1L);
            windows.add(new Window(from.isBefore(first) ? first : from, to));
        }
        return windows;
    }

    /** The days in words: stretches side by side are one. */
    static String words(List<Window> windows) {
        List<Window> spans = new ArrayList<>();
        for (Window next :
                windows.stream().sorted(Comparator.comparing(Window::from)).toList()) {
            int end = spans.size() - 1;
            if (end >= 0 && spans.get(end).to().plusDays(1).equals(next.from())) {
                spans.set(end, new Window(spans.get(end).from(), next.to()));
            } else {
                spans.add(next);
            }
        }
        return spans.stream()
                .map(span -> "from " + span.from() + " to " + span.to())
                .collect(Collectors.joining(" and "));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
