package cn.doorplate.shared;

/**
 * Who asks may not have this, or not yet. Reaches the client as a GraphQL error of that code, over plain HTTP as that status.
 * What is another's is {@link Why#NOT_FOUND}, so that nobody learns that it is there.
 */
public final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Why {
        /** Nobody is logged in, or the session has ended. */
        UNAUTHORIZED(401),
        /** The privacy policy in force was not agreed to. */
        CONSENT_REQUIRED(403),
        /** Nothing the person is entitles them to this. */
        FORBIDDEN(403),
        /** There is no such thing, or it is another's. */
        NOT_FOUND(404),
        /** Too often in a short time. */
        TOO_MANY_REQUESTS(429);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        /** The HTTP status, where there is one to give. */
        public int status() {
            return status;
        }
    }

    private final Why why;

    public Denied(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
