package cn.doorplate.duty;

import cn.doorplate.place.CardGap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be missing, in the order in which it is listed. */
enum ResponsibilityGapKind {
    BUILDING_HEAD(CardGap.BUILDING_HEAD),
    BUILDING_PARTY_MEMBER(CardGap.BUILDING_PARTY_MEMBER),
    BUILDING_OWNER(CardGap.BUILDING_OWNER),
    BUILDING_PROPERTY(CardGap.BUILDING_PROPERTY),
    STAIRWELL_STEWARD(CardGap.STAIRWELL_STEWARD),
    TEN_HOUSEHOLD_HEAD(CardGap.TEN_HOUSEHOLD_HEAD),
    GRID_WORKER(CardGap.GRID_WORKER),
    LEAVE_WITHOUT_STAND_IN(null),
    PERSON_GONE(null),
    NOBODY_ON_DUTY(null);

    private final @Nullable CardGap card;

    ResponsibilityGapKind(@Nullable CardGap card) {
        this.card = card;
    }

    /** Whose card is missing; empty where it is something else. */
    Optional<CardGap> card() {
        return Optional.ofNullable(card);
    }
}
