package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.identity.Role;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 事项类别设置: a category as it was set, seen from a region.
 *
 * @param setAt the region for which it was set, 0 for what came with the software
 * @param version 0 where the region that looks has none of its own
 */
record CaseCategoryEntry(
        String id,
        String code,
        long setAt,
        CaseKind kind,
        String name,
        @Nullable String hint,
        boolean urgent,
        CasePriority priority,
        boolean photoNeeded,
        CaseLevel level,
        Role first,
        List<CaseLimit> limits,
        int remindMinutes,
        int position,
        boolean closed,
        int version) {

    static CaseCategoryEntry of(CaseCategory category, RegionCode seenFrom) {
        return new CaseCategoryEntry(
                Ids.toOpaque(category.id()),
                category.code(),
                category.regionCode(),
                category.kind(),
                category.name(),
                category.hint(),
                category.urgent(),
                category.priority() ? CasePriority.HIGH : CasePriority.NORMAL,
                category.photoNeeded(),
                category.level(),
                category.pool() ? Role.MEMBER_UNIT : category.firstRole(),
                limits(category),
                Math.toIntExact(category.limits().remind().toMinutes()),
                category.position(),
                category.closed(),
                category.regionCode() == seenFrom.value() ? category.version() : 0);
    }

    /** Of the level on which it starts, and of those above. */
    private static List<CaseLimit> limits(CaseCategory category) {
        return Stream.of(CaseLevel.values())
                .filter(level -> level.compareTo(category.level()) >= 0)
                .map(level -> new CaseLimit(
                        level,
                        Math.toIntExact(
                                category.limits().accept().get(level.ordinal()).toMinutes()),
                        Math.toIntExact(
                                category.limits().solve().get(level.ordinal()).toMinutes())))
                .toList();
    }
}
