package cn.doorplate.alarm;

/** Whom to call. */
record AlarmPhone(String title, String number) {}
