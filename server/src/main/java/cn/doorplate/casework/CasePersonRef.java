package cn.doorplate.casework;

import cn.doorplate.shared.Ids;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who of a case is meant: by what they are to it, or a side by its number among the parties.
 *
 * @param ordinal of the other side; 0 for who raised it, whom it is for, and who wrote it down
 */
record CasePersonRef(Who who, int ordinal) {

    /** What they are to it. */
    enum Who {
        RAISED_BY,
        RAISED_FOR,
        FILED_BY,
        SIDE
    }

    static CasePersonRef of(Who who) {
        return new CasePersonRef(who, 0);
    }

    static CasePersonRef side(int ordinal) {
        return new CasePersonRef(Who.SIDE, ordinal);
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    static Optional<CasePersonRef> parse(String text) {
        try {
            String[] parts = text.split("\\.", 2);
            Who who = Who.valueOf(parts[0].toUpperCase(Locale.ROOT));
            int ordinal = parts.length == 1 ? 0 : Math.toIntExact(Ids.fromOpaque(parts[1]));
            return (who == Who.SIDE) == (ordinal > 0) ? Optional.of(new CasePersonRef(who, ordinal)) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Of the person of this part of a case; null where there is none, and for sides. */
    @Nullable Long personOf(CaseRow row) {
        return switch (who) {
            case RAISED_BY -> row.raisedBy();
            case RAISED_FOR -> row.raisedFor();
            case FILED_BY -> row.filedBy();
            case SIDE -> null;
        };
    }

    @Override
    public String toString() {
        String name = who.name().toLowerCase(Locale.ROOT);
        return ordinal == 0 ? name : name + "." + Ids.toOpaque(ordinal);
    }
}
