package cn.doorplate.casework.life;

/** How far a case has come. Which action leads from which to which stands in {@link CaseAction} and {@link CaseLife}. */
public enum CaseState {
    /** 待接收: at a desk, and nobody there has taken it. Its clock runs. */
    WAITING,
    /** 待接单: an order that a unit, or any unit of the county, may take. Its clock runs. */
    OFFERED,
    /** 办理中: somebody works on it. Its clock runs. */
    IN_HAND,
    /** 暂停计时: it waits for the resident, or for a day agreed on. Its clock stands. */
    PAUSED,
    /** 待裁定: sent back twice; the level above says whose it is. Its clock runs. */
    RULING,
    /** 待确认: done, say those who did it; who raised it has the word. */
    DONE,
    /** 已办结. */
    CLOSED,
    /** 已撤回: by who raised it. */
    WITHDRAWN;

    /** Whether something is still to be done by those who handle it. */
    public boolean isOpen() {
        return compareTo(DONE) < 0;
    }

    /** Whether it is over for good. */
    public boolean isOver() {
        return compareTo(DONE) > 0;
    }
}
