package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseHat;
import java.util.Set;

/** 矛盾纠纷: between neighbours, or with the property company. */
public final class Dispute extends Case {

    Dispute(CaseRow row, Set<CaseHat> hats, CaseSeen seen) {
        super(row, hats, seen);
    }
}
