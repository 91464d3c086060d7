package org.policyalerts.text;

import java.util.Locale;

/** A value of an enum that documents and answers write as a word: its name in small letters, with hyphens. */
public interface Worded {
    String name();

    default String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
