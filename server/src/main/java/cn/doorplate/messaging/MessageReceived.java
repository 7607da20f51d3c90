package cn.doorplate.messaging;

import org.jspecify.annotations.Nullable;

/**
 * 新到的消息: what a subscription tells.
 *
 * @param message null where it says no more than how it stands
 * @param unread 100 stands for 100 and more
 * @param cursor to go on from when the line was cut
 */
record MessageReceived(@Nullable Message message, int unread, String cursor) {}
