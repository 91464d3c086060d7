package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.TimeFormat;

/** A message of a bundle while its sections are written: how much they tell, and what they leave out. */
record MessageDraft(Bundle bundle, TimeFormat times, DetailLevel detail, TextWriter writer, OmittedCounts omitted) {

    static MessageDraft of(Bundle bundle, TimeFormat times, DetailLevel detail) {
        return new MessageDraft(bundle, times, detail, new TextWriter(), new OmittedCounts());
    }

    /** "by 26 Dec 20:00", or that this has passed. */
    String due(Instant moment, Function<Instant, String> written) {
        return (moment.isBefore(bundle.at()) ? "OVERDUE since " : "by ") + written.apply(moment);
    }

    /** The text of a step, as far as the detail allows. */
    String step(String action) {
        return omitted.cut(detail.stepColumns(), action, "texts of steps, in part");
    }

    /**
     * A policy by its title.
     *
     * @param version what staff quote it by
     */
    void policy(String title, Severity severity, String version) {
        writer.paragraph(" * ", title + " (" + severity.text() + ", " + version + ")");
    }

    /** Why a policy asks for its steps. */
    void explanation(String why) {
        writer.prose(omitted.cut(detail.stepColumns(), why, "explanations, in part"));
    }

    /** The first of a list below a paragraph; the others are counted under a plural. */
    void bullets(int most, List<String> texts, String plural) {
        writer.bullets(omitted.first(most, texts, plural));
    }
}
