package org.policyalerts.policy;

/**
 * The text of a policy file, not yet looked at.
 *
 * @param name as problems name it: the file's path
 */
public record PolicySource(String name, String text) {

    /** The file's name without folder and ending: the id its policy must have. */
    String stem() {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return file.replaceFirst("\\.ya?ml$", "");
    }

    /** The text of a line, counted from 1; empty past the end. */
    String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }
}
