package cn.doorplate.ledger;

import cn.doorplate.casework.life.CaseLevel;
import org.jspecify.annotations.Nullable;

/** How many cases ended on a level, and which part that is of all that ended after they were done. */
record SolvedAtLevel(CaseLevel level, int cases, @Nullable Double share) {}
