package cn.doorplate.identity;

import org.springframework.stereotype.Component;

/** Who agreed to the privacy policy in force (个人信息保护法, articles 13 to 15). */
@Component
class Consents {

    /** The policy in force. */
    static final String VERSION = "2026-11";

    private final ConsentMapper rows;

    Consents(ConsentMapper rows) {
        this.rows = rows;
    }

    boolean hasAgreed(long personId) {
        return rows.isGiven(personId, VERSION);
    }
}
