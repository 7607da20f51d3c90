package cn.doorplate.stay;

import cn.doorplate.station.AmenityKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stations lend. */
enum LoanThing {
    UMBRELLA("雨伞", AmenityKind.UMBRELLA),
    POWER_BANK("充电宝", AmenityKind.POWER_BANK),
    WHEELCHAIR("轮椅", AmenityKind.WHEELCHAIR),
    BIKE_PUMP("打气筒", null),
    TOOLBOX("工具箱", null);

    private final String title;
    private final @Nullable AmenityKind amenity;

    LoanThing(String title, @Nullable AmenityKind amenity) {
        this.title = title;
        this.amenity = amenity;
    }

    /** As which riders look for it among what stations have; empty for what they do not look for. */
    Optional<AmenityKind> amenity() {
        return Optional.ofNullable(amenity);
    }

    /** The word people use for it. */
    String title() {
        return title;
    }
}
