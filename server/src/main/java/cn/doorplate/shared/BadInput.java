package cn.doorplate.shared;

/**
 * A client asked for something that cannot be: a page of 5,000, a cursor that is none. Reaches the client as a GraphQL
 * error {@code BAD_REQUEST} with this message, so the message says what to do, in Chinese, and holds nothing internal.
 */
public class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message);
    }
}
