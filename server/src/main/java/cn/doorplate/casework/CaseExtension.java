package cn.doorplate.casework;

import cn.doorplate.casework.life.ExtensionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** More time that was asked for. */
public record CaseExtension(ExtensionState state, @Nullable String reason, Instant askedAt, Instant until) {}
