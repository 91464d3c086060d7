package org.policyalerts.channel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.policyalerts.text.Fingerprint;
import org.policyalerts.text.Worded;

/** Where a recipient is reached: a mailbox, or a chat's web hook. */
public sealed interface Address {

    /** What a chat's address is kept under: the parameter store holds it, we hold its name. */
    String PARAMETERS = "/policy-alerts/chat/";

    /** The same for two recipients at the same place, however they are written; says nothing of the place itself. */
    default String fingerprint() {
        return Fingerprint.sha256(place()).substring(0, 32);
    }

    /** What two recipients must not share, as a text. */
    String place();

    /** Why this is no address that can be used; empty if it is one. */
    Optional<String> fault();

    record Mailbox(String mail) implements Address {

        private static final int LONGEST = 254;

        /**
         * Neither quoted names nor comments nor several at once: whatever could become a second header or a second
         * reader is refused rather than escaped. SES takes no letters outside ASCII before the {@code @}.
         */
        private static final String FORM =
                "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])";

        @Override
        public String place() {
            return "mail " + mail.toLowerCase(Locale.ROOT);
        }

        @Override
        public Optional<String> fault() {
            boolean isOne = mail.length() <= LONGEST && mail.indexOf('@') <= 64 && mail.matches(FORM);
            return isOne
                    ? Optional.empty()
                    : Optional.of("must be one mail address such as duty@mfa.example: name@domain in ASCII letters"
                            + " (a domain in its xn-- form), no display name, at most 254 characters");
        }
    }

    /**
     * A chat.
     *
     * @param parameter the name of the parameter that holds the web hook's address
     */
    record Chat(Kind kind, String parameter) implements Address {

        private static final String FORM = PARAMETERS + "[A-Za-z0-9_.-]{1,100}";

        @Override
        public String place() {
            return "chat " + parameter;
        }

        @Override
        public Optional<String> fault() {
            return parameter.matches(FORM)
                    ? Optional.empty()
                    : Optional.of("must be the name of a parameter under " + PARAMETERS
                            + " (letters, digits, _ . -), never the address of the web hook itself");
        }
    }

    /** The programs that a chat may run on. */
    enum Kind implements Worded {
        SLACK,
        MATTERMOST,
        TEAMS;

        /** The one of that name. */
        public static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /** All of them, as written in requests. */
        public static List<String> texts() {
            return List.of(values()).stream().map(Kind::text).toList();
        }
    }
}
