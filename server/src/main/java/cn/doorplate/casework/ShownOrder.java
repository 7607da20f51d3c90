package cn.doorplate.casework;

import cn.doorplate.place.RegionCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 晒单: what came of an order, for all to see. Names nobody. */
record ShownOrder(
        String id,
        String category,
        String text,
        @Nullable String unit,
        RegionCode regionCode,
        List<ShownPhoto> before,
        List<ShownPhoto> after,
        @Nullable Integer score,
        Instant shownAt) {}
