package cn.doorplate.hall;

import org.jspecify.annotations.Nullable;

/** 办理地点: where and when to go, in words. */
record ServiceVenue(
        String name,
        @Nullable String address,
        @Nullable String hours,
        @Nullable String phone) {}
