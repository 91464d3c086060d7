package org.policyalerts.alert.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Recommendation;

/** The section about policies that could not be evaluated, and what the head says of them. */
final class FailedPolicyText {

    private final MessageDraft draft;
    private final Bundle bundle;
    private final TextWriter writer;

    /** Those of which nobody knows whether they apply; whoever is told has to judge. */
    private final List<Decision.Failed> toJudge;

    /** Those that did apply: what was said of them stands, and nobody has to judge. */
    private final List<Decision.Failed> standing;

    FailedPolicyText(MessageDraft draft) {
        this.draft = draft;
        this.bundle = draft.bundle();
        this.writer = draft.writer();
        this.toJudge = bundle.faults().stream()
                .filter(failed -> !bundle.hasTold(failed.policy().id()))
                .toList();
        this.standing = bundle.faults().stream()
                .filter(failed -> bundle.hasTold(failed.policy().id()))
                .toList();
    }

    /** Whether the reader may have a step that no list of steps can name. */
    boolean isToBeJudged() {
        return !toJudge.isEmpty();
    }

    /** What the reader who has no step of an alert is to do first; empty if that is nothing. */
    Optional<String> first() {
        if (bundle.isOnlySettled()) {
            return Optional.of("Nothing to do for now: "
                    + bundle.settled().get(0).failure().title());
        }
        if (!toJudge.isEmpty()) {
            boolean isOnlyToStop =
                    !bundle.changes().isEmpty() && bundle.toActOn().isEmpty();
            return Optional.of(
                    isOnlyToStop
                            ? "First: stop the steps withdrawn below; then judge what we could not check."
                            : "Judge yourselves, our check failed: "
                                    + toJudge.get(0).policy().title());
        }
        return bundle.changes().isEmpty() && !standing.isEmpty()
                ? Optional.of("Our check failed; what you were told stands: "
                        + standing.get(0).policy().title())
                : Optional.empty();
    }

    /** For the end of the first line, if the other four are about alerts. */
    String counted() {
        return bundle.changes().isEmpty() || bundle.faults().isEmpty()
                ? ""
                : "; " + bundle.faults().size() + " not checked";
    }

    void section() {
        if (bundle.faults().isEmpty()) {
            return;
        }
        writer.heading("COULD NOT BE CHECKED");
        writer.prose("A fault of this system; it is recorded and its operators are alarmed.");
        List<Decision.Failed> told = draft.omitted()
                .first(
                        draft.detail().unchecked(),
                        Stream.concat(toJudge.stream(), standing.stream()).toList(),
                        "policies that could not be checked");
        if (!toJudge.isEmpty()) {
            writer.prose("Nobody knows yet whether " + (toJudge.size() == 1 ? "this applies" : "these apply")
                    + ", so judge for yourselves:");
            told.stream().filter(toJudge::contains).forEach(this::toJudge);
        }
        if (!standing.isEmpty()) {
            writer.prose(
                    standing.size() == 1
                            ? "This did apply when it was last checked. What you are told of it stands until you"
                                    + " are told otherwise:"
                            : "These did apply when they were last checked. What you are told of them stands until"
                                    + " you are told otherwise:");
            told.stream().filter(standing::contains).forEach(this::named);
        }
    }

    private void named(Decision.Failed failed) {
        Policy policy = failed.policy();
        draft.policy(policy.title(), policy.severity(), policy.id() + " v" + policy.version());
    }

    /** With what the policy would recommend, because whoever finds that it applies is told nowhere else. */
    private void toJudge(Decision.Failed failed) {
        named(failed);
        draft.explanation(failed.policy().why());
        List<String> steps = failed.policy().recommend().stream()
                .map(step -> "If it applies, " + step.owner() + (step.isCaution() ? ", do not" : "")
                        + when(failed, step) + ": " + draft.step(step.action()))
                .toList();
        draft.bullets(draft.detail().steps(), steps, "steps to take");
    }

    private String when(Decision.Failed failed, Recommendation step) {
        if (Recommendation.BEFORE_ANNOUNCEMENT.equals(step.within())) {
            return ", before any announcement";
        }
        return failed.dueAt(step, bundle.at(), draft.times().zone())
                .map(due -> ", " + draft.due(due, draft.times()::brief))
                .orElse("");
    }
}
