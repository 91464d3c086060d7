package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.files.ProjectFolder;

/** The commands of {@code docs/api.md}, run one after the other in one shell, answer as it says. */
class ApiWalkTest {

    private static final Path DOCUMENT = ProjectFolder.find("docs/api.md");
    private static final Pattern STEP = Pattern.compile("```sh\n(.*?)```\n```\n(.*?)```", Pattern.DOTALL);
    private static final String MARK = "--- step ---";

    private final LocalClock clock = new LocalClock();

    /** The commands, and lines that their output has in this order. */
    record Step(String commands, String answer) {}

    @Test
    void everyCommandAnswersAsTheWalkSays() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/curl")), "no curl");
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(8);
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));

        try (LocalDeployment deployment = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0))) {
            String[] answers = answers(steps, deployment.uri().toString());
            for (int i = 0; i < steps.size(); i++) {
                assertAnswers(steps.get(i), answers[i]);
            }
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher found = STEP.matcher(Files.readString(DOCUMENT));
        while (found.find()) {
            steps.add(new Step(found.group(1), found.group(2)));
        }
        return steps;
    }

    private static String[] answers(List<Step> steps, String address) throws Exception {
        String script = steps.stream()
                .map(step -> step.commands() + "echo; echo '" + MARK + "'\n")
                .collect(Collectors.joining())
                .replace("http://localhost:8080", address);
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-eu", "-o", "pipefail", "-c", script)
                .directory(DOCUMENT.resolve("../..").normalize().toFile())
                .redirectErrorStream(true);
        builder.environment().put("no_proxy", "*");
        Process shell = builder.start();
        String answers = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(answers).isZero();
        return answers.replace("\r", "").split(MARK + "\n", -1);
    }

    private static void assertAnswers(Step step, String answer) {
        Iterator<String> lines = answer.lines().iterator();
        for (String wanted : step.answer().lines().toList()) {
            Pattern pattern = Pattern.compile(Pattern.quote(wanted).replace("…", "\\E.*\\Q"));
            boolean isThere = false;
            while (!isThere && lines.hasNext()) {
                isThere = pattern.matcher(lines.next()).matches();
            }
            assertThat(isThere)
                    .as("after%n%s%nthe line%n%s%nin%n%s", step.commands(), wanted, answer)
                    .isTrue();
        }
    }
}
