package org.policyalerts.policy.parser;

import java.util.Optional;

/**
 * The text of a policy file, not yet looked at.
 *
 * @param name as problems name it: the file's path
 * @param unreadable why the file could not be read; its text is then empty
 */
public record PolicySource(String name, String text, Optional<String> unreadable) {

    /** A text that is at hand. */
    public PolicySource(String name, String text) {
        this(name, text, Optional.empty());
    }

    /** The file's name without folder and ending: the id its policy must have. */
    public String stem() {
        return fileName().replaceFirst("\\.ya?ml$", "");
    }

    /** The file's name without the folder. */
    String fileName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The text of a line, counted from 1; empty past the end. */
    String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }
}
