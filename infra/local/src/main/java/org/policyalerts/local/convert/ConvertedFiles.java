package org.policyalerts.local.convert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Conversion.Converted;
import org.policyalerts.exchange.Remark;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.LocalException;

/** What several files came to. A report that the API would refuse is not among them, and why is among the remarks. */
final class ConvertedFiles {

    private final Format format;
    private final Instant now;
    private final Conversion all = new Conversion();
    private final List<Row> rows = new ArrayList<>();
    private final ReportReader reader = new ReportReader(DemoSettings.ZONE);

    ConvertedFiles(Format format, Instant now) {
        this.format = format;
        this.now = now;
    }

    /** How a kind of document is read. */
    interface Format {
        void read(@Nullable Object document, Conversion conversion);
    }

    /** A remark, and the file it is about. */
    record Row(String file, Remark remark) {}

    void read(ForeignFile file) {
        Conversion conversion = new Conversion();
        try {
            for (Object document : file.documents()) {
                format.read(document, conversion);
            }
        } catch (LocalException unreadable) {
            conversion.remark(Remark.Kind.NOT_CONVERTED, "", "", String.valueOf(unreadable.getMessage()));
        }
        String name = file.path().toString();
        conversion.reports().forEach(report -> take(report, conversion));
        conversion.remarks().forEach(remark -> rows.add(new Row(name, remark)));
    }

    private void take(Converted report, Conversion conversion) {
        if (reader.receive(report.report(), Optional.empty(), now) instanceof ReportReading.Invalid invalid) {
            for (Problem problem : invalid.problems()) {
                conversion.remark(Remark.Kind.NOT_CONVERTED, report.object(), problem.pointer(), problem.message());
            }
        } else if (line(report).getBytes(StandardCharsets.UTF_8).length > BodyForm.JSON.mostBytes()) {
            conversion.remark(
                    Remark.Kind.NOT_CONVERTED,
                    report.object(),
                    "",
                    "its report is larger than " + BodyForm.JSON.mostBytes() / 1024 + " KiB");
        } else {
            all.add(report);
        }
    }

    /** The reports, one a line. */
    List<String> lines() {
        return all.reports().stream().map(ConvertedFiles::line).toList();
    }

    private static String line(Converted report) {
        return JsonWriter.write(report.report());
    }

    /** Everything that has to be said; first what could not be converted. */
    List<Row> rows() {
        List<Row> sorted = new ArrayList<>(rows);
        all.remarks().forEach(remark -> sorted.add(new Row("several files", remark)));
        sorted.sort(Comparator.comparing((Row row) -> row.remark().kind()).reversed());
        return sorted;
    }
}
