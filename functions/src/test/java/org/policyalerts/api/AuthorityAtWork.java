package org.policyalerts.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.story.Chain;

/** An authority as its people know it: reports come in through the API, the stream is worked off, messages go out. */
public final class AuthorityAtWork {

    public final Chain chain = new Chain();
    public final FakeApi api = new FakeApi(chain.table, chain.clock);

    /** Submits a report as the authority and lets the stream do the rest. */
    Answer report(Map<String, Object> tree) {
        Answer answer = api.call("POST", "/incidents")
                .asCurator("AKCESK")
                .json(JsonWriter.write(tree))
                .send();
        chain.settle();
        return answer;
    }

    public Answer report(ReportTree report) {
        return report(report.tree());
    }

    /** Submits a report that must be taken. */
    public String stored(Map<String, Object> tree) {
        Answer answer = report(tree);
        if (answer.status() != 201) {
            throw new IllegalArgumentException(answer.body());
        }
        return answer.text("id");
    }

    public String stored(ReportTree report) {
        return stored(report.tree());
    }

    /** Changes the latest version and lets the stream do the rest. */
    public Answer change(String id, String patch) {
        Answer answer = api.call("PATCH", "/incidents/" + id)
                .asCurator("AKCESK")
                .patch(staff("/incidents/" + id).header("ETag"), patch)
                .send();
        chain.settle();
        return answer;
    }

    /** What could wait has waited for a quarter of an hour. */
    public void waitForWhatIsGathered() {
        chain.clock.advance(Duration.ofMinutes(15));
        chain.review();
    }

    /** What staff get. */
    public Answer staff(String path) {
        return api.call("GET", path).asStaff().send();
    }

    /** The policies of an incident's alerts in a state. */
    public Set<String> alerts(String id, String state) {
        Set<String> policies = new TreeSet<>();
        Answer all = api.call("GET", "/incidents/" + id + "/alerts")
                .asStaff()
                .query("limit", "100")
                .send();
        for (Map<String, Object> alert : all.objects("alerts")) {
            if (state.equals(alert.get("state"))) {
                policies.add(String.valueOf(alert.get("policy")));
            }
        }
        return policies;
    }

    /** The policies that hold for an incident. */
    public Set<String> matched(String id) {
        Set<String> policies = new TreeSet<>();
        staff("/incidents/" + id + "/decision")
                .objects("matched")
                .forEach(match -> policies.add(String.valueOf(match.get("policy"))));
        return policies;
    }

    /** How many messages have gone out so far. */
    public int sent() {
        return chain.published.size();
    }

    /** What went out about an incident after so many messages. */
    public List<OutboundMessage> messages(String id, int seen) {
        List<OutboundMessage> messages = new ArrayList<>();
        for (OutboundMessage message : chain.published.subList(seen, sent())) {
            if (id.equals(message.attributes().get("incidentId"))) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** Who of them got a message that contains a text, in what people read or only in what machines do. */
    public static Set<String> told(List<OutboundMessage> messages, String text) {
        Set<String> audiences = new TreeSet<>();
        messages.stream()
                .filter(message ->
                        unfolded(message).contains(text) || message.document().contains(text))
                .forEach(message -> audiences.add(message.audience()));
        return audiences;
    }

    /** The text of a message without its line breaks. */
    static String unfolded(OutboundMessage message) {
        return message.text().replaceAll("\\s+", " ");
    }

    /** The kinds of messages. */
    public static Set<String> kinds(List<OutboundMessage> messages) {
        Set<String> kinds = new TreeSet<>();
        messages.forEach(
                message -> kinds.add(String.valueOf(message.attributes().get("kind"))));
        return kinds;
    }
}
