package org.policyalerts.policy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.engine.CompiledBook;

/**
 * Holds docs/reading-the-book.md to the book: what it lists for twenty invented incidents is what the book recommends,
 * step by step, and each step carries the mark of those who read it as officials would. With
 * {@code -Dgolden.write=true} the steps are written anew; one that nobody has read yet gets a question mark, which
 * fails.
 */
class ReadingTheBookTest {

    private static final Path DOCUMENT = Path.of("../docs/reading-the-book.md");
    private static final Path REPORTS = Path.of("src/test/resources/reading");
    private static final Pattern STEP = Pattern.compile("\\| (.+) \\| (apt|needless|absurd|\\?) \\|");

    @Test
    void listsWhatTheBookRecommends() throws IOException {
        String document = Files.readString(DOCUMENT);
        Map<String, String> marks = new HashMap<>();
        String title = "";
        for (String line : document.lines().toList()) {
            title = line.startsWith("## ") ? line : title;
            Matcher step = STEP.matcher(line);
            if (step.matches()) {
                marks.put(title + step.group(1), step.group(2));
            }
        }

        String expected = document.substring(0, document.indexOf("## 1.")) + String.join("\n", sections(marks));

        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(document).isEqualTo(expected).doesNotContain("| ? |");
    }

    private static List<String> sections(Map<String, String> marks) throws IOException {
        CompiledBook book = CompiledBook.compile(ShippedBookTest.shipped(), Samples.SETTINGS);
        List<IncidentSummary> history = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        for (Path file : reports()) {
            Report report = report(file);
            Instant receivedAt = receivedAt(report);
            Incident incident = Samples.incident(history.size() + 1, report, receivedAt);
            String title = "## " + (history.size() + 1) + ". " + report.text("title");
            sections.add(title + "\n");
            sections.add(report.text("summary") + "\n");
            sections.add("| who | what | within | policy | |\n|---|---|---|---|---|");
            for (Match match : book.decide(new Facts(incident, Optional.empty(), history, receivedAt))
                    .matched()) {
                for (Recommendation step : match.recommended()) {
                    String row = row(match, step);
                    sections.add("| " + row + " | " + marks.getOrDefault(title + row, "?") + " |");
                }
            }
            sections.add("");
            history.add(IncidentSummary.of(incident.forDecision(), Samples.KEYS));
        }
        return sections;
    }

    private static String row(Match match, Recommendation step) {
        String what = step.isCaution() ? "**Do not:** " + step.action() : step.action();
        String within = step.within() == null ? "" : step.within();
        return String.join(
                " | ", step.owner(), what, within, match.policy().id().value());
    }

    private static List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            return files.sorted().toList();
        }
    }

    private static Report report(Path file) throws IOException {
        ReportReading reading = new ReportReader(Samples.TIRANE).read(Samples.fixture("functions/" + file));
        assertThat(reading).as(file.toString()).isInstanceOf(ReportReading.Valid.class);
        return ((ReportReading.Valid) reading).report();
    }

    /** An hour after somebody became aware. */
    private static Instant receivedAt(Report report) {
        return report.date("timeline.awareAt")
                .orElseThrow()
                .earliest(Samples.TIRANE)
                .plus(Duration.ofHours(1));
    }
}
