package cn.doorplate.place;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.Shown;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody entered, and gathers all that is wrong with it, so that they need not mend it one by one. */
final class Faults {

    /** An extension may follow, as in 0851-2345678转802. */
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9(][0-9() -]*(转[0-9]{1,6})?");

    private static final int LONGEST_PHONE = 32;
    /** From 110 to a number of ITU-T E.164, with an extension. */
    private static final int FEWEST_DIGITS = 3;

    private static final int MOST_DIGITS = 21;

    /** What a datetime can hold and a calendar on a wall could show. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final List<Declined.Reason> reasons = new ArrayList<>();

    void add(String field, Enum<?> code, Object... arguments) {
        reasons.add(new Declined.Reason(code, field, List.of(arguments)));
    }

    /** @throws Declined if anything is wrong */
    void declineIfAny() {
        if (!reasons.isEmpty()) {
            throw new Declined(reasons);
        }
    }

    /** A text that must be there, without blanks at its ends, in Unicode's form C: two that look alike are alike. */
    String text(String field, String entered, int longest) {
        String text = Normalizer.normalize(entered, Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            add(field, PlaceErrorCode.BLANK);
        } else if (text.codePointCount(0, text.length()) > longest) {
            add(field, PlaceErrorCode.TOO_LONG, longest);
        } else if (!text.codePoints().allMatch(Shown::is)) {
            add(field, PlaceErrorCode.UNREADABLE);
        }
        return text;
    }

    /** A text that need not be there. */
    @Nullable String note(String field, @Nullable String entered, int longest) {
        return entered == null || entered.isBlank() ? null : text(field, entered, longest);
    }

    /** A number that a telephone could dial. Full-width digits become plain ones. */
    String phone(String field, String entered) {
        String phone = text(field, Normalizer.normalize(entered, Normalizer.Form.NFKC), LONGEST_PHONE);
        long digits = phone.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean dialled = PHONE.matcher(phone).matches() && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
        if (!phone.isEmpty() && !dialled) {
            add(field, PlaceErrorCode.NO_PHONE);
        }
        return phone;
    }

    /** GCJ-02 is defined for the rectangle around China; outside it the figures mean something else. */
    void location(String field, @Nullable Location at) {
        if (at == null) {
            return;
        }
        boolean inChina = at.longitude() >= 72.004
                && at.longitude() <= 137.8347
                && at.latitude() >= 0.8293
                && at.latitude() <= 55.8271;
        if (!inChina) {
            add(field, PlaceErrorCode.OUTSIDE_CHINA);
        }
    }

    void community(String field, RegionCode region) {
        if (region.level() != RegionLevel.COMMUNITY) {
            add(field, PlaceErrorCode.NO_COMMUNITY);
        }
    }

    void period(Instant from, @Nullable Instant until) {
        if (!isInCalendar(from)) {
            add("from", PlaceErrorCode.WRONG_PERIOD);
        }
        if (until != null && (!isInCalendar(until) || !until.isAfter(from))) {
            add("until", PlaceErrorCode.WRONG_PERIOD);
        }
    }

    private static boolean isInCalendar(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }
}
