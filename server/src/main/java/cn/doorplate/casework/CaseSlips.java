package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.identity.Viewer;
import cn.doorplate.messaging.LinkUnsent;
import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Slips for those for whom a case was filed and who have no account: whoever has one sees the case as its raiser does, takes it
 * back, and says that it waits for nobody.
 */
@Service
class CaseSlips {

    private static final Duration PRINTED_WITHIN = Duration.ofHours(1);

    /** Where the SMS does not go out, from when that was known: it may be a weekend. */
    private static final Duration PRINTED_INSTEAD = Duration.ofDays(3);

    private static final RateLimit PRINTS =
            new RateLimit("case-slips-of-person", 60, Duration.ofHours(1), WhenRedisIsAway.LOCAL);
    private static final RateLimit LOOKS =
            new RateLimit("case-slips-from-network", 60, Duration.ofMinutes(1), WhenRedisIsAway.LOCAL);

    /** Four digits must not be tried out. */
    private static final RateLimit TRIES =
            new RateLimit("case-slip-tries", 5, Duration.ofHours(1), WhenRedisIsAway.LOCAL);

    private final CaseViews views;
    private final CaseTable table;
    private final CaseSlipMapper rows;
    private final SlipTokens tokens;
    private final RaiserActs acts;
    private final RateLimits limits;
    private final CaseWriting writing;
    private final CaseNews news;
    private final Secrets secrets;

    CaseSlips(
            CaseViews views,
            CaseTable table,
            CaseSlipMapper rows,
            SlipTokens tokens,
            RaiserActs acts,
            RateLimits limits,
            CaseWriting writing,
            CaseNews news,
            Secrets secrets) {
        this.views = views;
        this.table = table;
        this.rows = rows;
        this.tokens = tokens;
        this.acts = acts;
        this.limits = limits;
        this.writing = writing;
        this.news = news;
        this.secrets = secrets;
    }

    /**
     * Another one each time.
     *
     * @throws Declined NOT_FOUND if it is not a case that the viewer filed for another, HAS_ACCOUNT, or PRINT_OVER after an hour, or
     *     after three days from when they were told that the SMS does not go out
     */
    CaseSlip print(Viewer viewer, String id) {
        long number = Ids.fromOpaque(id, () -> Declined.at("case", CommonErrorCode.NOT_FOUND));
        CaseRow row = views.find(viewer, number)
                .filter(it -> it.hats().contains(CaseHat.FILER))
                .map(Case::row)
                .orElseThrow(() -> Declined.at("case", CommonErrorCode.NOT_FOUND));
        if (row.raisedBy() != null && tokens.wayTo(row.raisedBy()) == SlipTokens.Way.ACCOUNT) {
            throw Declined.because(CaseErrorCode.HAS_ACCOUNT);
        }
        if (!isPrinted(row)) {
            throw Declined.because(CaseErrorCode.PRINT_OVER);
        }
        if (!limits.take(PRINTS, "person:" + viewer.personId())) {
            throw new Denied(Denied.Why.TOO_MANY_REQUESTS);
        }
        SlipTokens.Made made = tokens.make(row.id());
        return new CaseSlip(secrets.publicUrl() + "/cases/slip/" + made.token(), made.expiresAt());
    }

    private boolean isPrinted(CaseRow row) {
        Instant now = writing.now();
        if (row.filedAt().plus(PRINTED_WITHIN).isAfter(now)) {
            return true;
        }
        Instant unsent = rows.unsentAt(row.id());
        return unsent != null && unsent.plus(PRINTED_INSTEAD).isAfter(now);
    }

    /** The SMS with the address never will go out: who filed it has the slip to bring instead. */
    @EventListener
    void on(LinkUnsent unsent) {
        table.find(unsent.subject())
                .filter(row -> row.raisedBy() != null && row.raisedBy() == unsent.personId())
                .filter(row -> rows.unsent(row.id(), writing.now()) > 0)
                .ifPresent(news::slipUnsent);
    }

    /** The case as its raiser sees it; empty if there is no such slip, or not any more. */
    Optional<Case> open(String token, Caller caller) {
        return limits.take(LOOKS, caller.network())
                ? row(token).flatMap(row -> views.find(raiser(row), row.id()))
                : Optional.empty();
    }

    /** What becomes of what somebody wants who holds the slip. */
    enum Outcome {
        DONE,
        /** These are not the last digits of its number, or they were tried too often. */
        WRONG_DIGITS,
        /** It stands otherwise by now, or somebody did something to it at the same time. */
        NOT_NOW
    }

    Outcome revoke(String token, String digits) {
        return act(token, digits, (raiser, row) -> acts.revoke(raiser, Ids.toOpaque(row.id()), row.version(), null));
    }

    /** It waits for nobody: they know of no appointment, or of nothing that they are to bring. */
    Outcome goOn(String token, String digits) {
        return act(token, digits, (raiser, row) -> acts.goOn(raiser, Ids.toOpaque(row.id()), row.version(), null));
    }

    private Outcome act(String token, String digits, BiConsumer<Viewer, CaseRow> act) {
        CaseRow row = row(token).orElse(null);
        if (row == null
                || !limits.take(TRIES, HexFormat.of().formatHex(SlipTokens.hash(token)))
                || !areLast(digits, row)) {
            return Outcome.WRONG_DIGITS;
        }
        try {
            act.accept(raiser(row), row);
            return Outcome.DONE;
        } catch (Declined e) {
            return Outcome.NOT_NOW;
        }
    }

    private static boolean areLast(String digits, CaseRow row) {
        return digits.length() == 4 && Long.toString(row.number()).endsWith(digits);
    }

    private Optional<CaseRow> row(String token) {
        return Optional.ofNullable(rows.find(SlipTokens.hash(token), writing.now()))
                .flatMap(table::find)
                .filter(row -> row.raisedBy() != null && row.filedBy() != null);
    }

    /** Whoever holds the slip stands for them, without a session and without any role. */
    private static Viewer raiser(CaseRow row) {
        Long raiser = row.raisedBy();
        return new Viewer(raiser == null ? 0 : raiser, 0, true, List.of());
    }
}
