package cn.doorplate.privacy;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.Unavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who of the staff read what of whom, and why: only ever added to, and chained, so that {@code privacy verify-access-log} shows
 * what was changed afterwards (PIPL art. 51, 54; Cybersecurity Law (2016) art. 21(3): not less than six months). What is to be
 * recorded is recorded before it is shown: when this fails, the reader gets nothing.
 */
@Service
public class AccessLog {

    /** As many as the migration made. */
    static final int LANES = 8;

    /** Six months at their longest. */
    static final int LEAST_DAYS = 183;

    /** Characters of a reason. */
    static final int LONGEST_REASON = 200;

    private static final String REASON = "access_log.reason";

    private static final Logger logger = LoggerFactory.getLogger(AccessLog.class);

    private final AccessLogMapper log;
    private final AccessChain chain;
    private final PersonKeys keys;
    private final TransactionTemplate transactions;
    private final MessageSource messages;
    private final Clock clock;

    AccessLog(
            AccessLogMapper log,
            AccessChain chain,
            PersonKeys keys,
            TransactionTemplate transactions,
            MessageSource messages,
            Clock clock) {
        this.log = log;
        this.chain = chain;
        this.keys = keys;
        this.transactions = transactions;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * One reading.
     *
     * @param what a short code of 64 ASCII characters at most, as in {@code resident.phone}
     * @param inFull or masked
     * @param reason as the reader stated it, 200 characters at most; empty where none is asked for
     */
    public record Entry(long readerId, long subjectId, String what, boolean inFull, String reason) {

        public Entry {
            if (reason.length() > LONGEST_REASON) {
                throw new IllegalArgumentException("a reason of more than " + LONGEST_REASON + " characters");
            }
        }
    }

    /**
     * Adds them all or none, in the caller's transaction or in one of its own, by four statements for one reader however many
     * they are. Holds the reader's lane until that transaction ends, so it belongs at the end of a longer one.
     *
     * @throws Unavailable if it cannot be written now: then nothing may be shown
     */
    public void record(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            transactions.executeWithoutResult(status -> write(entries));
        } catch (DataAccessException | TransactionException e) {
            logger.error("The access log cannot be written; what was to be logged is not shown", e);
            throw new Unavailable(messages.getMessage("access_log.unavailable", null, Locale.SIMPLIFIED_CHINESE), e);
        }
    }

    private void write(List<Entry> entries) {
        Keyring ring = keys.of(entries.stream().map(Entry::subjectId).toList());
        // Lanes in one order, so that two writers never wait for each other in a circle.
        entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> lane(entry.readerId()), TreeMap::new, Collectors.toUnmodifiableList()))
                .forEach((lane, some) -> append(lane, some, ring));
    }

    static int lane(long readerId) {
        return Math.floorMod(Long.hashCode(readerId), LANES);
    }

    private void append(int lane, List<Entry> entries, Keyring ring) {
        AccessLane head = Objects.requireNonNull(log.lock(lane), "no such lane");
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<AccessRow> rows = new ArrayList<>(entries.size());
        byte[] before = head.hash();
        long seq = head.seq();
        for (Entry entry : entries) {
            AccessRow row = chain.chained(before, row(lane, ++seq, entry, ring, at));
            rows.add(row);
            before = row.hash();
        }
        log.insert(rows);
        log.move(chain.sealed(head.endingAt(rows.get(rows.size() - 1))));
    }

    private static AccessRow row(int lane, long seq, Entry entry, Keyring ring, Instant at) {
        long subject = entry.subjectId();
        byte @Nullable [] reason = ring.has(subject) ? ring.seal(subject, REASON, entry.reason()) : null;
        String trace = Objects.requireNonNullElse(MDC.get("traceId"), "");
        return new AccessRow(
                lane,
                seq,
                Ids.next(),
                entry.readerId(),
                subject,
                entry.what(),
                entry.inFull(),
                reason,
                trace,
                new byte[0],
                at);
    }

    /**
     * Who read this person's data, newest first: for the person (PIPL art. 44, 45), who is thereby told of no row that is
     * already removed for its age.
     *
     * @param after where the page before ended; null for the first
     * @throws BadInput if {@code after} is none of ours
     */
    public Page<Access> of(long subjectId, int first, @Nullable String after) {
        List<AccessRow> rows = log.ofSubject(subjectId, Paging.before(after), first + 1);
        Keyring ring = keys.of(subjectId);
        return Page.firstOf(
                rows.stream().map(row -> access(row, ring)).toList(), first, access -> Ids.toOpaque(access.id()));
    }

    private static Access access(AccessRow row, Keyring ring) {
        byte[] sealed = row.reason();
        String reason = sealed == null
                ? null
                : ring.open(row.subjectId(), REASON, sealed).orElse(null);
        return new Access(
                row.id(),
                row.readerId(),
                row.subjectId(),
                row.what(),
                row.inFull(),
                reason,
                row.createdAt(),
                row.traceId());
    }
}
