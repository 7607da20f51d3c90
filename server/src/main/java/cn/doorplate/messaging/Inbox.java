package cn.doorplate.messaging;

import cn.doorplate.shared.Ids;

/**
 * 消息箱: all messages of one person, up to a number.
 *
 * @param head the last number in the person's lane when the inbox was asked for; what comes later lies behind it
 */
record Inbox(long personId, long head) {

    String cursor() {
        return Ids.toOpaque(head);
    }
}
