package org.policyalerts.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One answer in several media types, of which the caller chooses by {@code Accept} (RFC 9110, 12.5.1). */
public final class Representations implements Route.Handler {

    private static final Pattern RANGE = Pattern.compile("[^/;\\s]+/[^/;\\s]+");
    private static final Pattern QUALITY = Pattern.compile("q=(0?\\.\\d{1,3}|0|1|0\\.|1\\.0{0,3})");

    private final Map<String, Route.Handler> byType;

    private Representations(Map<String, Route.Handler> byType) {
        this.byType = byType;
    }

    /** An answer in JSON, which is also for whoever does not say. */
    public static Representations json(Route.Handler handler) {
        return new Representations(Map.of("application/json", handler));
    }

    /** In one more form. */
    public Representations or(String mediaType, Route.Handler handler) {
        Map<String, Route.Handler> more = new LinkedHashMap<>(byType);
        more.put(mediaType, handler);
        return new Representations(more);
    }

    /** What there is, what is taken for granted first. */
    List<String> types() {
        return List.copyOf(byType.keySet());
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        Route.Handler handler = chosen(request.header("Accept").filter(accept -> !accept.isBlank()))
                .map(byType::get)
                .orElseThrow(() -> ProblemException.of(
                                ProblemKind.NOT_ACCEPTABLE,
                                "There is " + String.join(", ", types()) + ".",
                                Map.of("offered", types()))
                        .with("Vary", "Accept"));
        return handler.handle(request).with("Vary", "Accept");
    }

    /** The best of the offers; among equals the one that is named more exactly, then the one that is named first. */
    private Optional<String> chosen(Optional<String> accept) {
        List<Range> ranges = accept.map(Representations::ranges).orElse(List.of(new Range("*/*", 1, 0)));
        return types().stream()
                .flatMap(type -> ranges.stream()
                        .filter(range -> range.includes(type))
                        // The most exact range that fits says how welcome it is, be it not at all.
                        .max(Comparator.comparingInt(Range::exactness)
                                .thenComparing(Range::place, Comparator.reverseOrder()))
                        .filter(range -> range.quality() > 0)
                        .map(range -> Map.entry(type, range))
                        .stream())
                .min(Map.Entry.comparingByValue(Comparator.comparingDouble(Range::quality)
                        .thenComparingInt(Range::exactness)
                        .reversed()
                        .thenComparingInt(Range::place)))
                .map(Map.Entry::getKey);
    }

    /** What is no range is passed over: old clients send such things beside others. */
    private static List<Range> ranges(String accept) {
        String[] parts = accept.toLowerCase(Locale.ROOT).split(",", -1);
        return IntStream.range(0, parts.length)
                .mapToObj(place -> range(parts[place].strip(), place))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Range> range(String text, int place) {
        String[] parts = text.split("\\s*;\\s*", -1);
        double quality = Arrays.stream(parts)
                .filter(part -> part.startsWith("q="))
                .findFirst()
                .map(part -> QUALITY.matcher(part).matches() ? Double.parseDouble(part.substring(2)) : 0)
                .orElse(1.0);
        return RANGE.matcher(parts[0]).matches() ? Optional.of(new Range(parts[0], quality, place)) : Optional.empty();
    }

    /**
     * Some media types.
     *
     * @param quality how welcome they are, from 0 to 1
     * @param place where they are named
     */
    private record Range(String types, double quality, int place) {

        boolean includes(String type) {
            return types.equals("*/*")
                    || types.equals(type)
                    || (types.endsWith("/*") && type.startsWith(types.substring(0, types.length() - 1)));
        }

        int exactness() {
            return types.equals("*/*") ? 0 : types.endsWith("/*") ? 1 : 2;
        }
    }
}
