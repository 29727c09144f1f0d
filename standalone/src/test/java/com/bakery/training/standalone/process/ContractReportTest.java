package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The comparison sees every kind of drift. */
class ContractReportTest {
    private final ContractReport report = new ContractReport();

    @Test
    void theDocumentIsReadWhole() throws IOException {
        Contract contract = Contract.read();
        assertThat(contract.metrics()).hasSize(7);
        assertThat(contract.variables()).hasSize(22);
        assertThat(contract.events()).containsOnlyKeys("training_completed", "training_failed");
        assertThat(contract.progressFields())
                .startsWith("type", "job_id", "progress", "percentage")
                .endsWith("timestamp")
                .hasSize(10);
    }

    @Test
    void aMetricWithAnotherTypeLabelOrBucketIsSeen() throws IOException {
        report.metrics(Contract.read().metrics(), new Scrape(scrape("histogram", "tenant_id", "600.0")));
        assertThat(broken()).doesNotContain("training_duration_seconds");
        for (String drifted : new String[] {
            scrape("summary", "tenant_id", "600.0"),
            scrape("histogram", "tenant", "600.0"),
            scrape("histogram", "tenant_id", "700.0")
        }) {
            ContractReport of = new ContractReport();
            of.metrics(Contract.read().metrics(), new Scrape(drifted));
            assertThat(of.broken())
                    .filteredOn(line -> line.contains(" training_duration_seconds"))
                    .hasSize(1);
        }
    }

    @Test
    void aMissingOrMovedFieldOfAnEventIsSeen() throws IOException {
        JsonNode promised = Contract.read().events().get("training_failed");
        ObjectNode found = (ObjectNode) promised.deepCopy();
        found.remove("severity");
        report.event("training_failed", promised, found);
        found.put("severity", "medium"); // it is the last one now
        report.event("training_failed", promised, found);
        report.event("training_failed", promised, promised);
        assertThat(report.broken()).hasSize(2);
    }

    @Test
    void aRowThatIsBuiltAndStillOpenIsSeen() {
        report.open("route", "GET /schedule", false);
        report.open("route", "GET /queue", true);
        assertThat(report.broken()).singleElement().asString().contains("GET /queue");
    }

    @Test
    void theMetricsOfAnExpressionAreFound() {
        assertThat(
                        Scrape.metrics(
                                "sum by (le, tenant_id) (rate(a_seconds_bucket{job=\"x\"}[5m])) > 0.5 and on (pod) max_over_time(b[1h]) == bool 1"))
                .containsExactly("a_seconds_bucket", "b");
    }

    @Test
    void aSelectionOfNothingIsSeen() {
        Scrape scrape = new Scrape("jobs_total{status=\"failed\",tenant_id=\"t\"} 1\n");
        assertThat(scrape.empty("rate(jobs_total{status=\"failed\",tenant_id=~\"$tenant\"}[5m])"))
                .isEmpty();
        assertThat(scrape.empty("jobs_total{status=\"fail\",tenant=~\".*\"} > jobs_total"))
                .containsExactly("jobs_total status=\"fail\"", "jobs_total tenant=~\".*\"");
    }

    private String broken() {
        return report.broken().stream()
                .filter(line -> line.contains(" training_duration_seconds"))
                .collect(Collectors.joining());
    }

    private static String scrape(String type, String label, String last) {
        StringBuilder text = new StringBuilder("# TYPE training_duration_seconds " + type + "\n");
        for (String bound : new String[] {"10.0", "30.0", "60.0", "120.0", "300.0", last, "1800.0", "3600.0", "+Inf"}) {
            text.append("training_duration_seconds_bucket{" + label + "=\"t\",le=\"" + bound + "\"} 1\n");
        }
        return text + "training_duration_seconds_count{" + label + "=\"t\"} 1\n";
    }
}
