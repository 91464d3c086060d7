package org.policyalerts.local.words;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a document shows as the answer of a command, held against what came. */
final class Shown {

    private static final Pattern CODE = Pattern.compile("\\bcode [0-9A-Z]{6}\\b");

    private Shown() {}

    /**
     * The first line shown that did not come. Lines come in the order in which they are shown, perhaps with others
     * between; {@code …} stands for anything, and the code of a message for any other.
     */
    static Optional<String> missing(List<String> shown, String came) {
        Iterator<String> lines =
                came.replace("\r", "").lines().map(Shown::withoutCode).iterator();
        return shown.stream()
                .filter(line -> !line.isBlank())
                .filter(line -> !comes(asPattern(line), lines))
                .findFirst();
    }

    private static boolean comes(Pattern wanted, Iterator<String> lines) {
        while (lines.hasNext()) {
            if (wanted.matcher(lines.next()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static Pattern asPattern(String line) {
        return Pattern.compile(Pattern.quote(withoutCode(line)).replace("…", "\\E.*\\Q"));
    }

    private static String withoutCode(String line) {
        return CODE.matcher(line).replaceAll("code");
    }
}
