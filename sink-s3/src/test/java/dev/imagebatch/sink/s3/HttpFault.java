package dev.imagebatch.sink.s3;

/** What a network or a server does to one request. */
enum HttpFault {
    CUT_BEFORE_REQUEST,
    CUT_IN_REQUEST,
    CUT_AFTER_REQUEST,
    CUT_IN_ANSWER,
    NEVER_ANSWERED,
    ERROR_BEFORE,
    ERROR_AFTER,
    SLOW_DOWN,
    REFUSED;

    /** Whether the server gets the whole request. */
    boolean isCarriedOut() {
        return this == CUT_AFTER_REQUEST || this == CUT_IN_ANSWER || this == NEVER_ANSWERED || this == ERROR_AFTER;
    }

    /** What is answered instead of the server's own answer; empty if nothing. */
    String answer() {
        return switch (this) {
            case ERROR_BEFORE, ERROR_AFTER -> answer("500 Internal Server Error", "InternalError");
            case SLOW_DOWN -> answer("503 Slow Down", "SlowDown");
            case REFUSED -> answer("412 Precondition Failed", "PreconditionFailed");
            default -> "";
        };
    }

    private static String answer(String status, String code) {
        String body = "<Error><Code>" + code + "</Code></Error>";
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }
}
