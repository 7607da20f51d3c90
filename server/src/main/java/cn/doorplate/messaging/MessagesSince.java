package cn.doorplate.messaging;

import java.util.List;

/**
 * 后续消息: what came behind a cursor, the oldest first.
 *
 * @param cursor to go on from
 * @param more whether there is more
 */
record MessagesSince(List<Message> messages, String cursor, boolean more) {}
