package cn.doorplate.duty;

import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PublishedContact;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rosters as staff keep them. Whoever changes one holds it first, so that nobody is on duty twice at one post. */
@Component
class Shifts {

    private static final int MOST_WEEKS = 26;

    private final ShiftMapper rows;
    private final RosterMapper rosters;
    private final Posts posts;
    private final DutyPeople people;
    private final DutyNews news;
    private final Clock clock;

    Shifts(
            ShiftMapper rows,
            RosterMapper rosters,
            Posts posts,
            DutyPeople people,
            DutyNews news,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.rosters = rosters;
        this.posts = posts;
        this.people = people;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Puts somebody on duty, within the caller's transaction; returns the id of the first shift.
     *
     * @param weeks in so many
     * @throws Declined NOT_FOUND, INVALID, NO_SUCH_PERSON, WRONG_PERIOD, OVERLAPS, and what is wrong with name and phone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long add(Viewer viewer, DutyPost post, DutyPersonInput asked, ShiftSaid said, int weeks) {
        DutyPlace place = posts.kept(viewer, post, "post");
        PublishedContact contact = said.contact();
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw Declined.at("weeks", CommonErrorCode.INVALID);
        }
        Instant now = clock.instant();
        said.time().check(now);
        long person = people.find(place, asked);
        rosters.hold(post, place);
        long first = Ids.next();
        for (int week = 0; week < weeks; week++) {
            ShiftTime time = said.time().weeksLater(week);
            put(new ShiftRow(
                    week == 0 ? first : Ids.next(),
                    post.kind(),
                    post.id(),
                    person,
                    contact.name(),
                    contact.phone(),
                    said.published(),
                    time.from(),
                    time.until(),
                    weeks == 1 ? null : first,
                    now,
                    0));
        }
        news.assigned(person, first, 0, place, said.time(), weeks, viewer.personId());
        return first;
    }

    private void put(ShiftRow row) {
        refuseOverlap(row);
        rows.insert(row, reminded(row));
    }

    /** @throws Declined NOT_FOUND, OVER, CONFLICT, WRONG_PERIOD, OVERLAPS, and what is wrong with name and phone */
    @Transactional
    public ShiftRow change(Viewer viewer, long id, int version, ShiftSaid said) {
        Held held = held(viewer, id, version);
        ShiftRow before = held.row();
        ShiftRow after = before.as(said.contact(), said.published()).at(said.time());
        if (!after.time().equals(before.time())) {
            after.time().check(clock.instant());
            refuseOverlap(after);
            news.moved(after, held.place(), viewer.personId());
        }
        return written(after);
    }

    /** @throws Declined NOT_FOUND, OVER, CONFLICT, NO_SUCH_PERSON, SAME_PERSON, OVERLAPS, and what is wrong with name and phone */
    @Transactional
    public ShiftRow handOver(Viewer viewer, long id, int version, DutyPersonInput asked, String name, String phone) {
        Held held = held(viewer, id, version);
        ShiftRow before = held.row();
        DutyPlace place = held.place();
        PublishedContact contact = PublishedContact.checked(name, phone);
        long person = people.find(place, asked);
        if (person == before.personId()) {
            throw Declined.at("person", DutyErrorCode.SAME_PERSON);
        }
        ShiftRow after = before.of(person, clock.instant()).as(contact, before.published());
        refuseOverlap(after);
        news.handedOver(before, place, viewer.personId());
        news.assigned(person, id, version + 1, place, after.time(), 1, viewer.personId());
        return written(after);
    }

    /**
     * Takes it off, or it and all later ones of its series.
     *
     * @throws Declined NOT_FOUND, OVER, CONFLICT
     */
    @Transactional
    public void remove(Viewer viewer, long id, int version, boolean andLater) {
        Held held = held(viewer, id, version);
        ShiftRow row = held.row();
        List<ShiftRow> going =
                andLater && row.seriesId() != null ? rows.later(row.seriesId(), row.startsAt()) : List.of(row);
        going.forEach(shift -> rows.remove(shift.id(), shift.version()));
        news.removed(going, held.place(), viewer.personId());
    }

    /** A shift whose roster is held, so that nobody else changes it. */
    private record Held(ShiftRow row, DutyPlace place) {}

    /** One that they keep and that has not ended, as it is now. */
    private Held held(Viewer viewer, long id, int version) {
        ShiftRow seen = rows.find(id);
        if (seen == null) {
            throw Declined.at("dutyShift", CommonErrorCode.NOT_FOUND);
        }
        DutyPlace place = posts.kept(viewer, seen.post(), "dutyShift");
        rosters.hold(seen.post(), place);
        ShiftRow row = rows.find(id);
        if (row == null || row.version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        if (!row.endsAt().isAfter(clock.instant())) {
            throw Declined.at("dutyShift", DutyErrorCode.OVER);
        }
        return new Held(row, place);
    }

    private void refuseOverlap(ShiftRow row) {
        Instant other = rows.overlapping(row);
        if (other != null) {
            throw Declined.at("from", DutyErrorCode.OVERLAPS, SpokenTime.dated(other, clock.instant()));
        }
    }

    private ShiftRow written(ShiftRow after) {
        if (rows.change(after, reminded(after)) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        ShiftRow now = rows.find(after.id());
        if (now == null) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return now;
    }

    private @Nullable Instant reminded(ShiftRow row) {
        Instant now = clock.instant();
        return row.time().isNear(now) ? now : null;
    }
}
