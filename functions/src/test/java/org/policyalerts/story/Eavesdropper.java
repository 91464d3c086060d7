package org.policyalerts.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Recipient;
import org.policyalerts.delivery.OutboundMessage;

/** Looks in every message for names that it must not say, as incidents are labelled when it leaves. */
final class Eavesdropper {

    private static final List<String> LABELS = List.of("clear", "green", "amber", "amber+strict", "red");
    private static final String CEILING = "amber";

    /** What was said and must not be. */
    final List<String> complaints = new ArrayList<>();

    private final RandomHistory history;

    Eavesdropper(RandomHistory history) {
        this.history = history;
    }

    void read(OutboundMessage message, String tlp) {
        String all = message.subject() + message.text() + message.document();
        history.incidents.stream().filter(Marked::isStored).forEach(incident -> judge(message, all, tlp, incident));
    }

    private void judge(OutboundMessage message, String all, String tlp, Marked incident) {
        String label = history.report(incident).text("tlp");
        boolean isHidden = isStricter(label, tlp) || isStricter(label, CEILING);
        incident.names.stream()
                .filter(name -> isHidden && all.contains(name))
                .forEach(name -> complain(message, "names " + name + " of what is " + label));
        if (label.equals("red") && all.contains(incident.id().ulid())) {
            complain(message, "tells of " + incident.id() + ", which is red");
        }
        Recipient.of(message.audience())
                .organisation()
                .ifPresent(own -> incident.victims.forEach((name, organisation) -> {
                    if (!organisation.equals(Optional.of(own)) && all.contains(name)) {
                        complain(message, "names " + name + " of " + organisation);
                    }
                }));
    }

    private void complain(OutboundMessage message, String what) {
        complaints.add(history.log.size() + " " + message.notificationId() + " \"" + message.subject() + "\" to "
                + message.audience() + " " + what);
    }

    private static boolean isStricter(String label, String other) {
        return LABELS.indexOf(label) > LABELS.indexOf(other);
    }
}
