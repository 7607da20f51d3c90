package cn.doorplate.identity;

import java.time.Instant;

/** A person who logs in, without what is sealed. */
record AccountRow(long id, int version, Instant createdAt) {}
