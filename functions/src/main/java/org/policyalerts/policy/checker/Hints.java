package org.policyalerts.policy.checker;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.policyalerts.text.NearestWord;

/** Says what an author may have meant. */
final class Hints {

    private Hints() {}

    /** "; did you mean 'x'?", or what is allowed if that is short to say, or nothing. */
    static String hint(String word, Collection<String> known) {
        return NearestWord.to(word, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(() -> known.size() <= 14 ? "; allowed: " + String.join(", ", known) : "");
    }

    /** The field path that an author may have meant: one with the same last name, else the one spelt most alike. */
    static Optional<String> path(String path, List<String> known) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        List<String> namesakes = known.stream()
                .filter(candidate -> candidate.endsWith("." + last))
                .toList();
        if (namesakes.size() == 1) {
            return Optional.of(namesakes.get(0));
        }
        Optional<String> among =
                namesakes.stream().min(Comparator.comparingInt(candidate -> NearestWord.distance(path, candidate)));
        return among.isPresent() && NearestWord.isNear(path, among.get()) ? among : NearestWord.to(path, known);
    }
}
