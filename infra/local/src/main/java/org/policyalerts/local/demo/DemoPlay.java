package org.policyalerts.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.files.JsonFile;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.lambda.ParkedRecord;
import org.policyalerts.local.stack.LocalDeployment;
import org.policyalerts.policy.Audiences;

/**
 * The seed case: four reports, staff who take what three of them ask for, what falls due four days later, and a
 * correction.
 */
final class DemoPlay {

    private static final Duration LATER = Duration.ofHours(97);

    /** So that everybody sees which of two messages is the later. */
    private static final Duration A_LITTLE_LATER = Duration.ofMinutes(10);

    private static final List<String> REPORTS = List.of(
            "report-e-albania.json", "report-parliament.json", "report-one-albania.json", "report-air-albania.json");

    private final LocalDeployment deployment;
    private final ApiCaller api;
    private final Consumer<Episode> seen;
    private final Map<String, Integer> read = new TreeMap<>();
    private final List<Episode> episodes = new ArrayList<>();

    /**
     * On one stack.
     *
     * @param seen is shown each episode when it has happened
     */
    DemoPlay(LocalDeployment deployment, ApiCaller api, Consumer<Episode> seen) {
        this.deployment = deployment;
        this.api = api;
        this.seen = seen;
    }

    /** Plays all of it; what happened. */
    List<Episode> play() throws IOException, InterruptedException {
        for (String file : REPORTS) {
            report(ProjectFolder.find("events").resolve(file));
        }
        List<Episode> reports = List.copyOf(episodes);
        int last = reports.size() - 1;
        int taken = new DemoStaff(api).take(reports.subList(0, last));
        add("Duty officers take " + taken + " tasks of all reports but the last", "");
        deployment.clock().advance(LATER);
        deployment.review();
        add(LATER.toHours() + " hours later: the schedule runs", "");
        deployment.clock().advance(A_LITTLE_LATER);
        api.change(reports.get(last).incident(), Map.of("determination", "false-positive"));
        add("Suppose that the last report was a false alarm", "");
        return List.copyOf(episodes);
    }

    private void report(Path file) throws IOException, InterruptedException {
        String incident = String.valueOf(api.submit(file).get("id"));
        add(String.valueOf(JsonFile.read(file).get("title")), incident);
    }

    private void add(String what, String incident) throws InterruptedException {
        if (!deployment.awaitIdle() || !deployment.parked().isEmpty()) {
            throw new LocalException("the functions could not handle "
                    + deployment.parked().stream().map(ParkedRecord::name).toList());
        }
        Episode episode = new Episode(deployment.clock().instant(), what, incident, unread());
        episodes.add(episode);
        seen.accept(episode);
    }

    /** What has been delivered since the last call. */
    private List<DemoMessage> unread() {
        List<DemoMessage> unread = new ArrayList<>();
        for (String reader : Audiences.ALL) {
            List<Map<String, Object>> inbox = deployment.inbox(Optional.of(reader));
            inbox.stream()
                    .skip(read.getOrDefault(reader, 0))
                    .map(DemoMessage::of)
                    .forEach(unread::add);
            read.put(reader, inbox.size());
        }
        return unread;
    }
}
