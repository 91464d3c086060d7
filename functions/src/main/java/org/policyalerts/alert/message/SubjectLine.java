package org.policyalerts.alert.message;

import org.policyalerts.incident.Incident;
import org.policyalerts.text.PlainText;

/** The subject of a message: a single ASCII line of at most 100 characters. */
public final class SubjectLine {

    private static final int COLUMNS = 100;

    private SubjectLine() {}

    /** The start and the audience in full, and between them as much of the rest as there is room for. */
    public static String of(String start, String rest, String audience) {
        String end = " (" + audience + ")";
        return start + PlainText.shorten(rest, COLUMNS - start.length() - end.length()) + end;
    }

    /**
     * An incident's title in ASCII. If ASCII can spell little of its script, the reference is told instead, or the id
     * if the same is true of the reference.
     */
    static String spelt(String title, Incident incident) {
        if (isSpelt(title)) {
            return PlainText.ascii(title);
        }
        String reference = new IncidentWording(incident).reference();
        return isSpelt(reference) ? PlainText.ascii(reference) : incident.id().value();
    }

    private static boolean isSpelt(String text) {
        return PlainText.ascii(text).length() * 2 >= text.length();
    }
}
