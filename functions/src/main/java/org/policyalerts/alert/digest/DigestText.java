package org.policyalerts.alert.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.digest.BookWatch.Trial;
import org.policyalerts.alert.digest.Digest.Review;
import org.policyalerts.policy.Policy;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TextWriter;
import org.policyalerts.text.TimeFormat;

/** Writes a digest: what matters first in seven lines, then each task in a line or two. */
final class DigestText {

    /** A screen. */
    static final int MOST_LINES = 40;

    /** Of reviews, and of policies. */
    private static final int MOST_OTHERS = 5;

    private final Digest digest;
    private final TimeFormat times;
    private final Presentation presentation;
    private final DigestHead head;
    private final DigestTasks tasks;
    private final List<DigestRow> listed;

    DigestText(Digest digest, TimeFormat times, Presentation presentation) {
        this.digest = digest;
        this.times = times;
        this.presentation = presentation;
        this.head = new DigestHead(digest, digest.named(), times, presentation);
        this.tasks = new DigestTasks(digest, head);
        this.listed = tasks.listed();
    }

    /**
     * A text.
     *
     * @param listed the tasks it lists
     */
    record Written(String subject, String body, List<DigestRow> listed) {}

    /**
     * How long its lists are.
     *
     * @param rows that it names
     * @param inFull those of them that take as many lines as they need
     * @param others reviews that it names, and as many policies
     */
    private record Room(int rows, int inFull, int others) {}

    /** With as much as a screen holds. */
    Written written() {
        String top = top();
        List<Room> rooms = rooms();
        Room last = rooms.get(rooms.size() - 1);
        Room room = rooms.stream()
                .filter(one -> (top + sections(one)).lines().count() <= MOST_LINES)
                .findFirst()
                .orElse(last);
        return new Written(head.subject(), top + sections(room), listed.subList(0, room.rows()));
    }

    /** From the most to the least: what is late or due before the next digest is the last to be left out. */
    private List<Room> rooms() {
        int most = Math.min(listed.size(), MOST_LINES);
        int pressing =
                Math.min(most, (int) listed.stream().filter(digest::isPressing).count());
        int first = Math.min(most, 1);
        List<Room> rooms = new ArrayList<>();
        for (int told = most; told >= Math.max(pressing, first); told--) {
            rooms.add(new Room(told, told, MOST_OTHERS));
        }
        int named = Math.max(pressing, first);
        for (int inFull = named - 1; inFull >= 1; inFull--) {
            rooms.add(new Room(named, inFull, MOST_OTHERS));
        }
        for (int others = MOST_OTHERS - 1; others >= 1; others--) {
            rooms.add(new Room(named, first, others));
        }
        for (int told = named - 1; told >= 1; told--) {
            rooms.add(new Room(told, first, 1));
        }
        return rooms;
    }

    private String top() {
        TextWriter writer = new TextWriter();
        head.lines().forEach(writer::line);
        // A link is the only line that may be wider than others.
        return writer.text() + answer() + "\n";
    }

    private String sections(Room room) {
        TextWriter writer = new TextWriter();
        tasks.write(writer, listed.subList(0, room.rows()), room.inFull());
        reviews(writer, room.others());
        toReview(writer, room.others());
        onTrial(writer, room.others());
        shipped(writer);
        notDelivered(writer);
        restricted(writer);
        return writer.text();
    }

    private String answer() {
        String code = MessageCode.of(digest.id());
        return "Answer: "
                + presentation
                        .deskUrl()
                        .map(url -> url + "/desk#/m/" + code + "    code " + code)
                        .orElse("code " + code + ", at the desk");
    }

    private void reviews(TextWriter writer, int most) {
        List<Review> reviews = digest.namedReviews();
        if (reviews.isEmpty()) {
            return;
        }
        writer.heading("ATTRIBUTIONS TO REVIEW");
        reviews.stream()
                .limit(most)
                .forEach(review -> writer.paragraph(
                        " - ",
                        review.incident().title() + ": due since "
                                + times.day(review.item().dueAt(), digest.at())
                                + missed(review.item().missed())));
        more(writer, reviews.size() - most);
    }

    private static String missed(int times) {
        String often = times == 1 ? "once" : times == 2 ? "twice" : times + " times";
        return times == 0 ? "" : ", missed " + often;
    }

    private void toReview(TextWriter writer, int most) {
        if (!digest.toReview().isEmpty()) {
            writer.heading("POLICIES TO REVIEW");
            writer.prose("They apply as before; look at them again, then set a later day.");
            digest.toReview().stream()
                    .limit(most)
                    .map(DigestText::policy)
                    .forEach(policy -> writer.paragraph(" - ", policy));
            more(writer, digest.toReview().size() - most);
        }
    }

    /** The same as "policies shadow-report" says of these days. */
    private void onTrial(TextWriter writer, int most) {
        digest.rules()
                .trials()
                .filter(trials -> digest.isWeekly() || trials.isAny())
                .ifPresent(trials -> {
                    writer.heading("POLICIES ON TRIAL");
                    writer.prose("They are recorded and sent to nobody. From " + trials.from() + " to " + trials.to()
                            + " they would have sent" + (trials.isWhole() ? ":" : ", as far as is worked out yet:"));
                    trials.policies().stream()
                            .limit(most)
                            .map(DigestText::trial)
                            .forEach(one -> writer.paragraph(" - ", one));
                    more(writer, trials.policies().size() - most);
                });
    }

    private static String trial(Trial one) {
        String sent = one.alerts() + one.messages() == 0
                ? "nothing"
                : Sentences.counted(one.alerts(), "alert") + ", " + Sentences.counted(one.messages(), "message");
        return PlainText.clean(one.title()) + " (" + one.policy() + "): " + sent;
    }

    private void shipped(TextWriter writer) {
        digest.rules().shipped().ifPresent(book -> {
            writer.heading("OTHER RULES CAME WITH THE PROGRAM");
            writer.prose("The program brings a book of "
                    + DigestHead.policies(book.policies())
                    + " that is not the one in force. Nothing changes unless you want it. To see what it would"
                    + " have told: policies preview shipped. To put it into force: policies activate shipped. To"
                    + " keep your rules, do nothing.");
        });
    }

    private static String policy(Policy policy) {
        return PlainText.clean(policy.title()) + " (" + policy.id() + "), by " + policy.reviewBy();
    }

    private static void more(TextWriter writer, int count) {
        if (count > 0) {
            writer.paragraph("   ", "… and " + count + " more");
        }
    }

    private void notDelivered(TextWriter writer) {
        if (digest.undelivered().isEmpty()) {
            return;
        }
        writer.heading("NOT DELIVERED");
        String to = digest.undelivered().stream()
                .map(message -> message.recipient().equals(digest.recipient())
                        ? "you"
                        : PlainText.clean(presentation.names().of(message.recipient())))
                .distinct()
                .collect(Collectors.joining(", "));
        writer.prose(Sentences.counted(digest.undelivered().size(), "message") + " to " + to
                + " could not be delivered; ask who runs the system.");
    }

    private void restricted(TextWriter writer) {
        if (digest.restricted() > 0) {
            writer.line("");
            writer.paragraph("", "Restricted and not named here: " + digest.restricted() + ". Sign in to read.");
        }
    }
}
