package org.policyalerts.alert.digest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.message.Messages;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.text.PlainText;

/**
 * How a digest names an incident to its reader.
 *
 * @param headline the title, marked if it was a false alarm or has not happened
 * @param label its TLP label
 * @param isNamed whether it may be named at all: what the topic must not carry in full, a digest does not tell in part
 * @param victim its first victim, and how many more there are; the title where none is named
 * @param byWhom who claims it and who has attributed it
 */
record DigestIncident(
        IncidentId id,
        String title,
        String headline,
        String label,
        boolean isNamed,
        boolean isClosed,
        String victim,
        String byWhom) {

    private static final int COLUMNS = 40;

    static DigestIncident of(Incident incident, Recipient reader, String ceiling) {
        String label = incident.report().text("tlp");
        String title = PlainText.clean(incident.report().text("title"));
        return new DigestIncident(
                incident.id(),
                title,
                Messages.headline(incident),
                label,
                Handling.of(label, ceiling) == Handling.FULL,
                incident.report().isClosed(),
                victim(incident, reader).orElseGet(() -> PlainText.shorten(title, COLUMNS)),
                Messages.byWhom(incident));
    }

    /** One that is gone is not named. */
    static DigestIncident gone(IncidentId id) {
        return new DigestIncident(id, "", "", "red", false, true, "", "");
    }

    private static Optional<String> victim(Incident incident, Recipient reader) {
        List<String> names = incident.report().objects("targets").stream()
                .filter(target -> isShown(target, reader))
                .flatMap(target -> Optional.ofNullable(target.get("name")).stream())
                .map(name -> PlainText.shorten(PlainText.clean(String.valueOf(name)), COLUMNS))
                .toList();
        String more = names.size() > 1 ? " and " + (names.size() - 1) + " more" : "";
        return names.stream().findFirst().map(name -> name + more);
    }

    /** No operator reads of another. */
    private static boolean isShown(Map<String, Object> target, Recipient reader) {
        return reader.organisation()
                .filter(own -> !own.equals(target.get("organisation")))
                .isEmpty();
    }
}
