package cn.doorplate.casework;

import cn.doorplate.casework.life.PauseReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a case's clock stands. */
public record CasePause(PauseReason reason, @Nullable String text, Instant since, Instant until) {}
