package cn.doorplate.casework.life;

/** Whether a text or a photo of a resident may be shown to others. */
public enum CaseTextState {
    /** 检查中: the platform looks at it; only its author and whoever handles an urgent case see it. */
    CHECKING,
    /** 待人工查看: the platform could not decide; who handles the case does. */
    TO_BE_LOOKED_AT,
    /** 可以显示. */
    FIT,
    /** 不予显示. */
    UNFIT,
    /** 已删除: its author left, or its time is over. */
    GONE
}
