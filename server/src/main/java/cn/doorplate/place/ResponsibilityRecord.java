package cn.doorplate.place;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 联系卡档案: who answers, answered or will answer for a place, as staff keep it.
 *
 * @param version to be named when it is changed
 * @param position among those of the same role at the same place, lowest first
 * @param until null while open
 */
public record ResponsibilityRecord(
        String id,
        int version,
        ResponsibilityRole role,
        String title,
        String name,
        String phone,
        @Nullable String note,
        int position,
        Instant from,
        @Nullable Instant until,
        ResponsibilityBinding binding) {}
