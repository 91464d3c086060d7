package org.policyalerts.alert.message;

import org.policyalerts.incident.Incident;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** The lines that every message about an incident begins and ends with. */
final class IncidentText {

    private static final String WHERE = "Where: ";

    private final Incident incident;
    private final IncidentWording wording;
    private final TimeFormat times;
    private final TextWriter writer;

    IncidentText(Incident incident, TimeFormat times, TextWriter writer) {
        this.incident = incident;
        this.wording = new IncidentWording(incident);
        this.times = times;
        this.writer = writer;
    }

    /**
     * The five lines that a phone shows.
     *
     * @param opening what sort of message it is, and for whom
     * @param what has happened
     * @param first what the reader is to do first
     */
    void head(String opening, String what, String first) {
        writer.line(opening);
        writer.line("What:  " + what);
        writer.line(WHERE + wording.where(PlainText.COLUMNS - WHERE.length()));
        writer.line(first);
        writer.line(wording.byWhom());
    }

    /**
     * What to quote the message by, and with whom it may be shared.
     *
     * @param received when the report came, as the end of the first sentence
     */
    void foot(MessageHead head, String received) {
        writer.paragraph("", "Report " + wording.reference() + ", version " + incident.version() + received);
        writer.paragraph("", "Incident " + incident.id());
        writer.paragraph("", "Message " + head.id());
        writer.paragraph("", "Written " + times.full(head.at()));
        writer.paragraph("", wording.marking());
    }
}
