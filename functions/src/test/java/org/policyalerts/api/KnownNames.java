package org.policyalerts.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.model.TlpLabels;

/**
 * One incident by words that stand for nothing else, so that answers and messages can be searched for them, and who may
 * read them; a rule of its own, so that it can contradict the program's.
 */
final class KnownNames {

    final String reporter;
    String id = "";
    private final Map<String, Optional<String>> words = new LinkedHashMap<>();
    private List<String> operators = List.of();
    private String tlp = "clear";

    KnownNames(String reporter) {
        this.reporter = reporter;
    }

    /** Once it is stored. */
    KnownNames as(String stored) {
        id = stored;
        return this;
    }

    /** With a word that whoever reads of the incident may read. */
    KnownNames called(String word) {
        words.put(word, Optional.empty());
        return this;
    }

    /** With the name of a victim, which operators read of themselves alone. */
    KnownNames hit(String word, String operator) {
        words.put(word, Optional.of(operator));
        return this;
    }

    /** From now on under this label, with victims that are these operators. */
    KnownNames now(String label, List<String> hit) {
        tlp = label;
        operators = List.copyOf(hit);
        return this;
    }

    String tlp() {
        return tlp;
    }

    List<String> operators() {
        return operators;
    }

    /** What of it is in a text that a reader must not know. */
    List<String> betrayed(Reader reader, String text) {
        List<String> betrayed = new ArrayList<>();
        words.forEach((word, operator) -> {
            if (text.contains(word) && !mayRead(reader, operator)) {
                betrayed.add(reader + " reads " + word + " of " + id + " under TLP:" + tlp);
            }
        });
        return betrayed;
    }

    private boolean mayRead(Reader reader, Optional<String> victim) {
        boolean isCovered = (reader.isRestricted() || !tlp.equals("red")) && !reader.readsNothing();
        if (reader.organisation().isPresent()) {
            return isCovered && reader.organisation().get().equals(reporter);
        }
        return isCovered
                && reader.operator()
                        .map(name -> operators.contains(name)
                                && victim.map(name::equals).orElse(true))
                        .orElse(true);
    }

    /**
     * What of it is in a message that must not be.
     *
     * @param operator the operator it is for; empty for an audience
     */
    List<String> betrayed(String label, Optional<String> operator, String text) {
        boolean isQuotable = !tlp.equals("red") && !TlpLabels.isStricter(tlp, label);
        List<String> betrayed = new ArrayList<>();
        words.forEach((word, victim) -> {
            boolean mayRead = operator.map(name ->
                            operators.contains(name) && victim.map(name::equals).orElse(true))
                    .orElse(true);
            if (text.contains(word) && !(isQuotable && mayRead)) {
                betrayed.add("a message under TLP:" + label + " to " + operator + " names " + word + " of " + id
                        + " under TLP:" + tlp);
            }
        });
        return betrayed;
    }
}
