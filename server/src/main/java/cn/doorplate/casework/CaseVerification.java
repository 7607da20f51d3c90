package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.QueueKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes through all cases and all lanes, a page at a time, while the servers go on: each page is of one moment. A case is whole when
 * its events follow each other up to the one that it names as its last, when it is what they tell, and when what lies beside them is
 * what they hold fast. Who changed the row of a case by hand, or its texts, has not changed its history.
 */
@Component
class CaseVerification {

    private static final int PAGE = 1_000;

    private final CaseTable table;
    private final CaseVerifyMapper events;
    private final CaseLaneMapper lanes;
    private final CaseHistoryCheck check;
    private final CaseBesideCheck beside;
    private final CaseChain chain;

    CaseVerification(
            CaseTable table,
            CaseVerifyMapper events,
            CaseLaneMapper lanes,
            CaseHistoryCheck check,
            CaseBesideCheck beside,
            CaseChain chain) {
        this.table = table;
        this.events = events;
        this.lanes = lanes;
        this.check = check;
        this.beside = beside;
        this.chain = chain;
    }

    /** A case of which something is wrong. */
    record Broken(CaseNumber number, CaseFault fault) {}

    /**
     * Some cases that were looked at.
     *
     * @param last the id of the last; null at the end
     * @param erased of those of which nothing is wrong
     */
    record Page(int cases, long events, @Nullable Long last, List<Broken> broken, CaseErased erased) {}

    /** The next thousand behind an id. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Page cases(long after) {
        List<CaseRow> rows = table.list(" where id > ? order by id limit ?", after, PAGE);
        if (rows.isEmpty()) {
            return new Page(0, 0, null, List.of(), CaseErased.NOTHING);
        }
        int number = 0;
        CaseErased erased = CaseErased.NOTHING;
        List<Broken> broken = new ArrayList<>();
        Map<Long, List<CaseVerifyMapper.Queued>> queued =
                by(events.queued(rows.stream().map(CaseRow::id).toList()), CaseVerifyMapper.Queued::id);
        for (CaseBesideCheck.Whole whole : whole(rows)) {
            CaseBesideCheck.Look look = look(whole, queued.get(whole.row().id()));
            number += whole.events().size();
            erased = erased.and(look.erased());
            if (look.fault() != null) {
                broken.add(new Broken(whole.row().caseNumber(), look.fault()));
            }
        }
        return new Page(rows.size(), number, rows.get(rows.size() - 1).id(), broken, erased);
    }

    /** With all that lies there of them. */
    private List<CaseBesideCheck.Whole> whole(List<CaseRow> rows) {
        List<Long> ids = rows.stream().map(CaseRow::id).toList();
        Map<Long, List<CaseVerifyMapper.Lying>> histories = by(events.events(ids), CaseVerifyMapper.Lying::caseId);
        Map<Long, List<CaseVerifyMapper.Text>> texts = by(events.texts(ids), CaseVerifyMapper.Text::caseId);
        Map<Long, List<CasePhotoRow>> photos = by(events.photos(ids), CasePhotoRow::caseId);
        Map<Long, List<CaseVerifyMapper.Party>> parties = by(events.parties(ids), CaseVerifyMapper.Party::caseId);
        return rows.stream()
                .map(row -> new CaseBesideCheck.Whole(
                        row,
                        histories.getOrDefault(row.id(), List.of()),
                        texts.getOrDefault(row.id(), List.of()),
                        photos.getOrDefault(row.id(), List.of()),
                        parties.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static <T> Map<Long, List<T>> by(List<T> rows, Function<T, Long> caseId) {
        return rows.stream().collect(Collectors.groupingBy(caseId));
    }

    private CaseBesideCheck.Look look(CaseBesideCheck.Whole whole, @Nullable List<CaseVerifyMapper.Queued> queued) {
        return fault(whole.row(), whole.events(), queued)
                .map(fault -> new CaseBesideCheck.Look(fault, CaseErased.NOTHING))
                .orElseGet(() -> beside.look(whole));
    }

    private Optional<CaseFault> fault(
            CaseRow row, List<CaseVerifyMapper.Lying> history, @Nullable List<CaseVerifyMapper.Queued> queued) {
        Optional<CaseFault> fault = check.firstFault(
                row.id(), history.stream().map(CaseVerifyMapper.Lying::chained).toList(), row.seq(), row.head());
        if (fault.isPresent()) {
            return fault;
        }
        CaseFacts told = CaseFacts.NONE;
        Instant last = row.changedAt();
        for (CaseVerifyMapper.Lying event : history) {
            told = told.then(event.changes());
            last = event.at();
        }
        Long place = queued == null ? null : queued.get(0).queueKey();
        boolean asTold = told.equals(row.facts()) && last.equals(row.changedAt());
        return asTold && (history.isEmpty() || Objects.equals(place, QueueKey.of(told)))
                ? Optional.empty()
                : Optional.of(new CaseFault(row.seq(), CaseFault.Why.ROW_CHANGED));
    }

    /** What can be wrong with a lane. */
    enum LaneFault {
        /** Its last number is not the one that was sealed. */
        SEAL("末尾编号与封印不符 (the last number is not the one that was sealed)"),
        /** A number is not there: an event was removed, with its case or without. */
        MISSING("缺号，有记录被删除 (a number is missing)"),
        /** The event is there, and its case is not. */
        CASE_GONE("事项已不存在，只剩记录 (the case is gone)"),
        /** Behind what was sealed there is more. */
        BEYOND("多出的编号 (beyond the last number)");

        private final String text;

        LaneFault(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * A lane that was looked at.
     *
     * @param seq of the first number that is wrong; where none is, of the last
     */
    record Lane(int lane, long seq, @Nullable LaneFault fault) {}

    /** All numbers of a lane, without a gap, up to the one that is sealed. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Lane lane(int lane) {
        CaseLaneMapper.Sealed head = lanes.all().stream()
                .filter(it -> it.lane() == lane)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("lane " + lane + " is gone"));
        if (!chain.isSealed(lane, head.seq(), head.seal())) {
            return new Lane(lane, head.seq(), LaneFault.SEAL);
        }
        long seq = 0;
        List<CaseVerifyMapper.Placed> page = events.lane(lane, 0, PAGE);
        while (!page.isEmpty()) {
            for (CaseVerifyMapper.Placed event : page) {
                seq++;
                LaneFault fault = fault(event, seq, head.seq());
                if (fault != null) {
                    return new Lane(lane, seq, fault);
                }
            }
            page = page.size() < PAGE ? List.of() : events.lane(lane, seq, PAGE);
        }
        return seq < head.seq() ? new Lane(lane, seq + 1, LaneFault.MISSING) : new Lane(lane, seq, null);
    }

    private static @Nullable LaneFault fault(CaseVerifyMapper.Placed event, long expected, long last) {
        if (event.laneSeq() != expected) {
            return LaneFault.MISSING;
        }
        if (expected > last) {
            return LaneFault.BEYOND;
        }
        return event.known() ? null : LaneFault.CASE_GONE;
    }
}
