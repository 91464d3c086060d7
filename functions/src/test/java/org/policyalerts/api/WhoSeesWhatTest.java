package org.policyalerts.api;

import static org.policyalerts.incident.ReportTree.aReport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.story.Golden;
import org.policyalerts.text.PlainText;

/**
 * Every route by every kind of token, of an incident of one's own, of another's and of one under TLP:RED: which fields
 * the answer has, and what is named in it. One campaign hit them all, so each decision counts the others.
 */
class WhoSeesWhatTest {

    /** What stands for something in the text of an answer. */
    private static final Map<String, String> NAMES = names();

    private static final int COLUMNS = 118;

    private final AuthorityAtWork authority = new AuthorityAtWork();
    private final Map<String, String> incidents = new LinkedHashMap<>();
    private final StringBuilder table = new StringBuilder();

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String incident : List.of("own", "other", "red")) {
            for (String what : List.of("reference", "title", "claimant")) {
                names.put("Z" + what + incident, incident + " " + what);
            }
        }
        names.put("Zvictimownoshee", "own victim OSHEE");
        names.put("Zvictimownost", "own victim OST");
        names.put("Zvictimother", "other victim");
        names.put("Zvictimred", "red victim OSHEE");
        return names;
    }

    private static Map<String, Object> target(String name, String operator) {
        Map<String, Object> target = new LinkedHashMap<>(
                FakeApi.objects(aReport().tree().get("targets")).get(0));
        target.put("name", name);
        target.put("sector", "energy");
        target.put("infrastructureClass", "critical");
        target.put("confirmation", "victim");
        if (!operator.isEmpty()) {
            target.put("organisation", operator);
        }
        return target;
    }

    private static ReportTree report(String name, String tlp, String day) {
        return aReport()
                .with("/reference", "Zreference" + name)
                .with("/title", "Ztitle" + name)
                .with("/tlp", tlp)
                .with("/timeline/occurredAt", day)
                .withJson(
                        "/claims",
                        "[{\"claimant\": \"Homeland Justice\"}, {\"claimant\": \"Zclaimant%s\"}]".formatted(name));
    }

    private void submit(String name, String reporter, ReportTree report) {
        String id = authority
                .api
                .call("POST", "/incidents")
                .asSubmitter(reporter)
                .json(report)
                .send()
                .text("id");
        authority.chain.settle();
        incidents.put(name, id);
    }

    @BeforeEach
    void oneCampaign() {
        submit(
                "other",
                Reader.OTHER,
                report("other", "amber", "2023-12-23").with("/targets", List.of(target("Zvictimother", ""))));
        submit(
                "red",
                Reader.OTHER,
                report("red", "red", "2023-12-24").with("/targets", List.of(target("Zvictimred", "OSHEE"))));
        submit(
                "own",
                Reader.OWN,
                report("own", "amber", "2023-12-25")
                        .with("/targets", List.of(target("Zvictimownoshee", "OSHEE"), target("Zvictimownost", "OST"))));
        authority.waitForWhatIsGathered();
    }

    @Test
    void isAsTheTableSays() {
        for (String part : List.of("", "/versions", "/decision", "/questions", "/alerts", "/messages")) {
            for (String name : List.of("own", "other", "red")) {
                section(
                        "GET /incidents/{id}" + part + " of " + name,
                        reader -> reader.on(authority.api, "GET", "/incidents/" + incidents.get(name) + part));
            }
        }
        for (String list :
                List.of("/incidents", "/alerts", "/tasks", "/calendar", "/reviews", "/silences", "/policies")) {
            section("GET " + list, reader -> reader.on(authority.api, "GET", list));
        }
        for (String name : List.of("own", "red")) {
            alertAndTask(name);
            messages(name);
        }
        section("POST /incidents?dryRun=true", reader -> reader.on(authority.api, "POST", "/incidents")
                .query("dryRun", "true")
                .json(report("tried", "clear", "2023-12-26")));
        section("POST /silences?dryRun=true", reader -> reader.on(authority.api, "POST", "/silences")
                .query("dryRun", "true")
                .json("{\"claimant\": \"Homeland Justice\", \"reason\": \"tried\", \"until\": \"2024-01-01\"}"));
        Golden.assertMatches("who-sees-what.txt", head() + table);
    }

    private static String head() {
        return """
                Who sees what: each route by each kind of token. "own" was reported by AKCESK and hit the operators OSHEE and OST, "other" and "red"
                by CERT-EU, "red" under TLP:RED and hitting OSHEE. Fields are those of the answer, without what lies deeper; names are what
                it names of the three. Tokens that read the same stand together.
                """;
    }

    private void alertAndTask(String name) {
        Map<String, Object> alert = authority
                .api
                .call("GET", "/incidents/" + incidents.get(name) + "/alerts")
                .asStaff()
                .restricted()
                .send()
                .objects("alerts")
                .stream()
                .filter(one -> String.valueOf(one.get("because")).contains("history"))
                .filter(one -> !FakeApi.objects(one.get("tasks")).isEmpty())
                .findFirst()
                .orElseThrow();
        String task = String.valueOf(FakeApi.objects(alert.get("tasks")).get(0).get("id"));
        section("GET /alerts/{id} of " + name, reader -> reader.on(authority.api, "GET", "/alerts/" + alert.get("id")));
        section("GET /tasks/{id} of " + name, reader -> reader.on(authority.api, "GET", "/tasks/" + task));
        section("POST /tasks:act of " + name, reader -> reader.on(authority.api, "POST", "/tasks:act")
                .json("{\"acts\": [{\"task\": \"%s\", \"act\": \"reopen\", \"reason\": \"tried\"}]}".formatted(task)));
    }

    /** The last to the CSIRT and to an operator. */
    private void messages(String name) {
        for (String audience : List.of("csirt", "operator@OSHEE")) {
            authority.chain.published.stream()
                    .filter(message -> message.audience().equals(audience))
                    .filter(message -> String.valueOf(message.attributes().get("incidentId"))
                                    .equals(incidents.get(name))
                            || (name.equals("red")
                                    && "red".equals(message.attributes().get("tlp"))))
                    .map(message -> String.valueOf(message.attributes().get("code")))
                    .findFirst()
                    .ifPresent(code -> section(
                            "GET /messages/{code} of " + name + " to " + audience,
                            reader -> reader.on(authority.api, "GET", "/messages/" + code)));
        }
    }

    private void section(String title, Function<Reader, Call> asking) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Reader reader : Reader.ALL) {
            groups.computeIfAbsent(view(asking.apply(reader).send()), none -> new ArrayList<>())
                    .add(reader.name());
        }
        table.append('\n').append(title).append('\n');
        groups.forEach((view, readers) ->
                table.append(wrapped("  ", String.join(", ", readers))).append(view));
    }

    private static String view(Answer answer) {
        Map<String, Set<String>> fields = new TreeMap<>();
        answer.document().forEach((name, value) -> collect(name, value, fields));
        String names = NAMES.entrySet().stream()
                .filter(name -> answer.body().contains(name.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        String all = fields.entrySet().stream()
                .map(field -> field.getValue().isEmpty()
                        ? field.getKey()
                        : field.getKey() + "(" + String.join(" ", field.getValue()) + ")")
                .collect(Collectors.joining(" "));
        return wrapped("      ", answer.status() + (names.isEmpty() ? "" : ", names: " + names))
                + (answer.status() < 300 ? wrapped("      ", "fields: " + all) : "");
    }

    private static void collect(String name, Object value, Map<String, Set<String>> fields) {
        Set<String> inside = fields.computeIfAbsent(name, none -> new TreeSet<>());
        List<?> all = value instanceof List<?> list ? list : List.of(value == null ? "" : value);
        for (Object one : all) {
            if (one instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> inside.add(String.valueOf(key)));
            }
        }
    }

    private static String wrapped(String indent, String text) {
        StringBuilder lines = new StringBuilder();
        String line = indent;
        for (String word : text.split(" ", -1)) {
            if (PlainText.width(line) + PlainText.width(word) > COLUMNS && !line.isBlank()) {
                lines.append(line.stripTrailing()).append('\n');
                line = indent + "  ";
            }
            line += word + " ";
        }
        return lines.append(line.stripTrailing()).append('\n').toString();
    }
}
