package cn.doorplate.casework;

import java.time.Instant;

/** 代办单: where for whom a case was filed sees it without an account. */
record CaseSlip(String url, Instant expiresAt) {

    /** Says nothing of the address: who has it sees the case. */
    @Override
    public String toString() {
        return "CaseSlip[…]";
    }
}
