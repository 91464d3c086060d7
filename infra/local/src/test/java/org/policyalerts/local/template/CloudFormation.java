package org.policyalerts.local.template;

import static org.policyalerts.local.template.Template.map;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalAws;

/** Lets an emulated CloudFormation create the resources of the template, except functions, API, schedule and alarms. */
record CloudFormation(URI uri, HttpClient http) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAUSE_MILLIS = 200;

    private static final Set<String> CREATED = Set.of(
            "AWS::DynamoDB::Table",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SNS::Subscription",
            "AWS::SQS::Queue",
            "AWS::SQS::QueuePolicy",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy",
            "AWS::KMS::Key",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup");

    /** Roles of the schedule, of the daily exercise and of the API's log, none of which is created. */
    private static final Set<String> OF_WHAT_IS_NOT_THERE = Set.of("ScheduleRole", "CanaryRole", "ApiLogAccountRole");

    private static final Set<String> SHORT_FUNCTIONS = Set.of("GetAtt", "Sub", "Equals", "Not", "If", "Or", "And");

    private static final Pattern RESOURCE = Pattern.compile(
            "<LogicalResourceId>([^<]*)</LogicalResourceId>|<PhysicalResourceId>([^<]*)</PhysicalResourceId>");

    CloudFormation(URI uri) {
        this(uri, HttpClient.newHttpClient());
    }

    /** Creates a stack and waits until it is complete; the id of each resource, by its name in the template. */
    Map<String, String> create(String stack, Template template, Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("StackName", stack, "TemplateBody", document(template)));
        form.put("Capabilities.member.1", "CAPABILITY_IAM");
        parameters.forEach((name, value) -> {
            String member = "Parameters.member." + (form.size() / 2) + ".";
            form.put(member + "ParameterKey", name);
            form.put(member + "ParameterValue", value);
        });
        call("CreateStack", form);
        awaitComplete(stack);
        return ids(call("DescribeStackResources", Map.of("StackName", stack)));
    }

    private static String document(Template template) {
        Map<String, Object> resources = new LinkedHashMap<>();
        map(template.at("Resources")).forEach((name, resource) -> {
            if (CREATED.contains(String.valueOf(map(resource).get("Type"))) && !OF_WHAT_IS_NOT_THERE.contains(name)) {
                resources.put(name, written(resource));
            }
        });
        return JsonWriter.write(Map.of(
                "Parameters", template.at("Parameters"),
                "Conditions", written(template.at("Conditions")),
                "Resources", resources));
    }

    /** In JSON a function has only its long name. */
    private static Object written(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(CloudFormation::written).toList();
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> written = new LinkedHashMap<>();
        map(value).forEach((name, inner) -> {
            boolean isFunction = map(value).size() == 1 && SHORT_FUNCTIONS.contains(name);
            written.put(
                    isFunction ? "Fn::" + name : name,
                    isFunction && name.equals("GetAtt")
                            ? List.of(inner.toString().split("\\.", 2))
                            : written(inner));
        });
        return written;
    }

    private void awaitComplete(String stack) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String answer = call("DescribeStacks", Map.of("StackName", stack));
        while (answer.contains("_IN_PROGRESS</StackStatus>") && System.nanoTime() - deadline < 0) {
            pause();
            answer = call("DescribeStacks", Map.of("StackName", stack));
        }
        if (!answer.contains(">CREATE_COMPLETE</StackStatus>")) {
            String events = call("DescribeStackEvents", Map.of("StackName", stack));
            throw new AssertionError("the stack was not created: " + events);
        }
    }

    private static boolean pause() {
        try {
            return new Semaphore(0).tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static Map<String, String> ids(String answer) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (String member : answer.split("</member>", -1)) {
            Map<Boolean, String> found = new LinkedHashMap<>();
            Matcher matcher = RESOURCE.matcher(member);
            while (matcher.find()) {
                found.put(matcher.group(1) != null, matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            }
            if (found.size() == 2) {
                ids.put(found.getOrDefault(true, ""), found.getOrDefault(false, ""));
            }
        }
        return ids;
    }

    private String call(String action, Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("Action", action);
        form.put("Version", "2010-05-15");
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                // An emulator finds the service by its name here; it does not check the signature.
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/" + LocalAws.REGION.id()
                                + "/cloudformation/aws4_request, SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(action + ": " + response.body());
            }
            return response.body();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(action, failed);
        }
    }
}
