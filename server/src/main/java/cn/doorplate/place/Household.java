package cn.doorplate.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 户: a door behind which people live, as staff keep it. Who lives there is not told here.
 *
 * @param version to be named when it is changed
 * @param door as in 602
 * @param unit null in a building without units
 * @param gridPath from the widest area down to its own; empty if it has none of its own
 */
public record Household(
        String id, int version, String door, @Nullable Unit unit, List<Grid> gridPath) {}
