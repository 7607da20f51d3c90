package cn.doorplate.identity;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff come in on a desktop by scanning the code that it shows, with the mini-program in which they are logged in. The code is
 * good once, for two minutes; the person sees where the desktop is, and says yes or no; the desktop alone holds the secret with
 * which it fetches its session. The table has hashes of both.
 */
@Component
class DesktopLogins {

    static final Duration LIFE = Duration.ofMinutes(2);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DesktopLoginMapper rows;
    private final AccountMapper accounts;
    private final Sessions sessions;
    private final LoginLimits limits;
    private final Clock clock;

    DesktopLogins(DesktopLoginMapper rows, AccountMapper accounts, Sessions sessions, LoginLimits limits, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What a desktop is given.
     *
     * @param code to be shown
     * @param pollSecret to be kept
     */
    record Begun(String code, String pollSecret, Instant expiresAt) {

        @Override
        public String toString() {
            return "Begun[…]";
        }
    }

    /** What a desktop hears when it asks: the session comes once, with CONFIRMED. */
    record Heard(DesktopLoginStatus status, Sessions.@Nullable Started session) {}

    /** @throws Declined TOO_OFTEN, or LOGIN_UNAVAILABLE */
    Begun start(String userAgent, @Nullable Caller caller) {
        limits.count(caller);
        Begun begun =
                new Begun(random(16), random(32), clock.instant().plus(LIFE).truncatedTo(ChronoUnit.MILLIS));
        DesktopLoginRow row = new DesktopLoginRow(
                Ids.next(),
                DesktopDevice.of(userAgent),
                caller == null ? "" : DesktopDevice.whereabouts(caller),
                DesktopLoginStatus.WAITING,
                null,
                clock.instant(),
                begun.expiresAt());
        rows.insert(row, hash(begun.code()), hash(begun.pollSecret()));
        return begun;
    }

    /** What waits under the code; empty once it was answered or its time is over. */
    Optional<DesktopLoginRow> waiting(String code) {
        return Optional.ofNullable(rows.byCode(hash(code)))
                .filter(row -> row.status() == DesktopLoginStatus.WAITING)
                .filter(row -> row.expiresAt().isAfter(clock.instant()));
    }

    /**
     * With the phone in hand: a desktop that could let in the next would outlive its working day.
     *
     * @throws Declined NOT_STAFF, NOT_WITH_DESKTOP, or DESKTOP_GONE if nothing waits under the code
     */
    void confirm(String code, Viewer viewer) {
        requireStaff(viewer);
        if (sessions.kind(viewer.session()) != SessionKind.MINI_PROGRAM) {
            throw Declined.because(LoginErrorCode.NOT_WITH_DESKTOP);
        }
        answer(code, DesktopLoginStatus.CONFIRMED, viewer);
    }

    /** @throws Declined DESKTOP_GONE if nothing waits under the code */
    void refuse(String code, Viewer viewer) {
        answer(code, DesktopLoginStatus.REFUSED, viewer);
    }

    private void answer(String code, DesktopLoginStatus status, Viewer viewer) {
        if (rows.answer(hash(code), status, viewer.personId(), clock.instant()) != 1) {
            throw Declined.at("code", LoginErrorCode.DESKTOP_GONE);
        }
    }

    private static void requireStaff(Viewer viewer) {
        if (viewer.grants().stream().map(Grant::role).noneMatch(Role::isOfStaff)) {
            throw Declined.because(LoginErrorCode.NOT_STAFF);
        }
    }

    /** How far it has come; whoever holds the secret gets the session, once. */
    @Transactional
    Heard finish(String pollSecret) {
        DesktopLoginRow row = rows.byPoll(hash(pollSecret));
        Instant now = clock.instant();
        if (row == null || !row.expiresAt().isAfter(now)) {
            return new Heard(DesktopLoginStatus.EXPIRED, null);
        }
        if (row.status() != DesktopLoginStatus.CONFIRMED || row.personId() == null) {
            return new Heard(row.status(), null);
        }
        boolean mine = rows.finish(row.id(), now) == 1 && Boolean.TRUE.equals(accounts.lockActive(row.personId()));
        return mine
                ? new Heard(DesktopLoginStatus.CONFIRMED, sessions.start(row.personId(), SessionKind.DESKTOP))
                : new Heard(DesktopLoginStatus.EXPIRED, null);
    }

    /** Desktops that this person has let in and that are not in yet stay out. */
    void forget(long personId) {
        rows.removeOf(personId);
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static byte[] hash(String secret) {
        return new Credential(secret).hash();
    }
}
