package cn.doorplate.place;

import cn.doorplate.shared.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A code of the national statistical division (统计用区划代码), as a number. Its length gives the level; the code of the
 * region above is its beginning; so all that lies below a code is a range of numbers, level by level.
 *
 * @param value 2, 4, 6, 9 or 12 digits; no code begins with 0
 */
public record RegionCode(long value) {

    public RegionCode {
        if (levelOf(value) == null) {
            throw new IllegalArgumentException("no division code: " + value);
        }
    }

    /** Reads a code; empty for anything that is not 2, 4, 6, 9 or 12 digits. */
    public static Optional<RegionCode> parse(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.charAt(0) == '0') {
            return Optional.empty();
        }
        long value = Long.parseLong(text);
        return levelOf(value) == null ? Optional.empty() : Optional.of(new RegionCode(value));
    }

    /**
     * Reads the code that a client asks for.
     *
     * @throws BadInput if it is none
     */
    public static RegionCode asked(String text) {
        return parse(text).orElseThrow(() -> new BadInput("区划代码应为 2、4、6、9 或 12 位数字，请核对后再试。"));
    }

    public RegionLevel level() {
        RegionLevel level = levelOf(value);
        if (level == null) {
            throw new IllegalStateException();
        }
        return level;
    }

    /** The code right above; empty for a province. */
    public Optional<RegionCode> parent() {
        int at = level().ordinal();
        return at == 0 ? Optional.empty() : Optional.of(at(RegionLevel.values()[at - 1]));
    }

    /** From the province down to this one. */
    public List<RegionCode> path() {
        List<RegionCode> path = new ArrayList<>();
        for (RegionLevel level : RegionLevel.values()) {
            if (level.digits() <= level().digits()) {
                path.add(at(level));
            }
        }
        return path;
    }

    /** The code of that level which this one begins with; the level must not be below this one's. */
    public RegionCode at(RegionLevel level) {
        return new RegionCode(value / power(level().digits() - level.digits()));
    }

    /** The lowest number that a code of that level under this one can have. */
    public long firstBelow(RegionLevel level) {
        return value * power(level.digits() - level().digits());
    }

    /** The highest number that a code of that level under this one can have. */
    public long lastBelow(RegionLevel level) {
        return firstBelow(level) + power(level.digits() - level().digits()) - 1;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static @Nullable RegionLevel levelOf(long value) {
        for (RegionLevel level : RegionLevel.values()) {
            if (value >= power(level.digits() - 1) && value < power(level.digits())) {
                return level;
            }
        }
        return null;
    }
}
