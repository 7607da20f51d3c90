package cn.doorplate.identity;

import java.time.Instant;

/** Since when a guardian agrees to the account of a child whom they entered. */
record ChildConsentRow(long dependantId, Instant givenAt) {}
