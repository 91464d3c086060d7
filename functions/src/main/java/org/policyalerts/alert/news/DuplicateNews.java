package org.policyalerts.alert.news;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.message.News;
import org.policyalerts.incident.Incident;
import org.policyalerts.text.PlainText;

/**
 * What recipients hear of an incident in whose place another counts: that it is so, once, what turns out wrong of what
 * they were told, and nothing else. The CSIRT also hears in what the two reports differ.
 *
 * @param primary the incident that counts; empty if it is not there any more
 * @param isTellable whether the recipient may be told what it is
 */
record DuplicateNews(Optional<Incident> primary, boolean isTellable, AudienceState state) {

    private static final int TITLE_COLUMNS = 60;

    /** What reports may differ in. */
    private static final Set<Kind> COMPARED =
            EnumSet.of(Kind.DETERMINATION, Kind.VICTIMS, Kind.CLAIMS, Kind.ATTRIBUTION, Kind.SEVERITY, Kind.SERVICES);

    /**
     * @param base what the recipient takes to be so
     * @param changes how this incident is otherwise than that
     */
    List<FactChange> of(Belief base, List<FactChange> changes, IncidentFacts now) {
        List<FactChange> differences = differences(base, now);
        List<FactChange> news = new ArrayList<>();
        if (base.facts().of(Kind.DUPLICATE).isEmpty() && (state.isAware() || !differences.isEmpty())) {
            news.add(new FactChange(Kind.DUPLICATE, List.of(), List.of(name()), false));
        }
        changes.stream().filter(change -> state.isAware() && change.isWrong()).forEach(news::add);
        news.addAll(differences);
        return news;
    }

    /** The title of the other, for who may see it. */
    private String name() {
        return primary.filter(one -> isTellable)
                .map(one -> "\""
                        + PlainText.shorten(PlainText.clean(one.report().text("title")), TITLE_COLUMNS)
                        + "\" ("
                        + PlainText.clean(one.report().text("reference"))
                        + ")")
                .orElse(News.ANOTHER_ONE);
    }

    /** Of each fact once: what this report said when it was told is compared no more. */
    private List<FactChange> differences(Belief base, IncidentFacts now) {
        if (!state.recipient().audience().equals(NewsComparison.COMPARING) || primary.isEmpty()) {
            return List.of();
        }
        boolean isFirst = base.facts().of(Kind.DUPLICATE).isEmpty();
        IncidentFacts others = IncidentFacts.of(primary.get().report());
        List<String> words = FactChange.between(others, now).stream()
                .filter(change -> COMPARED.contains(change.kind()))
                .filter(change -> isFirst || !base.facts().of(change.kind()).equals(now.of(change.kind())))
                .map(change -> change.asDifference(isTellable))
                .toList();
        return words.isEmpty() ? List.of() : List.of(new FactChange(Kind.DIFFERENCE, List.of(), words, false));
    }
}
