package cn.doorplate.casework.life;

/** By what a case was shown to have ended. */
public enum CaseEnding {
    /** 本人认可: who raised it said so, with a score. */
    CONFIRMED,
    /** 回访认可: they said so to somebody who called them, and who had not handled it. */
    CALLED_BACK,
    /** 回访未认可: it was opened again once, and called back they were still not content. Never as solved. */
    REJECTED,
    /** 逾期未表态: they said nothing for seven days. Counted apart, and never as satisfied. */
    SILENT,
    /** 已撤回: they took it back. */
    WITHDRAWN,
    /** 内容不予受理: its text was refused and not mended. */
    UNFIT,
    /** 本人已注销: they left. */
    LEFT
}
