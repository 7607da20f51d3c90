package cn.doorplate.casework.life;

/** What came of it, as those say who handled it. */
public enum FinishOutcome {
    /** 已解决. */
    SOLVED,
    /** 已说明: there was something to explain, and it was. */
    EXPLAINED,
    /** 无法办到, with the reason. */
    NOT_POSSIBLE,
    /** 不属本系统职责, with where to turn to. */
    NOT_OURS,
    /** 与另一件重复, with its number. */
    DUPLICATE
}
