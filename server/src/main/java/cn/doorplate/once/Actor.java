package cn.doorplate.once;

/**
 * Whose idempotency key it is. The same key means nothing between two of them, so that nobody can learn or take another's
 * outcome.
 */
public sealed interface Actor {

    /** Someone who is logged in. */
    static Actor person(long id) {
        return new Person(id);
    }

    /** Where nobody is logged in: the name that a client made up for itself, {@code Caller.device()}. */
    static Actor device(String id) {
        return new Device(id);
    }

    record Person(long id) implements Actor {}

    record Device(String id) implements Actor {}
}
