package cn.doorplate.event;

import java.time.Instant;

/**
 * A row of {@code event_roster_export}: a roster that somebody took away.
 *
 * @param personId who asked for it
 */
record RosterExportRow(long id, long eventId, long personId, Instant createdAt) {}
