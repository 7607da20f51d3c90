package cn.doorplate.alarm;

/** What can be done with an alarm; each a mutation. */
enum AlarmAction {
    ANSWER,
    END
}
