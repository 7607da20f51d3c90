package cn.doorplate.redis;

/** What becomes of a limit that cannot be counted for all servers together. */
public enum WhenRedisIsAway {
    /** Each server counts for itself: a caller gets at most one share a server. */
    LOCAL,
    /** Everyone passes: for what must work above all, the alarm. */
    OPEN,
    /** Nobody passes: for what must not be tried out, logins. */
    CLOSED
}
