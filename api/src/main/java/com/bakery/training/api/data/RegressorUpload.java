package com.bakery.training.api.data;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.security.Caller;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.sales.CalendarRepository;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.sales.RegressorValue;
import com.bakery.training.registry.tenancy.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes in what is known about days, past and to come, in one transaction. Repeating it changes nothing. */
@Component
class RegressorUpload {
    private static final int BATCH = 10_000;

    private final ApiProperties.Upload caps;
    private final Transactions transactions;
    private final RegressorRepository regressors;
    private final CalendarRepository calendar;
    private final AuditLog audit;

    RegressorUpload(
            ApiProperties properties,
            Transactions transactions,
            RegressorRepository regressors,
            CalendarRepository calendar,
            AuditLog audit) {
        this.caps = properties.upload();
        this.transactions = transactions;
        this.regressors = regressors;
        this.calendar = calendar;
        this.audit = audit;
    }

    /** @throws org.springframework.web.ErrorResponseException 400 for what is not the format, 422 when no row can be used */
    UploadResult take(Caller caller, RowReader reader, InputStream body) throws IOException {
        RowLog log = new RowLog(caps);
        RegressorTable table = new RegressorTable();
        reader.read(
                body,
                Set.of(RegressorTable.DATE),
                row -> log.read(row, good -> table.add(good, UploadDays.latestKnown())));
        log.requireUsable();
        return transactions.inTenant(caller.tenantId(), db -> write(caller, table, log));
    }

    private UploadResult write(Caller caller, RegressorTable table, RowLog log) {
        List<RegressorValue> values = table.values();
        for (int from = 0; from < values.size(); from += BATCH) {
            regressors.upsert(caller.tenantId(), values.subList(from, Math.min(values.size(), from + BATCH)));
        }
        if (!table.calendarDays().isEmpty()) {
            calendar.replace(caller.tenantId(), table.calendarDays(), table.holidays());
        }
        int written = values.size() + table.holidays().size();
        UploadResult result = UploadResult.of(log, table.regressors(), written);
        audit.append(caller.tenantId(), caller.subject(), "regressors.uploaded", "regressors", result.counts());
        return result;
    }
}
