package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.delivery.AlertPublisher.Published;

/**
 * Whatever happens to reports, labels, the book and tasks, in whatever order: whoever reads nothing but the documents
 * of their messages holds nothing false in the end, has nothing left to judge and knows what is theirs to do and by
 * when, nobody reads what is not for them, and nobody's act changes what others have to do. {@code -Dstory.seeds=1000}
 * tries more.
 */
class MessagesStayTrueTest {

    private static final int STEPS = 18;
    private static final long SEEDS = Long.getLong("story.seeds", 80);

    /** What became of one history. */
    private record Outcome(List<String> complaints, int asked) {}

    @Test
    void forWhoeverBelievesThem() {
        List<Outcome> outcomes = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(MessagesStayTrueTest::outcome)
                .toList();

        assertThat(outcomes.stream().flatMap(outcome -> outcome.complaints().stream()))
                .as("of %s histories", SEEDS)
                .isEmpty();
        assertThat(outcomes.stream().filter(outcome -> outcome.asked() > 0).count())
                .as("histories with something to do")
                .isGreaterThan(SEEDS * 9 / 10);
    }

    private static Outcome outcome(long seed) {
        RandomHistory history = new RandomHistory(seed);
        Believers believers = new Believers(history);
        Eavesdropper eavesdropper = new Eavesdropper(history);
        history.chain.topic = message -> {
            eavesdropper.read(message, String.valueOf(believers.read(message).get("tlp")));
            return new Published.Accepted("sns");
        };
        history.play(STEPS);
        history.end();
        believers.confess();
        List<String> complaints = Stream.of(believers.complaints, eavesdropper.complaints, history.trespasses)
                .flatMap(List::stream)
                .map(complaint -> "history " + seed + ": " + complaint)
                .toList();
        return new Outcome(complaints, believers.asked());
    }
}
