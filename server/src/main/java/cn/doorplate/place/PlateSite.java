package cn.doorplate.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a plate hangs, for those who contribute to its page.
 *
 * @param region the community
 * @param gridIds the areas inside the community that hold the door, nearest first
 */
public record PlateSite(
        RegionCode region,
        List<Long> gridIds,
        @Nullable Long compoundId,
        long buildingId,
        @Nullable Long unitId) {}
