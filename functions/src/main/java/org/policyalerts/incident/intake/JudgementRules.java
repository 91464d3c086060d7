package org.policyalerts.incident.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.incident.validation.Problem;

/**
 * Keeps our own judgement to those who may judge: how far the attribution is, how sure we are, who looks after it and
 * when. Everybody else may say that somebody claims it, and sends the rest back as it was. Taking a judgement away is
 * as much a change of it as making one.
 */
record JudgementRules(Optional<Report> before) {

    private static final List<String> FIELDS =
            List.of("status", "confidence", "owner", "lastReviewedAt", "nextReviewAt");

    /** What a reporter may say first. */
    private static final Map<String, List<String>> OPEN_TO_ALL =
            Map.of("status", List.of("unassessed", "claimed"), "confidence", List.of("none", "low"));

    private static final String SCOPE = "; it takes the scope attribution/judge";

    /**
     * What of a report only those may say who judge.
     *
     * @param isClaimed whether a claim stands in it
     */
    List<Problem> refusals(Map<?, ?> report, boolean isClaimed) {
        Map<?, ?> attribution = report.get("attribution") instanceof Map<?, ?> given ? given : Map.of();
        List<Problem> refusals = new ArrayList<>();
        for (String field : FIELDS) {
            String after = text(attribution.get(field));
            String was = before.flatMap(earlier -> earlier.find("attribution." + field))
                    .orElse(null);
            boolean isLeftOut = after == null && field.equals("status");
            boolean isFirstClaim = isClaimed && "claimed".equals(after) && wasUnclaimed();
            if (!Objects.equals(was, after) && !isLeftOut && !isFirstClaim && !isOpen(field, was, after)) {
                refusals.add(new Problem("/attribution/" + field, words(field, was)));
            }
        }
        return refusals;
    }

    /** A status that follows the first claim was never anybody's judgement. */
    private boolean wasUnclaimed() {
        return before.filter(report -> report.text("attribution.status").equals("unassessed"))
                .filter(report -> report.standingClaims().isEmpty())
                .isPresent();
    }

    /** Whether nobody has judged before: a claim at most, and nothing said beside. */
    private boolean isUnjudged() {
        return before.stream()
                .allMatch(report -> open("status").contains(report.text("attribution.status"))
                        && FIELDS.stream().skip(1).allMatch(field -> report.find("attribution." + field)
                                .isEmpty()));
    }

    /** What no vocabulary knows is left to validation, which says what there is. */
    private boolean isOpen(String field, @Nullable String was, @Nullable String after) {
        List<String> words =
                IncidentModel.find("attribution." + field).orElseThrow().values();
        boolean isNoWord = after != null && !words.isEmpty() && !words.contains(after);
        return isNoWord || (was == null && isUnjudged() && open(field).contains(after));
    }

    private String words(String field, @Nullable String was) {
        if (was != null || !isUnjudged()) {
            return "is our own judgement and has to come back as it was" + SCOPE + " to change it";
        }
        return open(field).isEmpty()
                ? "is our own judgement" + SCOPE
                : "may be " + String.join(" or ", open(field)) + "; more is our own judgement" + SCOPE;
    }

    private static List<String> open(String field) {
        return OPEN_TO_ALL.getOrDefault(field, List.of());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Normalizer.normalize(value.toString(), Normalizer.Form.NFC);
    }
}
