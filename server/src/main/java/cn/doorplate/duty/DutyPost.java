package cn.doorplate.duty;

/**
 * Where somebody is on duty.
 *
 * @param id of the area or station
 */
public record DutyPost(DutyPostKind kind, long id) {}
