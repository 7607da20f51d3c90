package cn.doorplate.duty;

import org.jspecify.annotations.Nullable;

/**
 * A person to be on duty as a client names them: one of these is given.
 *
 * @param phone that they bound
 * @param person as {@link DutyPeople} told
 */
record DutyPersonInput(@Nullable String phone, @Nullable String person) {}
