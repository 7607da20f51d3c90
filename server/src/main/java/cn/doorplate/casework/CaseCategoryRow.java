package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLimits;
import cn.doorplate.identity.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code case_category}. */
record CaseCategoryRow(
        long id,
        long regionCode,
        String code,
        CaseKind kind,
        String name,
        @Nullable String hint,
        boolean urgent,
        boolean priority,
        boolean photoNeeded,
        Role firstRole,
        boolean pool,
        String acceptMin,
        String solveMin,
        int remindMin,
        int position,
        boolean closed,
        int version) {

    CaseCategory read() {
        CaseLimits limits = new CaseLimits(minutes(acceptMin), minutes(solveMin), Duration.ofMinutes(remindMin));
        return new CaseCategory(
                id,
                regionCode,
                code,
                kind,
                name,
                hint,
                urgent,
                priority,
                photoNeeded,
                firstRole,
                pool,
                limits,
                position,
                closed,
                version);
    }

    private static List<Duration> minutes(String text) {
        return Arrays.stream(text.split(","))
                .map(it -> Duration.ofMinutes(Long.parseLong(it)))
                .toList();
    }
}
