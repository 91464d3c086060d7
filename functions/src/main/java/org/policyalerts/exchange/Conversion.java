package org.policyalerts.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.incident.model.TlpLabels;

/** What came of a document: reports as their trees, and everything that has to be said about them. */
public final class Conversion {

    private static final String TLP = "tlp";
    private static final int MOST_SHOWN = 60;

    private final Map<String, Converted> reports = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * One report.
     *
     * @param object the id of what it was made of
     * @param modified when that was changed last, to be compared as text; empty if it does not say
     */
    public record Converted(String object, String modified, Map<String, Object> report) {

        /** By which its reporter knows it. */
        public String reference() {
            return String.valueOf(report.get("reference"));
        }
    }

    /** Takes a report; of several with one reference the one that was changed last. */
    public void add(Converted one) {
        Converted other = reports.get(one.reference());
        boolean isOlder = other != null && one.modified().compareTo(other.modified()) < 0;
        if (other != null && !other.report().equals(one.report())) {
            String older = isOlder ? one.modified() : other.modified();
            remark(
                    Remark.Kind.NOT_MAPPED,
                    one.object(),
                    "",
                    "is there twice; the older one (" + older + ") is left out");
        }
        Converted newer = isOlder && other != null ? other : one;
        reports.put(one.reference(), other == null ? one : labelled(newer, isOlder ? one : other));
    }

    /** Of two versions the report keeps the stricter label. */
    private Converted labelled(Converted kept, Converted leftOut) {
        String label = String.valueOf(kept.report().get(TLP));
        String other = String.valueOf(leftOut.report().get(TLP));
        String strictest = TlpLabels.strictest(label, Stream.of(label, other));
        if (strictest.equals(label)) {
            return kept;
        }
        remark(Remark.Kind.FILLED_IN, kept.object(), TLP, strictest + ", the stricter one of its versions");
        Map<String, Object> report = new LinkedHashMap<>(kept.report());
        report.put(TLP, strictest);
        return new Converted(kept.object(), kept.modified(), report);
    }

    /** Notes something. */
    public void remark(Remark.Kind kind, String object, String path, String words) {
        remarks.add(new Remark(kind, object, path, words));
    }

    /** Notes what nobody has read of an object. */
    public void unread(String object, Source source) {
        source.unread((path, value) -> remark(Remark.Kind.NOT_MAPPED, object, path, shown(value)));
    }

    /** A value, short enough for a table. */
    public static String shown(Object value) {
        String text = value instanceof Map<?, ?> map
                ? "with " + joined(map.keySet())
                : value instanceof List<?> list ? joined(list) : String.valueOf(value);
        // A long value may be megabytes of an attachment.
        return text.codePointCount(0, text.length()) <= MOST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(String::valueOf).limit(MOST_SHOWN).collect(Collectors.joining(", "));
    }

    public List<Converted> reports() {
        return List.copyOf(reports.values());
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}
