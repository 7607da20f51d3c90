package cn.doorplate.shared;

/**
 * A session has ended, here or on another server: what hangs on it (sockets) is closed. Published on every server, after the
 * commit.
 *
 * @param hash {@link Credential#hashText()}
 */
public record CredentialEnded(String hash) {}
