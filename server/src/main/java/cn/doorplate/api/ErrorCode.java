package cn.doorplate.api;

/** What {@code extensions.code} of an error says, for programs; the message says it to people. */
enum ErrorCode {
    /** The request is not put as it must be, or asks for something that cannot be. */
    BAD_REQUEST(400),
    /** The document is no GraphQL, or does not fit the schema. */
    DOCUMENT_INVALID(400),
    /** The server answers trusted documents only, and this is none. */
    DOCUMENT_NOT_TRUSTED(400),
    /** No trusted document has this id. */
    DOCUMENT_UNKNOWN(400),
    /** Asks for more than one request may; {@code extensions.limit} names the limit and {@code extensions.allowed} its size. */
    LIMIT_EXCEEDED(400),
    /** The schema is not shown here. */
    INTROSPECTION_DISABLED(400),
    /** Who asks is not known. */
    UNAUTHORIZED(401),
    /** The privacy policy in force was not agreed to yet. */
    CONSENT_REQUIRED(403),
    /** Who asks may not. */
    FORBIDDEN(403),
    /** There is no such thing, or not for this caller. */
    NOT_FOUND(404),
    /** This HTTP method does not do that; {@code Allow} names those that do. */
    METHOD_NOT_ALLOWED(405),
    /** None of the accepted media types is ours. */
    NOT_ACCEPTABLE(406),
    /** The request is longer than may be. */
    TOO_LARGE(413),
    /** The request is not JSON in UTF-8. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** Too often in a short time; ask again in a while. */
    TOO_MANY_REQUESTS(429),
    /** A store is gone and nothing is known meanwhile, or too many ask at once; ask again in a while. */
    UNAVAILABLE(503),
    /** Our fault; the log has more under the trace id. */
    INTERNAL_ERROR(500);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status of a request that is refused with this before anything is executed. */
    int status() {
        return status;
    }
}
