package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.event.AttendanceResults.Judged;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 登记到场: staff record who came, also what they took down without signal. */
@Service
class Attendance {

    static final int MOST = 100;

    private final DoorStaff staff;
    private final SignUpPasses passes;
    private final EventMapper events;
    private final SignUpMapper rows;
    private final DoorMapper door;
    private final Capacity capacity;
    private final Arrivals arrivals;
    private final AttendanceResults results;

    Attendance(
            DoorStaff staff,
            SignUpPasses passes,
            EventMapper events,
            SignUpMapper rows,
            DoorMapper door,
            Capacity capacity,
            Arrivals arrivals,
            AttendanceResults results) {
        this.staff = staff;
        this.passes = passes;
        this.events = events;
        this.rows = rows;
        this.door = door;
        this.capacity = capacity;
        this.arrivals = arrivals;
        this.results = results;
    }

    /**
     * Somebody who came.
     *
     * @param pass as it was scanned; else the sign-up, by hand
     * @param at null for now
     */
    record Came(
            @Nullable String pass,
            @Nullable String signUp,
            @Nullable Instant at) {

        CheckInWay way() {
            return pass == null ? CheckInWay.BY_HAND : CheckInWay.PASS;
        }

        /** Says no pass. */
        @Override
        public String toString() {
            return "Came[" + signUp + "]";
        }
    }

    /**
     * @return in their order
     * @throws Declined RANGE, NOT_NOW, NOT_FOUND
     */
    @Transactional
    public List<EventCameResult> record(Viewer viewer, long id, List<Came> came) {
        if (came.isEmpty() || came.size() > MOST) {
            throw Declined.at("came", DoorErrorCode.RANGE, MOST);
        }
        Event event = staff.find(viewer, id).orElseThrow(() -> Declined.at("event", CommonErrorCode.NOT_FOUND));
        if (!DoorTimes.isOpenToStaff(event)) {
            throw Declined.because(EventErrorCode.NOT_NOW);
        }
        events.lock(id);
        List<@Nullable Long> named = came.stream().map(this::signUp).toList();
        return results.of(viewer, event, judged(viewer, event, came, named));
    }

    private List<Judged> judged(Viewer viewer, Event event, List<Came> came, List<@Nullable Long> named) {
        Map<Long, SignUpRow> held = held(event, named);
        Map<Long, Claim> claims = claims(event, held.values());
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < came.size(); i++) {
            Long id = named.get(i);
            SignUpRow row = id == null ? null : held.get(id);
            judged.add(judge(viewer, event, came.get(i), row, claims));
        }
        return judged;
    }

    private Judged judge(Viewer viewer, Event event, Came came, @Nullable SignUpRow row, Map<Long, Claim> claims) {
        if (row == null) {
            return new Judged(came.pass() == null ? CameOutcome.NO_PLACE : CameOutcome.UNKNOWN_PASS, null);
        }
        if (!SignUpViews.holdsPlace(claims, row.holder())) {
            return new Judged(CameOutcome.NO_PLACE, row.id());
        }
        CameOutcome outcome = DoorTimes.cameAt(event, came.at())
                .map(at -> arrivals.record(event, row, at, came.way(), viewer.personId())
                        ? CameOutcome.RECORDED
                        : CameOutcome.ALREADY)
                .orElse(CameOutcome.WRONG_TIME);
        return new Judged(outcome, row.id());
    }

    /** Those of this event, by their ids. */
    private Map<Long, SignUpRow> held(Event event, List<@Nullable Long> named) {
        List<Long> ids = named.stream().filter(Objects::nonNull).distinct().toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        door.hold(ids);
        return rows.selectByIds(ids).stream()
                .filter(row -> row.eventId() == event.number())
                .collect(Collectors.toMap(SignUpRow::id, Function.identity()));
    }

    private Map<Long, Claim> claims(Event event, Collection<SignUpRow> held) {
        return held.isEmpty()
                ? Map.of()
                : capacity.claims(
                        event.number(), held.stream().map(SignUpRow::holder).toList());
    }

    private @Nullable Long signUp(Came came) {
        if (came.pass() != null) {
            OptionalLong read = passes.read(came.pass());
            return read.isPresent() ? read.getAsLong() : null;
        }
        try {
            return came.signUp() == null ? null : Ids.fromOpaque(came.signUp());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
