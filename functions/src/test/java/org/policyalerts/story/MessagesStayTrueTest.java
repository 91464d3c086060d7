package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to reports, labels, the book and tasks, in whatever order: whoever believes their messages holds
 * nothing false in the end and knows what is theirs to do, nobody reads what is not for them, and nobody's act changes
 * what others have to do. {@code -Dstory.seeds=1000} tries more.
 */
class MessagesStayTrueTest {

    private static final int STEPS = 18;
    private static final long SEEDS = Long.getLong("story.seeds", 80);

    @Test
    void forWhoeverBelievesThem() {
        List<String> complaints = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(MessagesStayTrueTest::complaints)
                .flatMap(List::stream)
                .toList();

        assertThat(complaints).as("of %s histories", SEEDS).isEmpty();
    }

    private static List<String> complaints(long seed) {
        RandomHistory history = new RandomHistory(seed);
        Believers believers = new Believers(history);
        history.play(STEPS);
        history.end();
        believers.confess();
        assertThat(believers.asked()).as("tasks in history %s", seed).isPositive();
        return Stream.concat(believers.complaints.stream(), history.trespasses.stream())
                .map(complaint -> "history " + seed + ": " + complaint)
                .toList();
    }
}
