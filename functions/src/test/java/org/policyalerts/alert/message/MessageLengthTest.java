package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ANews.aNews;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.text.PlainText;

/** However much there is to say, a message is as long as its kind may be, and what acts on a telephone comes first. */
class MessageLengthTest {

    private static final String STEP = "Call the operator, ask how far it went and write down what they say, step ";

    private static ANews much(int tasks) {
        ANews news = aNews().about(anIncident()
                        .with("title", "A long title that goes on and on, ".repeat(8))
                        .targets("One target", "Another target", "A third target with a name that is long", "A fourth"))
                .toldBefore(anIncident().targets("Somebody else"));
        for (int i = 1; i <= tasks; i++) {
            news.task(TaskNews.Kind.UNTAKEN, aTask(STEP + i).dueIn(Duration.ofHours(i)))
                    .task(
                            TaskNews.Kind.WITHDRAWN,
                            aTask("Withdrawn " + STEP + i)
                                    .moved(Move.byFacts(TaskState.WITHDRAWN, RECEIVED, "reason " + i)))
                    .standing(aTask("Old " + STEP + i))
                    .others("csirt", aTask("Others' " + STEP + i))
                    .fresh(anAlert("policy-" + i)
                            .title("A policy with a rather long title, number " + i)
                            .because("scope is unknown", "unknown", "impact.scope"));
        }
        return news;
    }

    /** Who has nothing to do, or nothing any more. */
    private static ANews little(Message.Kind kind) {
        ANews news = aNews().about(anIncident().with("title", "A long title that goes on and on, ".repeat(8)))
                .fresh(anAlert("one").title("A policy with a rather long title"))
                .fresh(anAlert("two"))
                .fresh(anAlert("three"))
                .others("csirt", aTask(STEP));
        return kind == Message.Kind.INFORMATION
                ? news
                : news.again()
                        .standing(aTask(STEP))
                        .task(
                                TaskNews.Kind.FULFILLED,
                                aTask("Tell the users")
                                        .moved(Move.byFacts(TaskState.FULFILLED, RECEIVED, "users were informed")));
    }

    private static List<String> lines(Message.Kind kind, int tasks) {
        boolean isLittle = kind == Message.Kind.INFORMATION || kind == Message.Kind.FULFILLED;
        return (isLittle ? little(kind) : much(tasks)).sent(kind).text().lines().toList();
    }

    @ParameterizedTest(name = "{0} with {1} of everything: at most {2}")
    @CsvSource({
        "ALERT, 3, 45",
        "ALERT, 10, 80",
        "ALERT, 40, 80",
        "ALERT, 200, 80",
        "INFORMATION, 40, 15",
        "UPDATE, 40, 40",
        "CORRECTION, 40, 25",
        "FULFILLED, 1, 12",
        "REMINDER, 40, 20"
    })
    void isNoLongerThanItsKindMayBe(Message.Kind kind, int tasks, int most) {
        List<String> lines = lines(kind, tasks);

        assertThat(lines).hasSizeLessThanOrEqualTo(most);
        assertThat(lines)
                .filteredOn(line -> !line.startsWith("Answer: "))
                .allSatisfy(line -> assertThat(PlainText.width(line)).as(line).isLessThanOrEqualTo(78));
        assertThat(lines.subList(0, 7)).anyMatch(line -> line.startsWith("Answer: "));
    }

    @Test
    void aFullStopInANameEndsNoSentence() {
        String text = aNews().about(
                        anIncident().with("title", "St. Mary Hospital hit").targets("St. Mary Hospital"))
                .fresh(anAlert("one"))
                .task(TaskNews.Kind.NEW, aTask(STEP).dueIn(Duration.ofHours(4)))
                .sent(Message.Kind.UPDATE)
                .text();

        assertThat(text.lines().limit(7)).anyMatch(line -> line.startsWith("New:   St. Mary Hospital hit"));
    }

    @Test
    void aTaskOfThreeHundredCharactersIsNamedInTheHeadAndToldInFullBelow() {
        String step =
                "Ask the operator how far it went and write it down; ".repeat(6).strip();

        String text = aNews().task(TaskNews.Kind.NEW, aTask(step).dueIn(Duration.ofHours(4)))
                .sent(Message.Kind.ALERT)
                .text();

        List<String> head = text.lines().limit(7).toList();
        assertThat(head).last().asString().startsWith("Answer: ");
        assertThat(String.join(" ", head)).contains("ask the operator how far it went", " (in full below).");
        assertThat(text.replaceAll("\\s+", " ")).contains(step);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 2})
    void whatIsToBeDoneIsNeverCutAndWhatIsLeftOutIsCounted(int tasks) {
        String text = String.join(" ", lines(Message.Kind.ALERT, tasks)).replaceAll(" +", " ");

        assertThat(text).containsIgnoringCase(STEP + "1").doesNotContain("...  ");
        assertThat(text.contains(" more (link)")).isEqualTo(tasks == 200);
    }

    /** Every text that is kept as it goes out. */
    static Stream<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "messages"))) {
            return files.filter(file -> file.toString().endsWith(".txt")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void speaksPlainOfficialWords(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContain(
                        "Others', so that you know",
                        "parked",
                        "muted",
                        "on trial",
                        "(you)",
                        "still holds",
                        "timeline.",
                        "impact.",
                        "attribution.status")
                .doesNotContainPattern("\\b1 (steps|tasks|others|alerts|incidents)\\b")
                .doesNotContainPattern("(GET|POST|PUT|PATCH|DELETE) /")
                .doesNotContainPattern("(^|[ (])/(incidents|alerts|tasks|decision|messages)")
                .doesNotContainPattern("(?m)^(?!\\d{4}-).*(inc|alt|tsk|ntf)_[0-9A-Za-z]");
    }
}
