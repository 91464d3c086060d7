package org.policyalerts.api;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.text.NearestWord;
import org.policyalerts.text.VisibleText;

/** Reads a small body field by field and names everything wrong with it at once. */
public final class JsonFields {

    private final Map<?, ?> object;
    private final String place;
    private final List<Problem> problems = new ArrayList<>();

    /** A body that may have these fields and no others. */
    public JsonFields(RequestBody body, List<String> known) {
        this(body.json(), "", known);
    }

    /**
     * A part of a body that may have these fields and no others.
     *
     * @param place the pointer to it
     */
    public JsonFields(@Nullable Object tree, String place, List<String> known) {
        this.place = place;
        this.object = tree instanceof Map<?, ?> fields ? fields : Map.of();
        if (!(tree instanceof Map<?, ?>)) {
            wrong("", "must be an object");
        }
        for (Object name : object.keySet()) {
            if (!known.contains(name)) {
                String hint = NearestWord.to(name.toString(), known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; there are " + String.join(", ", known));
                wrong(name.toString().replace("~", "~0").replace("/", "~1"), "is not a field here" + hint);
            }
        }
    }

    /** A text that has to be there; empty, and a problem noted, if it is not. */
    public String text(String name, int longest) {
        return optionalText(name, longest).orElseGet(() -> {
            if (object.get(name) == null) {
                wrong(name, "must be given: a text of 1 to " + longest + " characters");
            }
            return "";
        });
    }

    /** A text, in NFC. */
    public Optional<String> optionalText(String name, int longest) {
        Object value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        String text = value instanceof String given ? Normalizer.normalize(given, Normalizer.Form.NFC) : "";
        if (!VisibleText.isIn(text) || text.codePointCount(0, text.length()) > longest) {
            wrong(name, "must be a text of 1 to " + longest + " characters that is not blank");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** One of the allowed texts. */
    public String oneOf(String name, List<String> allowed) {
        if (object.get(name) instanceof String given && allowed.contains(given)) {
            return given;
        }
        wrong(name, "must be one of " + String.join(", ", allowed));
        return allowed.get(0);
    }

    /** The elements of a list that has to be there. */
    public List<?> list(String name, int most) {
        List<?> elements = object.get(name) instanceof List<?> given ? given : List.of();
        if (elements.isEmpty() || elements.size() > most) {
            wrong(name, "must be a list of 1 to " + most);
        }
        return elements;
    }

    /** A day or a moment that has to be there. */
    public Optional<PartialDate> dayOrMoment(String name) {
        Optional<PartialDate> date = Optional.ofNullable(object.get(name))
                .filter(String.class::isInstance)
                .flatMap(text -> PartialDate.parse(text.toString()))
                .filter(found -> found.precision().isDayOrFiner());
        if (date.isEmpty()) {
            wrong(
                    name,
                    "must be a day (2023-12-29) or a moment with its offset (2023-12-29T17:00:00+01:00), real and in"
                            + " the years 1970 to 9998");
        }
        return date;
    }

    /**
     * A moment that lies after now and not too far ahead; a day without an hour means its end, as people mean it. Empty
     * if it is not there or wrong.
     *
     * @param most how far ahead it may lie
     */
    public Optional<Instant> ahead(String name, Instant now, Duration most, ZoneId zone) {
        Instant last = now.plus(most);
        Optional<Instant> moment = dayOrMoment(name).map(date -> date.latest(zone));
        if (moment.filter(at -> !at.isAfter(now) || at.isAfter(last)).isPresent()) {
            wrong(name, "must lie after now and at most " + most.toDays() + " days ahead, by " + last);
        }
        return moment;
    }

    /** True or false; false if it is not there. */
    public boolean truth(String name) {
        Object value = object.get(name);
        if (value != null && !(value instanceof Boolean)) {
            wrong(name, "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** Whether a field was sent, and not as null. */
    public boolean has(String name) {
        return object.get(name) != null;
    }

    /** Whether it is a text that says anything, so that more may be said of it. */
    public boolean isText(String name) {
        return object.get(name) instanceof String text && VisibleText.isIn(text);
    }

    public void wrong(String name, String sentence) {
        problems.add(new Problem(name.isEmpty() ? place : place + "/" + name, sentence));
    }

    /** Refuses the body if anything was wrong. */
    public void refuseIfWrong() {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }
}
