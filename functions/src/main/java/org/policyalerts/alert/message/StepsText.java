package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Action;
import org.policyalerts.text.PlainText;

/** The section that lists what to do, and the line of the head that names the first of it. */
final class StepsText {

    private final MessageDraft draft;
    private final Bundle bundle;
    private final FailedPolicyText failedPolicies;

    StepsText(MessageDraft draft, FailedPolicyText failedPolicies) {
        this.draft = draft;
        this.bundle = draft.bundle();
        this.failedPolicies = failedPolicies;
    }

    /** What the reader is to do first, or whose turn it is. */
    String first() {
        Optional<Bundle.Step> ours = bundle.firstOfOurs();
        if (ours.isPresent()) {
            String before = bundle.isToldBefore(ours.get()) ? " (told before)" : "";
            return "You, " + moment(ours.get(), draft.times()::brief) + before + ": " + text(ours.get());
        }
        return failedPolicies.first().orElseGet(this::firstOfOthers);
    }

    private String firstOfOthers() {
        List<Bundle.Step> steps = bundle.steps();
        List<String> cautions = cautions();
        if (steps.isEmpty() && !cautions.isEmpty()) {
            return "Do not: " + cautions.get(0);
        }
        if (steps.isEmpty()) {
            return "First: stop the steps below, and tell those you told.";
        }
        Bundle.Step step = steps.get(0);
        return "No step is yours; " + step.action().owner() + ", " + moment(step, draft.times()::brief) + ": "
                + text(step);
    }

    private static String text(Bundle.Step step) {
        return PlainText.clean(step.action().action());
    }

    private String moment(Bundle.Step step, Function<Instant, String> written) {
        Instant dueAt = step.action().dueAt();
        if (dueAt == null) {
            return "before any announcement";
        }
        return isLate(step) ? "was due " + written.apply(dueAt) + ", do it now" : draft.due(dueAt, written);
    }

    /** Nobody was asked before its time was over. */
    private static boolean isLate(Bundle.Step step) {
        Instant dueAt = step.action().dueAt();
        return dueAt != null && dueAt.isBefore(step.alert().raisedAt());
    }

    void section() {
        List<String> cautions = cautions();
        if (!cautions.isEmpty()) {
            draft.writer().heading("DO NOT");
            draft.bullets(
                    draft.detail().steps(), cautions.stream().map(draft::step).toList(), "cautions");
        }
        stepsToTake();
    }

    /** Each thing not to do once, with those who are to refrain from it. */
    private List<String> cautions() {
        Map<String, Set<String>> owners = new LinkedHashMap<>();
        for (Action caution : bundle.cautions()) {
            String owner = caution.owner().equals(bundle.audience()) ? "you" : caution.owner();
            owners.computeIfAbsent(PlainText.clean(caution.action()), none -> new LinkedHashSet<>())
                    .add(owner);
        }
        return owners.entrySet().stream()
                .map(caution -> caution.getKey() + " (" + String.join(", ", caution.getValue()) + ")")
                .toList();
    }

    private void stepsToTake() {
        List<Bundle.Step> steps = bundle.steps();
        if (steps.isEmpty()) {
            return;
        }
        draft.writer().heading("DO");
        int number = 0;
        Bundle.@Nullable Whose group = null;
        for (Bundle.Step step : draft.omitted().first(draft.detail().steps(), steps, "steps to take")) {
            if (bundle.whose(step) != group) {
                group = bundle.whose(step);
                boolean isNoneOurs = number == 0 && group != Bundle.Whose.OURS && !failedPolicies.isToBeJudged();
                draft.writer().line((isNoneOurs ? "No step is yours. " : "") + whose(group));
            }
            number++;
            step(number, step, group);
        }
    }

    private void step(int number, Bundle.Step step, Bundle.Whose whose) {
        Action action = step.action();
        String owner = action.owner() + (whose == Bundle.Whose.OURS ? " (you)" : "");
        String moment = moment(step, draft.times()::full);
        // The longest of both still fit on one line.
        String gap = isLate(step) ? " " : "  ";
        draft.writer().line(String.format(Locale.ROOT, "%2d. %s%s%s", number, moment, gap, owner));
        draft.writer().paragraph("    ", draft.step(action.action()));
    }

    private static String whose(Bundle.Whose group) {
        return switch (group) {
            case OURS -> "Yours:";
            case OTHERS -> "Others', so that you know:";
        };
    }
}
