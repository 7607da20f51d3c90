package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseLevel;

/** 时限: minutes that a case may take on a level, until it is taken and until it is done. */
record CaseLimit(CaseLevel level, int acceptMinutes, int solveMinutes) {}
