package cn.doorplate.notice;

import org.jspecify.annotations.Nullable;

/**
 * 阅读统计: how a notice was received.
 *
 * @param expected null where nobody must read it
 * @param open null where nobody must read it
 */
record NoticeReading(
        @Nullable Integer expected,
        int read,
        int told,
        @Nullable Integer open,
        int appInstalled,
        int callWarning) {}
