package org.policyalerts.exchange.stix;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;

/** Reports with every field that the model has, now and then; one that joins the model is among them by itself. */
final class RandomReports {

    static final ReportReader READER = new ReportReader(ZoneId.of("Europe/Tirane"));

    private static final List<String> TEXTS = List.of(
            "Kuvendi i Republikës së Shqipërisë",
            "Homeland Justice",
            "  with blanks around it ",
            "Ένα κείμενο στα ελληνικά",
            "=HYPERLINK(\"http://evil\")",
            "line one\nline two \u202Eturned",
            "<b>bold</b> \uD83D\uDEA8",
            "unnamed",
            "");
    private static final List<String> DATES = List.of(
            "2022",
            "2022-07",
            "2023-10-31",
            "2023-12-25",
            "2023-12-25T10:00:00+01:00",
            "2023-12-25T23:30:00.123456Z",
            "2024-02-29",
            "2025-03");

    private final Random random;

    RandomReports(long seed) {
        this.random = new Random(seed);
    }

    /** A report that is valid as a whole; most that are put together at random are. */
    Report next() {
        for (int tries = 0; tries < 1_000; tries++) {
            Optional<Report> report = read(object(IncidentModel.REPORT));
            if (report.isPresent()) {
                return report.get();
            }
        }
        throw new IllegalStateException("no valid report");
    }

    static Optional<Report> read(Map<String, Object> tree) {
        return READER.read(tree) instanceof ReportReading.Valid valid ? Optional.of(valid.report()) : Optional.empty();
    }

    private Map<String, Object> object(Field field) {
        Map<String, Object> object = new LinkedHashMap<>();
        boolean isSparse = random.nextInt(4) == 0;
        for (Field child : field.fields()) {
            if (child.isRequired() || random.nextInt(isSparse ? 4 : 2) == 0) {
                object.put(child.name(), child.isList() ? list(child) : value(child));
            }
        }
        if ("threat".equals(object.get("type"))) {
            object.remove("impact");
        }
        return object;
    }

    private List<Object> list(Field field) {
        List<Object> list = new ArrayList<>();
        for (long i = field.min() + random.nextInt(4); i > 0; i--) {
            list.add(value(field));
        }
        return list;
    }

    private Object value(Field field) {
        return switch (field.kind()) {
            case OBJECT -> object(field);
            case ENUM -> pick(field.values());
            case TEXT -> field.saysSomething() ? pick(TEXTS.subList(0, TEXTS.size() - 1)) : pick(TEXTS);
            case INTEGER -> field.min() + random.nextInt((int) Math.min(1_000, field.max() - field.min() + 1));
            case NUMBER -> random.nextBoolean() ? 12L : new BigDecimal("1.5");
            case DATE -> pick(DATES);
            case COUNTRY -> pick(List.of("AL", "IR", "US", "XK", "EU"));
            case PLACE -> pick(List.of("AL", "GR", "XK", "EU", "UN", "ZZ"));
            case TECHNIQUE -> pick(List.of("T1485", "T1486", "T1561.002"));
            case LANGUAGE -> pick(List.of("sq", "en-GB"));
            case URL -> pick(List.of("https://example.org/a?b=c", "http://example.org"));
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
