package cn.doorplate.media.content;

/** A file that is not taken. Carries no stack trace: it tells of the file, not of us, and must stay cheap under attack. */
public final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** None of the {@link Format}s. */
        UNKNOWN,
        /** Begins like one of them, and is not whole or not well-formed. */
        DAMAGED,
        /** A picture that would take too much memory to open. */
        TOO_MANY_PIXELS,
        /** A picture that moves. */
        ANIMATED,
        /** A workbook that unpacks to far more than it says to be. */
        UNPACKS_TOO_LARGE,
        /** A workbook that carries programs. */
        MACROS,
        /** A workbook that asks for a password. */
        ENCRYPTED
    }

    private final Reason reason;

    public Unfit(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    static Unfit damaged() {
        return new Unfit(Reason.DAMAGED);
    }

    public Reason reason() {
        return reason;
    }
}
