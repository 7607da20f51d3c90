package cn.doorplate.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody signs up.
 *
 * @param personId who is to come
 * @param holder who has the place: the person, or the household
 * @param audiences what they are at the event's places
 * @param age in years on the day of the event; null where it is not known, or does not matter
 */
record SignUpFor(
        long personId,
        long holder,
        Set<EventAudience> audiences,
        @Nullable Integer age) {}
