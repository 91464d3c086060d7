package org.policyalerts.local.backtest;

/** A report as one line of NDJSON, for tests that change one thing. */
final class PastReport {

    private PastReport() {}

    static String of(String reference, String occurredAt) {
        return """
                {"reference":"%s","title":"A report","tlp":"clear","determination":"confirmed","severity":3,\
                "timeline":{"occurredAt":"%s"},"impact":{"servicesDisrupted":"no","scope":"known"},\
                "targets":[{"name":"A","country":"AL","sector":"energy","infrastructureClass":"critical",\
                "confirmation":"victim"}],"claims":[{"claimant":"Homeland Justice"}]}""".formatted(reference, occurredAt);
    }
}
