package cn.doorplate.casework;

import cn.doorplate.identity.Reach;
import cn.doorplate.identity.Reaches;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.messaging.SmsLinks;
import cn.doorplate.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the addresses of slips end with: short enough for an SMS, and too many to be tried out. Only a hash of each is kept here; in the
 * SMS that brings one it lies sealed.
 */
@Component
class SlipTokens {

    private static final Duration HOLDS = Duration.ofDays(90);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without those that look alike. */
    private static final String LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private final CaseSlipMapper rows;
    private final Reaches reaches;
    private final SmsLinks links;
    private final CaseWriting writing;

    SlipTokens(CaseSlipMapper rows, Reaches reaches, SmsLinks links, CaseWriting writing) {
        this.rows = rows;
        this.reaches = reaches;
        this.links = links;
        this.writing = writing;
    }

    /** One that was just made. */
    record Made(String token, Instant expiresAt) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Made[…]";
        }
    }

    /** Another one each time. */
    Made make(long caseId) {
        String token = RANDOM.ints(Outgoing.LONGEST_LINK, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        Instant now = writing.now();
        Instant expiresAt = now.plus(HOLDS);
        rows.insert(hash(token), caseId, expiresAt, now);
        return new Made(token, expiresAt);
    }

    /** How somebody for whom a case was filed comes to see it. */
    enum Way {
        /** In their own account. */
        ACCOUNT,
        /** By an address that an SMS brings them. */
        SMS,
        /** By a slip that who filed it prints: no SMS brings them one. */
        PAPER
    }

    Way wayTo(long person) {
        Reach reach = reaches.of(List.of(person)).get(person);
        if (reach != null && reach.hasAccount()) {
            return Way.ACCOUNT;
        }
        boolean bySms = reach != null && reach.phone() != null && !reach.child() && links.goOut();
        return bySms ? Way.SMS : Way.PAPER;
    }

    static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
