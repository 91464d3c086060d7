package org.policyalerts.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words that must not be read any more, and what stands in the place of each. They are found whatever their case and
 * wherever a line is broken, as a key for comparing names, and, where a text was shortened, by their beginning.
 */
public final class ErasedWords {

    /** By less of a longer text nobody tells it from others. */
    private static final int BEGINNING = 40;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern FOR_MACHINES = Pattern.compile("[a-z0-9_#:.@|-]*");
    private static final int HOWEVER_WRITTEN = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final Map<String, String> places;

    /** A name that begins another one must not leave the rest of it. */
    private final List<Word> longestFirst;

    /** What is looked for in every text is made ready once. */
    private record Word(String folded, Pattern whole, Pattern beginning, String place) {}

    /**
     * Words to take out.
     *
     * @param places by the words, what stands in their place
     */
    public ErasedWords(Map<String, String> places) {
        this.places = Map.copyOf(places);
        this.longestFirst = places.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(word -> word))
                .map(word -> new Word(folded(word), whole(word), beginning(word), String.valueOf(places.get(word))))
                .toList();
    }

    /** By the words, what stands in their place. */
    public Map<String, String> places() {
        return places;
    }

    /** Whether a text quotes any of them. */
    public boolean areIn(String text) {
        return longestFirst.stream()
                .anyMatch(word -> word.beginning().matcher(text).find());
    }

    /** A text without them. */
    public String outOf(String text) {
        String folded = folded(text);
        for (Word word : longestFirst) {
            if (word.folded().equals(folded)) {
                return word.place();
            }
        }
        // An id or a state is no text, though a name may be like a part of it.
        return FOR_MACHINES.matcher(text).matches() ? text : replaced(text);
    }

    private String replaced(String text) {
        String left = text;
        for (Word word : longestFirst) {
            left = word.whole().matcher(left).replaceAll(Matcher.quoteReplacement(word.place()));
            left = word.beginning().matcher(left).find() ? word.place() : left;
        }
        return left;
    }

    /** A JSON object in which no text has them. */
    public Map<String, Object> outOf(Map<?, ?> object) {
        Map<String, Object> left = new LinkedHashMap<>();
        object.forEach((name, value) -> left.put(String.valueOf(name), value(value)));
        return left;
    }

    private @Nullable Object value(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> object) {
            return outOf(object);
        }
        if (tree instanceof List<?> list) {
            List<Object> left = new ArrayList<>();
            list.forEach(element -> left.add(value(element)));
            return left;
        }
        return tree instanceof String text ? outOf(text) : tree;
    }

    private static Pattern whole(String word) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + anyBlanks(word) + "(?![\\p{L}\\p{N}])", HOWEVER_WRITTEN);
    }

    private static Pattern beginning(String word) {
        if (word.length() <= BEGINNING) {
            return whole(word);
        }
        int end = Character.isLowSurrogate(word.charAt(BEGINNING)) ? BEGINNING + 1 : BEGINNING;
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + anyBlanks(word.substring(0, end)), HOWEVER_WRITTEN);
    }

    private static String anyBlanks(String word) {
        return Stream.of(BLANKS.split(word.strip(), -1)).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    }
}
