package cn.doorplate.messaging;

/**
 * The SMS that was to bring somebody an address that is theirs alone will never go out; told within the transaction that notes it.
 *
 * @param subject what the message concerns
 */
public record LinkUnsent(long personId, long subject) {}
