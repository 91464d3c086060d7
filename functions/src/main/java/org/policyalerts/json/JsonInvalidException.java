package org.policyalerts.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text is not the strict JSON we read; says where and why. */
public final class JsonInvalidException extends Exception {

    private static final long serialVersionUID = 1;

    private static final Pattern OPENED_AT = Pattern.compile("\\(start marker at .*line: (\\d+), column: (\\d+)\\]\\)");
    private static final Pattern OWN_SETTING = Pattern.compile(", from `[^`]*`");
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private final String pointer;
    private final int line;
    private final int column;

    JsonInvalidException(String reason, String pointer, int line, int column) {
        super(reason);
        this.pointer = pointer;
        this.line = line;
        this.column = column;
    }

    /** What is wrong with the value at which a parser stands. */
    static JsonInvalidException at(String reason, JsonParser parser) {
        return at(reason, parser.getParsingContext().pathAsPointer().toString(), parser.currentTokenLocation());
    }

    private static JsonInvalidException at(String reason, String pointer, JsonLocation place) {
        return new JsonInvalidException(
                reason, pointer, Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
    }

    /** What the JSON library found wrong, without what it says about itself. */
    static JsonInvalidException of(JsonProcessingException invalid, @Nullable JsonLocation place) {
        return at(reason(invalid), pointer(invalid), Objects.requireNonNullElse(place, JsonLocation.NA));
    }

    private static String pointer(JsonProcessingException invalid) {
        return invalid.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
    }

    private static String reason(JsonProcessingException invalid) {
        String message = Objects.requireNonNullElse(invalid.getOriginalMessage(), "not valid JSON")
                .lines()
                .findFirst()
                .orElse("not valid JSON");
        // For an object or a list left open, the library names the document's source and its own settings as well.
        message = OPENED_AT.matcher(message).replaceAll("(opened at line $1, column $2)");
        message = OWN_SETTING.matcher(message).replaceAll("");
        // The library quotes single UTF-16 units. Half of a surrogate pair cannot be written as JSON again.
        return HALF_PAIR.matcher(message).replaceAll("\uFFFD");
    }

    /** JSON Pointer to the value being read; empty for the whole document. */
    public String pointer() {
        return pointer;
    }

    /** One sentence with the position, fit for the author of the text. */
    public String sentence() {
        return "line %d, column %d: %s".formatted(line, column, getMessage());
    }
}
