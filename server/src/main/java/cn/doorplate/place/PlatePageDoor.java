package cn.doorplate.place;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What the page shows of a plate in use.
 *
 * @param sections what concerns this door, at most three
 * @param more what is behind them, folded away
 * @param asOf when it was read, as people say it
 */
record PlatePageDoor(
        PlatePageSign sign,
        List<PlatePageSection> sections,
        List<PlatePageSection> more,
        List<PlatePageContact> contacts,
        PlatePageWhere where,
        boolean stale,
        String asOf) {

    private static final int AT_ONCE = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日 ", Locale.ROOT);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("yyyy年M月d日 ", Locale.ROOT);

    static PlatePageDoor of(Doorplate plate, Building building, Clock clock) {
        PlatePageSign sign = PlatePageSign.of(plate, building);
        List<PlatePageSection> sections =
                plate.sections().stream().map(PlatePageSection::of).toList();
        int cut = Math.min(AT_ONCE, sections.size());
        return new PlatePageDoor(
                sign,
                sections.subList(0, cut),
                sections.subList(cut, sections.size()),
                plate.contacts().stream().map(PlatePageContact::of).toList(),
                PlatePageWhere.of(building, sign.number()),
                plate.stale(),
                say(plate.asOf(), clock));
    }

    boolean hasMore() {
        return !more.isEmpty();
    }

    boolean hasContacts() {
        return !contacts.isEmpty();
    }

    private static String say(Instant asOf, Clock clock) {
        ZonedDateTime then = asOf.atZone(clock.getZone());
        LocalDate today = LocalDate.now(clock);
        LocalDate day = then.toLocalDate();
        String date = day.equals(today)
                ? "今天 "
                : day.equals(today.minusDays(1))
                        ? "昨天 "
                        : day.getYear() == today.getYear() ? DAY.format(then) : YEAR.format(then);
        return date + TIME.format(then);
    }
}
