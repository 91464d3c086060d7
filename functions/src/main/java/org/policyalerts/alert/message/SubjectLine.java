package org.policyalerts.alert.message;

import java.util.Locale;
import org.policyalerts.text.PlainText;

/** The subject of a bundle's message: a single ASCII line of at most 100 characters. */
record SubjectLine(Bundle bundle, IncidentWording wording) {

    private static final int COLUMNS = 100;

    static SubjectLine of(Bundle bundle) {
        return new SubjectLine(bundle, new IncidentWording(bundle.incident()));
    }

    String text() {
        String head = (bundle.isExercise() ? "[EXERCISE] [" : "[") + bundle.level() + bundle.graver(", ", " stands")
                + "] " + kind();
        String tail = " (" + bundle.audience() + ")";
        String title = PlainText.ascii(wording.headline());
        // A title in a script we cannot spell in ASCII would leave crumbs; the reference is better than those.
        String what = isCrumbs(title, wording.headline()) ? reference() : title;
        return head + PlainText.shorten(what, COLUMNS - head.length() - tail.length()) + tail;
    }

    private String reference() {
        String reference = PlainText.ascii(wording.reference());
        return isCrumbs(reference, wording.reference()) ? bundle.incident().id().value() : reference;
    }

    private static boolean isCrumbs(String ascii, String text) {
        return ascii.length() * 2 < text.length();
    }

    private String kind() {
        String kind = bundle.kind().text();
        return bundle.kind() == Bundle.Kind.ALERT
                ? ""
                : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + ": ";
    }
}
