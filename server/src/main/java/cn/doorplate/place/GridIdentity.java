package cn.doorplate.place;

/** What of an area never changes. */
record GridIdentity(long regionCode, GridKind kind) {}
