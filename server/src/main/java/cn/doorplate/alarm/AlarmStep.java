package cn.doorplate.alarm;

import java.time.Instant;

/** 一步: something that happened to an alarm, in words. */
record AlarmStep(int number, Instant at, String words) {}
