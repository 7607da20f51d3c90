package cn.doorplate.duty;

/**
 * 值班岗位: a post as it is served.
 *
 * @param id opaque
 * @param name as people say it; empty for one that is no more
 */
record NamedPost(String id, DutyPostKind kind, String name) {}
