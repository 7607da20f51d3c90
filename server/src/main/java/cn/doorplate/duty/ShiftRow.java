package cn.doorplate.duty;

import cn.doorplate.place.PublishedContact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shift.
 *
 * @param name as it stands on the roster
 * @param seriesId of those that were entered together, week by week: the id of the first; null for one alone
 * @param assignedAt when this person was put on it
 */
record ShiftRow(
        long id,
        DutyPostKind postKind,
        long postId,
        long personId,
        String name,
        String phone,
        boolean published,
        Instant startsAt,
        Instant endsAt,
        @Nullable Long seriesId,
        Instant assignedAt,
        int version) {

    static List<DutyPost> posts(List<ShiftRow> rows) {
        return rows.stream().map(ShiftRow::post).distinct().toList();
    }

    DutyPost post() {
        return new DutyPost(postKind, postId);
    }

    ShiftTime time() {
        return new ShiftTime(startsAt, endsAt);
    }

    OnDuty toOnDuty() {
        return new OnDuty(personId, name, phone, endsAt, published);
    }

    DutyShift toShift() {
        return new DutyShift(this);
    }

    /** The same at another time. */
    ShiftRow at(ShiftTime time) {
        return new ShiftRow(
                id,
                postKind,
                postId,
                personId,
                name,
                phone,
                published,
                time.from(),
                time.until(),
                seriesId,
                assignedAt,
                version);
    }

    /** The same, under another name. */
    ShiftRow as(PublishedContact contact, boolean shown) {
        return new ShiftRow(
                id,
                postKind,
                postId,
                personId,
                contact.name(),
                contact.phone(),
                shown,
                startsAt,
                endsAt,
                seriesId,
                assignedAt,
                version);
    }

    /** The same, of another person from now on. */
    ShiftRow of(long person, Instant now) {
        return new ShiftRow(
                id, postKind, postId, person, name, phone, published, startsAt, endsAt, seriesId, now, version);
    }
}
