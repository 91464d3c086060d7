package org.policyalerts.api;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Somebody with a token, named as it is written, and what such a token is to be good for.
 *
 * @param organisation whose reports it reads; empty if it is none of a reporter
 * @param operator the operator it signs in for; empty if none
 * @param isRestricted whether it is for what is under TLP:RED
 */
public record Reader(
        String name,
        Optional<String> organisation,
        Optional<String> operator,
        boolean isRestricted,
        UnaryOperator<Call> token) {

    private static final String RESTRICTED = "+restricted";

    public static final String OWN = "AKCESK";
    public static final String OTHER = "CERT-EU";

    /** One of every kind. */
    public static final List<Reader> ALL = List.of(
            nobody("none", call -> call),
            nobody("publisher:P", call -> call.as("books/publish", "")),
            reporter("submitter:" + OWN, OWN, call -> call.asSubmitter(OWN)),
            reporter("curator:" + OWN, OWN, call -> call.asCurator(OWN)),
            reporter("submitter:" + OTHER, OTHER, call -> call.asSubmitter(OTHER)),
            reporter("submitter:" + OTHER + RESTRICTED, OTHER, call -> call.asSubmitter(OTHER)),
            reporter("curator:" + OTHER + RESTRICTED, OTHER, call -> call.asCurator(OTHER)),
            staff("staff", Call::asStaff),
            staff("staff" + RESTRICTED, Call::asStaff),
            staff("staff:mfa", call -> call.asMember("mfa")),
            staff("staff:policy", call -> call.asMember("policy")),
            staff("staff:csirt" + RESTRICTED, call -> call.asMember("csirt")),
            operator("OSHEE", ""),
            operator("OSHEE", RESTRICTED),
            operator("OST", ""),
            staff("auditor", Call::asAuditor),
            staff("auditor" + RESTRICTED, Call::asAuditor));

    private static Reader nobody(String name, UnaryOperator<Call> token) {
        return new Reader(name, Optional.empty(), Optional.empty(), false, token);
    }

    private static Reader reporter(String name, String organisation, UnaryOperator<Call> token) {
        return new Reader(name, Optional.of(organisation), Optional.empty(), isRestricted(name), token);
    }

    private static Reader staff(String name, UnaryOperator<Call> token) {
        return new Reader(name, Optional.empty(), Optional.empty(), isRestricted(name), token);
    }

    private static Reader operator(String organisation, String more) {
        return new Reader(
                "staff:operator@" + organisation + more,
                Optional.empty(),
                Optional.of(organisation),
                isRestricted(more),
                call -> call.asMember("operator@" + organisation));
    }

    private static boolean isRestricted(String name) {
        return name.endsWith(RESTRICTED);
    }

    /** Whether reports are none of its business, whoever's they are. */
    public boolean readsNothing() {
        return name.equals("none") || name.startsWith("publisher:");
    }

    /** Whether what staff say among themselves is for it. */
    public boolean isOfAuthority() {
        return organisation.isEmpty() && operator.isEmpty() && !readsNothing();
    }

    /** A call as this reader makes it. */
    public Call on(FakeApi api, String method, String path) {
        Call call = token.apply(api.call(method, path));
        return isRestricted ? call.restricted() : call;
    }

    @Override
    public String toString() {
        return name;
    }
}
