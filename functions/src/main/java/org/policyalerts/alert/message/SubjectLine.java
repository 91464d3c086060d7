package org.policyalerts.alert.message;

import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.text.PlainText;

/**
 * The subject of a message about an incident: a single line of at most 100 columns.
 *
 * @param start what is said in full
 * @param title of the incident, in its own script
 * @param more what follows it
 * @param audience what its reader is called
 */
public record SubjectLine(String start, String title, Incident incident, String more, String audience) {

    private static final int COLUMNS = 100;
    private static final int AUDIENCE_COLUMNS = 40;

    /** As SNS takes it: in printable ASCII. */
    String ascii() {
        return of(start, spelt(title, incident) + more, called(PlainText.ascii(audience)));
    }

    /** In its own script, if that is not ASCII. */
    Optional<String> own() {
        return Optional.of(of(start, title + more, called(audience))).filter(text -> !text.equals(ascii()));
    }

    private static String called(String name) {
        return PlainText.shorten(name, AUDIENCE_COLUMNS);
    }

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
