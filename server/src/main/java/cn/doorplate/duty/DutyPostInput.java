package cn.doorplate.duty;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import org.jspecify.annotations.Nullable;

/** A post as a client names it: one of these is given. */
record DutyPostInput(@Nullable String grid, @Nullable String station) {

    /** @throws BadInput if it is no id at all */
    DutyPost post() {
        return grid != null
                ? new DutyPost(DutyPostKind.GRID, id(grid))
                : new DutyPost(DutyPostKind.STATION, id(station == null ? "" : station));
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> new BadInput("岗位编号有误，请重新选择。"));
    }
}
