package cn.doorplate.duty;

import org.jspecify.annotations.Nullable;

/**
 * 可排班人员: somebody who can be put on duty, masked.
 *
 * @param id opaque
 * @param title as which they work there
 */
record DutyPerson(
        String id,
        String title,
        @Nullable String name,
        @Nullable String phone) {}
