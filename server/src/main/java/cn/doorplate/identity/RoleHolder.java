package cn.doorplate.identity;

import org.jspecify.annotations.Nullable;

/** 任职人: who holds a role, masked. */
record RoleHolder(@Nullable String name, @Nullable String phone) {}
