package cn.doorplate.casework;

import cn.doorplate.casework.life.FinishOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a case was done. */
public record CaseFinish(FinishOutcome outcome, @Nullable String text, Instant at, Instant silentAt) {}
