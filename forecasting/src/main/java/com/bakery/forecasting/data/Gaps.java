package com.bakery.forecasting.data;

import com.bakery.forecasting.data.DataFinding.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Closed days of the shop, and long stretches of open days on which a product that sells often sold nothing. */
final class Gaps {
    /** Open days without a sale from which a stretch is worth a word. */
    static final int LONG_GAP = 14;

    private Gaps() {}

    static List<DataFinding> find(ProductData data) {
        List<DataFinding> findings = new ArrayList<>();
        int closed = 0;
        for (int i = 0; i < data.days(); i++) {
            closed += data.open(i) ? 0 : 1;
        }
        if (closed > 0) {
            findings.add(new DataFinding(
                    Kind.CLOSED_DAYS,
                    data.firstDay(),
                    data.lastDay(),
                    closed,
                    "The shop was closed on " + closed + " of " + data.days() + " days."));
        }
        if (data.saleDays() * 2 > data.days() - closed) {
            addGaps(data, findings);
        }
        return findings;
    }

    private static void addGaps(ProductData data, List<DataFinding> findings) {
        int start = -1;
        int openDays = 0;
        for (int i = 0; i <= data.days(); i++) {
            boolean sold = i == data.days() || data.quantity()[i] > 0;
            if (sold) {
                if (openDays >= LONG_GAP) {
                    LocalDate from = data.day(start);
                    findings.add(new DataFinding(
                            Kind.GAP,
                            from,
                            data.day(i - 1),
                            openDays,
                            "Nothing was sold on " + openDays + " open days in a row."));
                }
                start = -1;
                openDays = 0;
            } else if (data.open(i)) {
                start = start < 0 ? i : start;
                openDays++;
            }
        }
    }
}
