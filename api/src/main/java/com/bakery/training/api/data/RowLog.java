package com.bakery.training.api.data;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts the rows of one upload and remembers the first refused ones. */
final class RowLog {
    private final ApiProperties.Upload caps;
    private final List<RefusedRow> refused = new ArrayList<>();
    private int rows;
    private int refusedCount;

    RowLog(ApiProperties.Upload caps) {
        this.caps = caps;
    }

    /** Hands {@code row} to {@code reader} and notes a refusal. */
    void read(Row row, Consumer<Row> reader) {
        if (++rows > caps.maxRows()) {
            throw Problems.unprocessable("The upload has more than " + caps.maxRows() + " rows; split it");
        }
        try {
            reader.accept(row);
        } catch (RowRefusedException e) {
            refuse(new RefusedRow(row.line(), e.field(), String.valueOf(e.getMessage())), 1);
        }
    }

    /** Notes that {@code count} rows are left out for the reason of {@code row}, the first of them. */
    void refuse(RefusedRow row, int count) {
        refusedCount += count;
        if (refused.size() < caps.maxReported()) {
            refused.add(row);
        }
    }

    int rows() {
        return rows;
    }

    int refusedCount() {
        return refusedCount;
    }

    List<RefusedRow> refused() {
        return List.copyOf(refused);
    }

    /** @throws org.springframework.web.ErrorResponseException 422 when no row can be used, naming the first refusal */
    void requireUsable() {
        if (rows == 0) {
            throw Problems.unprocessable("The upload has no rows");
        }
        if (refusedCount == rows) {
            RefusedRow first = refused.get(0);
            throw Problems.unprocessable("No row can be used; the first refusal is line " + first.line() + ", "
                    + first.field() + ": " + first.message());
        }
    }
}
