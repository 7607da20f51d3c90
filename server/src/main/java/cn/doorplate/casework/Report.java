package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseHat;
import java.util.Set;

/** 随手拍: something that is broken, dangerous or dirty. */
public final class Report extends Case {

    Report(CaseRow row, Set<CaseHat> hats, CaseSeen seen) {
        super(row, hats, seen);
    }
}
