package cn.doorplate.identity;

import java.time.Instant;

/** 监护人确认码: what a child shows to its guardian. */
record GuardianCode(String code, Instant expiresAt) {

    @Override
    public String toString() {
        return "GuardianCode[…]";
    }
}
