package org.policyalerts.api;

import static org.policyalerts.incident.ReportTree.aReport;
import static org.policyalerts.incident.ReportTree.aTarget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.ReportTree;

/**
 * Three reports of one campaign, so that each decision counts the others: one's own, another's and one under TLP:RED;
 * and what came of them.
 */
final class ThreeReports {

    static final List<String> ALL = List.of("own", "other", "red");

    /** What stands for something in the text of an answer. */
    static final Map<String, String> NAMES = names();

    final AuthorityAtWork authority = new AuthorityAtWork();
    final String silence;
    private final Map<String, String> incidents = new LinkedHashMap<>();

    ThreeReports() {
        submit(
                "other",
                Reader.OTHER,
                report("other", "amber", "2023-12-23").with("/targets", List.of(target("other", ""))));
        submit(
                "red",
                Reader.OTHER,
                report("red", "red", "2023-12-24").with("/targets", List.of(target("red", "OSHEE"))));
        submit(
                "own",
                Reader.OWN,
                report("own", "amber", "2023-12-25")
                        .with("/targets", List.of(target("ownoshee", "OSHEE"), target("ownost", "OST"))));
        authority.waitForWhatIsGathered();
        silence = authority
                .api
                .call("POST", "/silences")
                .asStaff()
                .json("{\"sector\": \"rail-transport\", \"reason\": \"a drill\", \"until\": \"2024-01-31\"}")
                .send()
                .text("id");
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String incident : ALL) {
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
        Map<String, Object> target = aTarget("Zvictim" + name, operator);
        target.put("sector", "energy");
        target.put("infrastructureClass", "critical");
        target.put("confirmation", "victim");
        return target;
    }

    /** One that says nothing of whom it hit. */
    static ReportTree report(String name, String tlp, String day) {
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

    String incident(String name) {
        return String.valueOf(incidents.get(name));
    }

    private List<Map<String, Object>> alerts(String name) {
        return authority
                .api
                .call("GET", "/incidents/" + incident(name) + "/alerts")
                .asStaff()
                .restricted()
                .send()
                .objects("alerts");
    }

    /** One that has something for the CSIRT to do, if possible because of others. */
    String alert(String name) {
        List<Map<String, Object>> asking = alerts(name).stream()
                .filter(one -> String.valueOf(one.get("tasks")).contains("owner=csirt"))
                .toList();
        return asking.stream()
                .filter(one -> String.valueOf(one.get("because")).contains("history"))
                .findFirst()
                .or(() -> asking.stream().findFirst())
                .map(one -> String.valueOf(one.get("id")))
                .orElseThrow();
    }

    /** One of an audience; empty if it has none. */
    Optional<String> task(String name, String owner) {
        return alerts(name).stream()
                .flatMap(alert -> FakeApi.objects(alert.get("tasks")).stream())
                .filter(task -> owner.equals(task.get("owner")))
                .map(task -> String.valueOf(task.get("id")))
                .findFirst();
    }

    /** The code of the first message to an audience; empty if there was none. */
    Optional<String> code(String name, String audience) {
        return authority.chain.published.stream()
                .filter(message -> message.audience().equals(audience))
                .map(message -> message.attributes())
                .filter(about -> incident(name).equals(String.valueOf(about.get("incidentId")))
                        || (name.equals("red") && "red".equals(about.get("tlp"))))
                .map(about -> String.valueOf(about.get("code")))
                .findFirst();
    }
}
