package org.policyalerts.local.template;

import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.local.lambda.StreamRecord;
import org.policyalerts.local.template.DeployedRun.Evidence;

/** Compares a template with what the functions do; each check returns the problems that it found, as sentences. */
record TemplateCheck(Template template, Evidence evidence) {

    /** The functions behind the stream, and which of its records each of them is for. */
    static final Map<String, Predicate<StreamRecord>> WANTED = Map.of(
            "EvaluationFunction", StreamRecord::isIncident,
            "DeliveryFunction", StreamRecord::isPendingNotification);

    /** What every function needs for its traces, and for settings and items that are encrypted under our key. */
    private static final List<String> TRACE_AND_KEYS = List.of(
            "xray:PutTraceSegments on *",
            "xray:PutTelemetryRecords on *",
            "kms:Decrypt on Key via lambda",
            "kms:Encrypt on Key via dynamodb",
            "kms:Decrypt on Key via dynamodb",
            "kms:ReEncryptFrom on Key via dynamodb",
            "kms:ReEncryptTo on Key via dynamodb",
            "kms:GenerateDataKey on Key via dynamodb",
            "kms:DescribeKey on Key via dynamodb");

    /** The problems of all checks but that of the handlers, which takes longer. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        problems.addAll(variables());
        problems.addAll(permissions());
        problems.addAll(mappings());
        problems.addAll(filters());
        problems.addAll(table());
        problems.addAll(routes());
        return problems;
    }

    /** Every handler exists and starts with the environment that the template sets. */
    List<String> handlers() {
        return Template.FUNCTIONS.stream()
                .flatMap(function -> HandlerCheck.problems(template, function).stream())
                .toList();
    }

    /** The template sets the variables that the functions read, and no others. */
    List<String> variables() {
        Set<String> set = new TreeSet<>(HandlerCheck.variables(template).keySet());
        set.remove("JAVA_TOOL_OPTIONS");
        return differences("variable", HandlerCheck.read(), set);
    }

    /** A role allows what its function calls and what Lambda does in its name, and nothing else. */
    List<String> permissions() {
        List<String> problems = new ArrayList<>();
        for (String function : Template.FUNCTIONS) {
            Set<String> needed = new TreeSet<>(evidence.calls().getOrDefault(function, Set.of()));
            needed.addAll(inItsName(function));
            List<String> allowed = template.allowed(function);
            problems.addAll(differences(function + " permission", needed, allowed));
            if (new HashSet<>(allowed).size() < allowed.size()) {
                problems.add(function + " is allowed something twice");
            }
        }
        return problems;
    }

    private Set<String> inItsName(String function) {
        Set<String> permissions = new TreeSet<>();
        String log = Template.name(template.property(function, "LoggingConfig", "LogGroup"));
        permissions.add("logs:CreateLogStream on " + log);
        permissions.add("logs:PutLogEvents on " + log);
        permissions.addAll(TRACE_AND_KEYS);
        if (WANTED.containsKey(function)) {
            Stream.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
                    .forEach(action -> permissions.add("dynamodb:" + action + " on Table/stream/*"));
            permissions.add("s3:PutObject on ParkedRecords/*");
            permissions.add("s3:ListBucket on ParkedRecords");
            permissions.add("kms:GenerateDataKey on Key via s3");
        }
        if (evidence.calls().getOrDefault(function, Set.of()).contains("sns:Publish on AlertTopic")) {
            permissions.add("kms:GenerateDataKey on Key via sns");
            permissions.add("kms:Decrypt on Key via sns");
        }
        if (!map(template.property(function, "EventInvokeConfig")).isEmpty()) {
            permissions.add("sqs:SendMessage on FailedReviews");
            permissions.add("kms:GenerateDataKey on Key via sqs");
            permissions.add("kms:Decrypt on Key via sqs");
        }
        return permissions;
    }

    /** No stream record is tried for ever or lost, and one bad record does not fail its whole batch. */
    List<String> mappings() {
        List<String> problems = new ArrayList<>();
        for (String function : WANTED.keySet()) {
            Collection<Map<String, Object>> events =
                    template.events(function, "DynamoDB").values();
            if (events.size() != 1) {
                problems.add(function + " has " + events.size() + " event source mappings");
            }
            events.forEach(event -> mapping(event).forEach(problem -> problems.add(function + ": " + problem)));
        }
        return problems;
    }

    private static List<String> mapping(Map<String, Object> event) {
        List<String> problems = new ArrayList<>();
        if (!list(event.get("FunctionResponseTypes")).equals(List.of("ReportBatchItemFailures"))) {
            problems.add("partial failures are not reported");
        }
        if (!Boolean.TRUE.equals(event.get("BisectBatchOnFunctionError"))) {
            problems.add("a failed batch is not halved");
        }
        if (!(event.get("MaximumRetryAttempts") instanceof Long tries) || tries < 1) {
            problems.add("tries have no bound");
        }
        if (!(event.get("MaximumRecordAgeInSeconds") instanceof Long age) || age < 60 || age > 86_400) {
            problems.add("age has no bound");
        }
        Map<String, Object> failed = map(map(event.get("DestinationConfig")).get("OnFailure"));
        if (!"S3".equals(failed.get("Type"))
                || !Template.name(failed.getOrDefault("Destination", "")).equals("ParkedRecords")) {
            problems.add("a record that fails for good is lost");
        }
        return problems;
    }

    /** A function is called for its records and for no others. */
    List<String> filters() {
        List<String> problems = new ArrayList<>();
        WANTED.forEach((function, wanted) -> {
            Predicate<StreamRecord> filter = EventFilter.of(template, function);
            evidence.records().stream()
                    .filter(record -> wanted.test(record) != filter.test(record))
                    .map(record -> function + ": " + record.document().get("eventName") + " " + record.name())
                    .findFirst()
                    .ifPresent(problems::add);
        });
        return problems;
    }

    /** The table is the one that the tests run on. */
    List<String> table() {
        return TableCheck.problems(template);
    }

    /** The API has the routes and scopes that its description names; whatever can be read takes HEAD as well. */
    List<String> routes() {
        Set<String> routes = template.events("ApiFunction", "Api").values().stream()
                .map(event -> method(event) + " " + event.get("Path") + " " + scopes(event))
                .collect(Collectors.toCollection(TreeSet::new));
        return differences("route", Description.routes(), routes);
    }

    private static String method(Map<String, Object> event) {
        String method = String.valueOf(event.get("Method"));
        return switch (method) {
            case "ANY" -> "GET";
            case "GET" -> "GET without HEAD";
            default -> method;
        };
    }

    private static Set<Object> scopes(Map<String, Object> event) {
        Map<String, Object> auth = map(event.get("Auth"));
        Set<Object> scopes = new TreeSet<>(list(auth.get("AuthorizationScopes")));
        String wanted = scopes.isEmpty() ? "NONE" : "Tokens";
        return wanted.equals(auth.get("Authorizer")) ? scopes : Set.of("not guarded by " + wanted);
    }

    static List<String> differences(String kind, Collection<String> wanted, Collection<String> found) {
        return Stream.concat(
                        wanted.stream().filter(each -> !found.contains(each)).map(each -> kind + " missing: " + each),
                        found.stream().filter(each -> !wanted.contains(each)).map(each -> kind + " too many: " + each))
                .toList();
    }
}
