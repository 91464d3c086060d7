package org.policyalerts.exchange;

/**
 * What somebody has to know about a conversion.
 *
 * @param object the id of the object it is about, as its own system calls it; empty for the whole file
 * @param path where in it; empty for all of it
 * @param words what became of it, as the end of a sentence
 */
public record Remark(Kind kind, String object, String path, String words) {

    /** What is said of it. */
    public enum Kind {
        /** There, and in no report. */
        NOT_MAPPED("not mapped"),
        /** In the report, and not in the source: what a person should look at. */
        FILLED_IN("filled in"),
        /** There, and no report could be made of it. */
        NOT_CONVERTED("not converted");

        /** As tables have it. */
        public final String text;

        Kind(String text) {
            this.text = text;
        }
    }
}
