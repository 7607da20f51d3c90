package cn.doorplate.event;

/** How a question is answered. */
enum EventQuestionType {
    /** In words. */
    TEXT,
    /** By a whole number. */
    NUMBER,
    /** 是 or 否. */
    YES_NO,
    /** One of the options. */
    ONE_OF,
    /** Any of the options. */
    SOME_OF;

    boolean isChoice() {
        return this == ONE_OF || this == SOME_OF;
    }
}
