package cn.doorplate.place;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place as a client names it: one of these is given. */
public record PlaceInput(
        @Nullable String region,
        @Nullable String grid,
        @Nullable String compound,
        @Nullable String building,
        @Nullable String unit) {

    /**
     * The place it names, which need not be there.
     *
     * @throws BadInput if it is no code or id at all
     */
    public PlaceRef ref() {
        if (region != null) {
            return new PlaceRef(PlaceKind.REGION, RegionCode.asked(region).value());
        }
        return row(PlaceKind.GRID, grid)
                .or(() -> row(PlaceKind.COMPOUND, compound))
                .or(() -> row(PlaceKind.BUILDING, building))
                .or(() -> row(PlaceKind.UNIT, unit))
                .orElseThrow(() -> new BadInput("请指明一个地点。"));
    }

    private static Optional<PlaceRef> row(PlaceKind kind, @Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PlaceRef(kind, Ids.fromOpaque(id)));
        } catch (IllegalArgumentException e) {
            throw new BadInput("地点编号有误，请重新选择。");
        }
    }
}
