package cn.doorplate.media;

/** An upload that is turned away for its form. Carries no stack trace: it tells of the caller, not of us. */
final class UploadRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Why {
        /** There is no file, or more than one. */
        NO_FILE(400),
        /** The idempotency key is longer than 64 characters. */
        BAD_KEY(400),
        /** The file is larger than may be. */
        TOO_LARGE(413),
        /** Too many others send files at this moment. */
        UNAVAILABLE(503);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Why why;

    UploadRefused(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
