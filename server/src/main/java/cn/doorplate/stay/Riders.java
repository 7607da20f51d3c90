package cn.doorplate.stay;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.station.Station;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For whom riders ride: by their own word, and verified by a station's staff where something is for riders alone. */
@Component
class Riders {

    private static final Duration HOLDS = Duration.ofDays(365);
    private static final int LONGEST_NAME = 20;

    private final RiderMapper rows;
    private final RiderPasses passes;
    private final StayTime time;

    Riders(RiderMapper rows, RiderPasses passes, StayTime time) {
        this.rows = rows;
        this.passes = passes;
        this.time = time;
    }

    Optional<RiderProfile> find(long person) {
        return Optional.ofNullable(rows.selectById(person)).map(this::shown);
    }

    private RiderProfile shown(RiderRow row) {
        Instant now = time.now();
        return new RiderProfile(
                row.company(),
                row.named(),
                row.isVerified(now) ? row.verifiedUntil() : null,
                passes.of(row.personId(), now),
                row.version());
    }

    boolean isVerified(long person, Instant now) {
        RiderRow row = rows.selectById(person);
        return row != null && row.isVerified(now);
    }

    /** @throws Declined NO_RIDER, BLANK, TOO_LONG, MARKUP, CONFLICT */
    @Transactional
    public void set(Viewer viewer, RiderCompany company, @Nullable String named, int version) {
        if (viewer.grants().stream().noneMatch(grant -> grant.role() == Role.RIDER)) {
            throw Declined.because(StayErrorCode.NO_RIDER);
        }
        String name = company != RiderCompany.OTHER
                ? null
                : StayWords.required("companyName", named == null ? "" : named, LONGEST_NAME);
        RiderRow known = rows.selectById(viewer.personId());
        if (known == null) {
            begin(viewer.personId(), company, name);
        } else if (known.version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        } else if (!known.isSameCompany(company, name)) {
            change(viewer.personId(), company, name, version);
        }
    }

    private void begin(long person, RiderCompany company, @Nullable String name) {
        try {
            rows.insert(new RiderRow(person, company, name, null, null, null, null, 1, time.now()));
        } catch (DuplicateKeyException e) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    private void change(long person, RiderCompany company, @Nullable String name, int version) {
        if (rows.change(person, company, name, version) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    /**
     * Staff of the station have seen card and pass.
     *
     * @throws Declined PASS_OLD, ONESELF
     */
    @Transactional
    public RiderRow verify(Viewer viewer, Station station, String pass) {
        Instant now = time.now();
        long person = passes.read(pass, now).orElseThrow(Riders::passOld);
        if (person == viewer.personId()) {
            throw Declined.at("pass", StayErrorCode.ONESELF);
        }
        if (rows.verify(person, now, now.plus(HOLDS), viewer.personId(), station.number()) != 1) {
            throw passOld();
        }
        return rows.selectById(person);
    }

    private static Declined passOld() {
        return Declined.at("pass", StayErrorCode.PASS_OLD);
    }
}
