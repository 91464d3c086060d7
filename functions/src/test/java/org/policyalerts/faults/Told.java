package org.policyalerts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.delivery.OutboundMessage;

/** What one audience was told of one alert, in order, repeats left out; against what became of the alert. */
record Told(String audience, Map<String, Object> alert, List<String> changes) {

    /** Every stored alert with each of its audiences. */
    static List<Told> byAudience(Remains remains) {
        Map<String, List<String>> heard = heard(remains.topic().taken());
        List<Told> told = new ArrayList<>();
        for (Map<String, Object> item : remains.items("C#A#")) {
            Map<String, Object> alert = Remains.body(item);
            if (alert.get("audience") instanceof List<?> audiences) {
                audiences.forEach(audience -> told.add(new Told(
                        String.valueOf(audience),
                        alert,
                        heard.getOrDefault(audience + " " + alert.get("id"), List.of()))));
            }
        }
        return told;
    }

    private static Map<String, List<String>> heard(List<OutboundMessage> messages) {
        Map<String, List<String>> heard = new LinkedHashMap<>();
        Set<String> known = new LinkedHashSet<>();
        for (OutboundMessage message : messages) {
            if (known.add(message.notificationId())
                    && Remains.json(message.document()).get("alerts") instanceof List<?> alerts) {
                alerts.forEach(alert -> hear((Map<?, ?>) alert, message.audience(), heard));
            }
        }
        return heard;
    }

    private static void hear(Map<?, ?> alert, String audience, Map<String, List<String>> heard) {
        heard.computeIfAbsent(audience + " " + alert.get("id"), none -> new ArrayList<>())
                .add(String.valueOf(alert.get("change")));
    }

    /** The last word agrees with the alert's state, and nobody is told twice that the same thing has begun. */
    void isWhatHolds() {
        List<String> words =
                changes.stream().filter(change -> !change.equals("reminded")).toList();
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        String state = String.valueOf(alert.get("state"));
        if (state.equals("open")) {
            assertThat(last).as("last word on an open alert: %s", this).isNotIn("", "withdrawn");
        } else if (state.equals("withdrawn")) {
            assertThat(last).as("last word on a withdrawn alert: %s", this).isEqualTo("withdrawn");
        }
        String sinceWithdrawn = String.join(" ", words.subList(words.lastIndexOf("withdrawn") + 1, words.size()));
        assertThat(sinceWithdrawn.lastIndexOf("raised"))
                .as("raised twice: %s", this)
                .isLessThanOrEqualTo(0);
    }

    @Override
    public String toString() {
        return audience + " on " + alert.get("policy") + " of " + alert.get("incident") + " heard " + changes;
    }
}
