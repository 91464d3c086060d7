package org.policyalerts.alert.news;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;

/** An incident as one operator is told of it: with its own targets and nobody else's. */
final class OperatorView {

    private OperatorView() {}

    /** The incident itself for everybody but operators. */
    static Incident of(Incident incident, Recipient recipient) {
        return recipient.organisation().map(name -> of(incident, name)).orElse(incident);
    }

    private static Incident of(Incident incident, String organisation) {
        Map<String, Object> tree = new LinkedHashMap<>(incident.report().tree());
        List<Map<String, Object>> own = incident.report().objects("targets").stream()
                .filter(target -> organisation.equals(target.get("organisation")))
                .toList();
        tree.put("targets", own);
        return incident.reporting(Report.copyOf(tree));
    }

    /** An alert without what staff gave as their reason for keeping it back. */
    static Alert of(Alert alert, Recipient recipient) {
        boolean isOwn = recipient.organisation().isEmpty() || !alert.wasHeldBack();
        String note = String.valueOf(alert.note());
        return isOwn ? alert : alert.in(alert.state(), note.split(": ", 2)[0], alert.changedAt());
    }

    /** Whether an incident is the business of an operator as it is told of it; of all others it always is. */
    static boolean isHit(Incident view, Recipient recipient) {
        return recipient.organisation().isEmpty()
                || !view.report().objects("targets").isEmpty();
    }
}
