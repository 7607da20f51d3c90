package cn.doorplate.casework.life;

/** Why a case's clock stands. */
public enum PauseReason {
    /** 等待居民: something is needed that only the resident can give. */
    WAITING_FOR_RESIDENT,
    /** 约定时间: a day was agreed on. */
    APPOINTMENT,
    /** 等待补正: its text was refused, and its author has seven days to mend it. */
    TEXT_REFUSED
}
