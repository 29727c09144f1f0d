package com.bakery.training.api.data;

import java.util.List;
import java.util.Map;

/**
 * What became of an upload.
 *
 * @param rows rows read
 * @param rowsAccepted rows that count
 * @param rowsRefused rows left out
 * @param products products, or regressors, the accepted rows are about
 * @param values (product, day) or (regressor, day) pairs written; one may sum up several rows
 * @param refused the first refused rows
 */
record UploadResult(int rows, int rowsAccepted, int rowsRefused, int products, int values, List<RefusedRow> refused) {

    static UploadResult of(RowLog log, int products, int values) {
        return new UploadResult(
                log.rows(), log.rows() - log.refusedCount(), log.refusedCount(), products, values, log.refused());
    }

    /** The numbers alone, for the audit trail. */
    Map<String, Integer> counts() {
        return Map.of("rows", rows, "rows_refused", rowsRefused, "products", products, "values", values);
    }
}
