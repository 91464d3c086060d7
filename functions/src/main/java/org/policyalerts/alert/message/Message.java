package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.policyalerts.alert.Recipient;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.Worded;

/**
 * What one recipient is told at one time, about one incident or, where it could wait, about several.
 *
 * @param sequence its place among the messages to this recipient about its incident; of one about several, among those
 * @param isExercise whether all of it is about exercises
 * @param news what is told, never empty
 * @param restricted how many other incidents there is news of that this message must not name
 */
public record Message(
        String id,
        Recipient recipient,
        long sequence,
        Kind kind,
        boolean isExercise,
        List<News> news,
        int restricted,
        Instant at) {

    public Message {
        // Its head and its subject speak of the first: that for which something is due first.
        news = news.stream().sorted(Comparator.comparing(Message::firstDue)).toList();
    }

    private static Instant firstDue(News news) {
        return news.tasks().stream()
                .filter(what -> what.kind().isToDo())
                .map(what -> what.task().dueOrLast())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** What sort of message it is. */
    public enum Kind implements Worded {
        /** New tasks. */
        ALERT,
        /** Nothing to do. */
        INFORMATION,
        /** More is known, or asked, than was told. */
        UPDATE,
        /** Something that was told is wrong. */
        CORRECTION,
        /** A duty is seen to be done. */
        FULFILLED,
        /** What is still to do, and nothing else. */
        REMINDER;
    }

    public Severity severity() {
        return news.stream().map(News::severity).max(Comparator.naturalOrder()).orElse(Severity.INFO);
    }

    /** Whether its reader has nothing to do with it, and never had. */
    boolean isForInformation() {
        return kind == Kind.INFORMATION
                || (kind == Kind.CORRECTION
                        && news.stream().allMatch(one -> one.state().tasks().isEmpty()));
    }

    /** What it is sorted by; whatever an exercise says is of the kind "exercise". */
    MessageHead head(String tlp) {
        return new MessageHead(id, isExercise ? "exercise" : kind.text(), recipient.audience(), severity(), tlp, at);
    }
}
