package cn.doorplate.identity;

import java.time.Instant;

/** A login that lasts until then, unless it is ended before. */
record Session(long id, long personId, SessionKind kind, Instant expiresAt) {}
