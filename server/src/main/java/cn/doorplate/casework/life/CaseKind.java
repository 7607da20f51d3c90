package cn.doorplate.casework.life;

/** What somebody raises. */
public enum CaseKind {
    /** 矛盾纠纷: between parties; somebody has to bring them together. */
    DISPUTE,
    /** 随手拍: a fault or a hazard, with a photo and a place. */
    REPORT,
    /** 随时问: something one wants to know. */
    QUESTION,
    /** 点单: a service one asks for, that a unit brings. */
    ORDER
}
