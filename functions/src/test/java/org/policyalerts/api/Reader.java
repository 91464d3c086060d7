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

    public static final String OWN = "AKCESK";
    public static final String OTHER = "CERT-EU";

    /** One of every kind. */
    public static final List<Reader> ALL = List.of(
            reporter("submitter:" + OWN, OWN, call -> call.asSubmitter(OWN)),
            reporter("curator:" + OWN, OWN, call -> call.asCurator(OWN)),
            reporter("submitter:" + OTHER, OTHER, call -> call.asSubmitter(OTHER)),
            reporter("submitter:" + OTHER + "+restricted", OTHER, call -> call.asSubmitter(OTHER)),
            staff("staff", Call::asStaff),
            staff("staff+restricted", Call::asStaff),
            staff("staff:mfa,policy", call -> call.asMember("mfa,policy")),
            staff("staff:csirt+restricted", call -> call.asMember("csirt")),
            operator("OSHEE", ""),
            operator("OSHEE", "+restricted"),
            operator("OST", ""),
            staff("auditor", Call::asAuditor),
            staff("auditor+restricted", Call::asAuditor));

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
        return name.endsWith("+restricted");
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
