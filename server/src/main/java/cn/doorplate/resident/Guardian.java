package cn.doorplate.resident;

import org.jspecify.annotations.Nullable;

/** 代办人: somebody who acts for one, or asks to, masked. */
record Guardian(
        String id,
        GuardianshipStatus status,
        @Nullable String name,
        @Nullable String phone,
        int version) {}
