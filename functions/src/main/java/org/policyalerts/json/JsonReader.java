package org.policyalerts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads strict JSON into a plain tree: maps in document order, lists, strings, {@code Long}, {@code BigDecimal},
 * booleans, null.
 *
 * <p>Refused: more than 64 levels, duplicate names, NaN, numbers a double or 2<sup>53</sup> cannot hold, any encoding
 * but UTF-8, a byte order mark, halves of surrogate pairs, anything after the value. A number without a fraction is a
 * {@code Long} however it was written.
 */
public final class JsonReader {

    /** The decoder writes this character for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final int MOST_LEVELS = 64;
    private static final int MOST_DIGITS = 320;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxNumberLength(MOST_DIGITS)
                    .build())
            .build();

    private final JsonParser parser;
    private final boolean mayBreakPairs;
    private final Handed handed;

    private JsonReader(JsonParser parser, boolean mayBreakPairs, Handed handed) {
        this.parser = parser;
        this.mayBreakPairs = mayBreakPairs;
        this.handed = handed;
    }

    /** The list of a document whose elements are handed over one by one, and to whom. */
    private record Handed(String list, Consumer<@Nullable Object> taker) {

        static final Handed NONE = new Handed("", none -> {});
    }

    /**
     * Reads a document in UTF-8 of at most so many bytes.
     *
     * @throws JsonInvalidException if it is longer, or not strict JSON
     */
    public static @Nullable Object read(byte[] document, int maxBytes) throws JsonInvalidException {
        if (document.length > maxBytes) {
            throw new JsonInvalidException("the document is longer than " + maxBytes + " bytes", "", 1, 1);
        }
        String text = new String(document, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            return read(decoded(document));
        }
        // NUL would make the parser take the bytes for UTF-16.
        boolean isAscii = text.length() == document.length && text.indexOf(0) < 0;
        return isAscii ? ascii(document, text) : read(text);
    }

    /**
     * Reads a document of one byte a character, as most of those that machines write. It is read from its bytes, which
     * is quicker; if something is wrong it is read again from its text, to say what and where.
     */
    private static @Nullable Object ascii(byte[] document, String text) throws JsonInvalidException {
        try (JsonParser parser = FACTORY.createParser(document)) {
            // Only an escape can put half a surrogate pair into ASCII.
            return new JsonReader(parser, text.indexOf('\\') >= 0, Handed.NONE).document();
        } catch (IOException | JsonInvalidException invalid) {
            return read(text);
        }
    }

    /**
     * Reads a document that is at hand as text.
     *
     * @throws JsonInvalidException if it is not strict JSON
     */
    public static @Nullable Object read(String document) throws JsonInvalidException {
        return read(document, Handed.NONE);
    }

    private static @Nullable Object read(String document, Handed handed) throws JsonInvalidException {
        if (document.startsWith("\uFEFF")) {
            throw new JsonInvalidException("the document starts with a byte order mark", "", 1, 1);
        }
        try (JsonParser parser = FACTORY.createParser(document)) {
            return read(parser, handed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable Object read(JsonParser parser, Handed handed) throws IOException, JsonInvalidException {
        try {
            return new JsonReader(parser, true, handed).document();
        } catch (StreamConstraintsException tooMuch) {
            // Unlike the others, this exception does not know the place.
            throw JsonInvalidException.of(tooMuch, parser.currentLocation());
        } catch (JsonProcessingException invalid) {
            throw JsonInvalidException.of(invalid, invalid.getLocation());
        }
    }

    /**
     * Reads a document that has to be an object.
     *
     * @throws JsonInvalidException if it is not strict JSON, or another kind of value
     */
    public static Map<String, Object> readObject(String document) throws JsonInvalidException {
        return object(read(document));
    }

    /**
     * Reads a document that has to be an object, and hands the elements of one of its lists over as they are read. That
     * list is empty in the result: the elements of a long one are never in memory together.
     *
     * @throws JsonInvalidException if it is not strict JSON, or another kind of value; elements may have been handed
     *     over by then
     */
    public static Map<String, Object> readObject(String document, String list, Consumer<@Nullable Object> taker)
            throws JsonInvalidException {
        return object(read(document, new Handed(list, taker)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object document) throws JsonInvalidException {
        if (document instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new JsonInvalidException("the document is not an object", "", 1, 1);
    }

    private static String decoded(byte[] document) throws JsonInvalidException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new JsonInvalidException("the document is not valid UTF-8", "", 1, 1);
        }
    }

    private @Nullable Object document() throws IOException, JsonInvalidException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw refused("the document is empty");
        }
        Object value = value(first);
        if (parser.nextToken() != null) {
            throw refused("there is something after the end of the document");
        }
        return value;
    }

    private @Nullable Object value(JsonToken token) throws IOException, JsonInvalidException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> wholeCharacters(parser.getText());
            case VALUE_NUMBER_INT -> JsonNumber.whole(parser);
            case VALUE_NUMBER_FLOAT -> JsonNumber.number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, Object> object() throws IOException, JsonInvalidException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (object.containsKey(wholeCharacters(name))) {
                throw refused("the name appears twice in its object");
            }
            JsonToken token = parser.nextToken();
            object.put(name, token == JsonToken.START_ARRAY && isHanded(name) ? handedOver() : value(token));
        }
        return object;
    }

    private boolean isHanded(String name) {
        return name.equals(handed.list())
                && parser.getParsingContext().getParent().getParent().inRoot();
    }

    private List<Object> handedOver() throws IOException, JsonInvalidException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            handed.taker().accept(value(token));
        }
        return List.of();
    }

    private List<Object> list() throws IOException, JsonInvalidException {
        List<Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(token));
        }
        return list;
    }

    private String wholeCharacters(String text) throws JsonInvalidException {
        for (int i = 0; mayBreakPairs && i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw refused("the text holds half a surrogate pair");
            }
        }
        return text;
    }

    private JsonInvalidException refused(String reason) {
        return JsonInvalidException.at(reason, parser);
    }
}
