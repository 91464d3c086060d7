package org.policyalerts.local.sns;

/** A request that SNS would refuse, with its error code. */
final class SnsRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    private SnsRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SnsRefusal invalid(String message) {
        return of("InvalidParameter", "Invalid parameter: " + message);
    }

    static SnsRefusal invalidValue(String message) {
        return of("ParameterValueInvalid", message);
    }

    static SnsRefusal notFound(String what) {
        return new SnsRefusal(404, "NotFound", what + " does not exist");
    }

    static SnsRefusal of(String code, String message) {
        return new SnsRefusal(400, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
