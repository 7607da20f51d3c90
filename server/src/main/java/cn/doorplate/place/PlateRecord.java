package cn.doorplate.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 门牌档案: a plate as staff keep it.
 *
 * @param replacedBy the code of the plate that hangs in its place
 * @param history oldest first
 */
public record PlateRecord(
        String code,
        DoorplateStatus status,
        @Nullable Unit unit,
        @Nullable String replacedBy,
        List<DoorplateEvent> history) {}
