package org.policyalerts.incident.validation;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.Field;
import org.policyalerts.text.VisibleText;

/** Brings one value into the form that its field wants, and says in words what the field wants. */
record ScalarReader(Field field) {

    private static final Set<String> ISO_COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> OTHER_CODES = Set.of("XK", "EU", "UN");
    private static final String COUNTRY = "a country code of two capital letters (ISO 3166 alpha-2, ";
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    /** The value to keep; empty if it is none for this field. */
    Optional<Object> of(Object value) {
        if (field.kind() == Field.Kind.INTEGER || field.kind() == Field.Kind.NUMBER) {
            return number(value);
        }
        return value instanceof String text ? text(text).map(Object.class::cast) : Optional.empty();
    }

    /** What the field wants, to be read after "must be". */
    String wanted() {
        return switch (field.kind()) {
            case OBJECT -> "an object";
            case ENUM -> "one of " + String.join(", ", field.values());
            case TEXT ->
                field.saysSomething()
                        ? "a text of 1 to " + longest() + " characters that is not blank"
                        : "a text of at most " + longest() + " characters";
            case INTEGER -> "a whole number from " + field.min() + " to " + field.max();
            case NUMBER -> "a number from " + field.min() + " to " + field.max();
            case DATE ->
                "a real date in one of the forms 2022, 2021-05, 2023-12-25 or 2023-12-25T10:00:00+01:00 (an instant needs its offset;"
                        + " years 1970 to 9998)";
            case COUNTRY -> COUNTRY + "XK, EU or UN)";
            case PLACE -> COUNTRY + "XK, EU, UN, or ZZ for unknown or no one country)";
            case TECHNIQUE -> "an ATT&CK technique such as T1485 or T1561.002";
            case LANGUAGE -> "a language tag (BCP 47) such as en or sq-AL";
            case URL -> "an http or https address of at most " + longest() + " characters";
        };
    }

    /** The limits of a list count its elements, so the texts in all lists have the same greatest length. */
    private long longest() {
        return field.isList() ? 300 : field.max();
    }

    private Optional<Object> number(Object value) {
        boolean isWhole = value instanceof Long;
        boolean isOther = value instanceof BigDecimal && field.kind() == Field.Kind.NUMBER;
        if (!isWhole && !isOther) {
            return Optional.empty();
        }
        BigDecimal number = isWhole ? BigDecimal.valueOf((Long) value) : (BigDecimal) value;
        boolean fits = number.compareTo(BigDecimal.valueOf(field.min())) >= 0
                && number.compareTo(BigDecimal.valueOf(field.max())) <= 0;
        return fits ? Optional.of(value) : Optional.empty();
    }

    private Optional<String> text(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC);
        return switch (field.kind()) {
            case ENUM -> Optional.of(label(text)).filter(field.values()::contains);
            case TEXT ->
                Optional.of(isReference() ? NaturalKey.tidied(text) : text)
                        .filter(this::isOfLength)
                        .filter(this::saysSomething);
            case DATE -> PartialDate.parse(text).map(PartialDate::text);
            case COUNTRY -> Optional.of(text).filter(ScalarReader::isCountry);
            case PLACE -> Optional.of(text).filter(code -> isCountry(code) || code.equals(Report.NO_ONE_COUNTRY));
            case TECHNIQUE ->
                Optional.of(text).filter(id -> TECHNIQUE.matcher(id).matches());
            case LANGUAGE -> Optional.of(text).filter(ScalarReader::isLanguageTag);
            case URL -> Optional.of(text).filter(this::isOfLength).filter(ScalarReader::isWebAddress);
            default -> Optional.empty();
        };
    }

    /**
     * TLP labels are written in many ways, and TLP 1.0 says white for clear. The words of all other vocabularies are
     * taken as they are.
     */
    private String label(String text) {
        if (!field.name().equals("tlp")) {
            return text;
        }
        String label = text.strip().toLowerCase(Locale.ROOT);
        label = label.startsWith("tlp:") ? label.substring(4).strip() : label;
        return label.equals("white") ? "clear" : label;
    }

    private boolean isReference() {
        return field.name().equals("reference");
    }

    private static boolean isCountry(String code) {
        return ISO_COUNTRIES.contains(code) || OTHER_CODES.contains(code);
    }

    private boolean isOfLength(String text) {
        return text.codePointCount(0, text.length()) <= longest();
    }

    private boolean saysSomething(String text) {
        return !field.saysSomething() || VisibleText.isIn(text);
    }

    private static boolean isLanguageTag(String text) {
        try {
            new Locale.Builder().setLanguageTag(text).build();
            return !text.isEmpty();
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getRawAuthority() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
