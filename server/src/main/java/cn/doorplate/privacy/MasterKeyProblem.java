package cn.doorplate.privacy;

/** A master key that is needed is not configured, or is none; the message says which, in Chinese, and what to do. */
final class MasterKeyProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MasterKeyProblem(String message) {
        super(message);
    }
}
