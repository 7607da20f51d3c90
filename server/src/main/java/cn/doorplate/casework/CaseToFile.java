package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to file, of whichever kind.
 *
 * @param category its code
 * @param sides of a dispute
 * @param wishedUntil of an order
 */
record CaseToFile(
        CaseKind kind,
        String category,
        CasePlaceInput at,
        @Nullable String door,
        String text,
        List<String> photos,
        @Nullable CaseForInput forWhom,
        boolean anonymous,
        List<DisputeSideInput> sides,
        @Nullable Instant wishedUntil) {}
