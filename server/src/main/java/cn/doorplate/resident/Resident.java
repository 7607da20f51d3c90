package cn.doorplate.resident;

import org.jspecify.annotations.Nullable;

/** 居民: somebody who lives here, masked. */
record Resident(String id, @Nullable String name, @Nullable String phone, long personId) {}
