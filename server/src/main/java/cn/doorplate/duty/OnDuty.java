package cn.doorplate.duty;

import java.time.Instant;

/**
 * Somebody who is on duty.
 *
 * @param name as it stands on the roster
 * @param phone as one would dial it
 * @param until when the shift ends
 * @param published whether name and phone may be shown to everyone meanwhile
 */
public record OnDuty(long personId, String name, String phone, Instant until, boolean published) {}
