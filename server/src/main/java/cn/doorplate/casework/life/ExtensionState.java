package cn.doorplate.casework.life;

/** How it stands with more time. It is asked for once in a case's life. */
public enum ExtensionState {
    /** 已申请: the level above has not decided. */
    ASKED,
    /** 已批准. */
    GRANTED,
    /** 未批准. */
    REFUSED,
    /** 未及批准: the deadline came first, or the case went elsewhere. */
    LAPSED
}
