package org.policyalerts.local.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.policyalerts.policy.book.Book;

/**
 * Which rules and tables of a book are new, say something else or are gone beside another one. The preview counts only
 * what some incident of the year concerned; whoever puts a book into force agrees to all of it.
 */
record BookDifference(List<String> added, List<String> changed, List<String> gone) {

    private static final int MOST_NAMED = 12;

    static BookDifference between(Book before, Book after) {
        Map<String, String> old = texts(before);
        Map<String, String> now = texts(after);
        return new BookDifference(
                names(now, name -> !old.containsKey(name)),
                names(now, name -> old.containsKey(name) && !Objects.equals(now.get(name), old.get(name))),
                names(old, name -> !now.containsKey(name)));
    }

    private static Map<String, String> texts(Book book) {
        Map<String, String> texts = new TreeMap<>();
        book.files().forEach(file -> texts.put(file.name().replaceFirst("\\.ya?ml$", ""), file.text()));
        return texts;
    }

    private static List<String> names(Map<String, String> texts, Predicate<String> isMeant) {
        return texts.keySet().stream().filter(isMeant).toList();
    }

    String sentence() {
        return "Beside the rules in force: " + part("new", added) + ", " + part("changed", changed) + ", "
                + part("gone", gone) + ".";
    }

    private static String part(String what, List<String> names) {
        String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return names.size() + " " + what + (names.isEmpty() ? "" : " (" + named + more + ")");
    }
}
