package org.policyalerts.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads the number at which a parser stands; refused is what a double or 2<sup>53</sup> cannot hold. */
final class JsonNumber {

    private static final BigDecimal LARGEST_INTEGER = BigDecimal.valueOf(1L << 53);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Double.MAX_VALUE);
    private static final int FINEST_SCALE = 340;

    private JsonNumber() {}

    static Object whole(JsonParser parser) throws IOException, JsonInvalidException {
        return parser.getNumberType() == JsonParser.NumberType.INT
                ? (Object) (long) parser.getIntValue()
                : number(parser);
    }

    static Object number(JsonParser parser) throws IOException, JsonInvalidException {
        BigDecimal number = decimal(parser);
        if (number.abs().compareTo(LARGEST) > 0 || number.scale() > FINEST_SCALE) {
            throw JsonInvalidException.at("the number cannot be represented", parser);
        }
        BigDecimal shortest = number.stripTrailingZeros();
        if (shortest.scale() > 0) {
            return shortest;
        }
        if (number.abs().compareTo(LARGEST_INTEGER) > 0) {
            throw JsonInvalidException.at("the integer is beyond 2^53", parser);
        }
        return shortest.longValueExact();
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException, JsonInvalidException {
        try {
            return parser.getDecimalValue();
        } catch (ArithmeticException | NumberFormatException exponentBeyondDecimals) {
            throw JsonInvalidException.at("the number cannot be represented", parser);
        }
    }
}
