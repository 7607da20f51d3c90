package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 对方的说明: how a dispute looks to its other side. */
record DisputeSideAnswer(
        @Nullable String text,
        CaseTextState textState,
        @Nullable String textRef,
        List<CasePhoto> photos,
        Instant at) {}
