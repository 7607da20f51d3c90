package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.identity.Role;
import cn.doorplate.shared.Declined;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A category as staff send it. */
record CaseCategorySetting(
        String code,
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
        int position) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])");
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_HINT = 100;
    private static final int LONGEST_LIMIT = 43_200;
    private static final int SHORTEST_REMINDER = 5;
    private static final int LONGEST_REMINDER = 2_880;
    private static final int LAST_POSITION = 9_999;

    /**
     * As a row, of that version.
     *
     * @throws Declined BLANK, TOO_LONG, MARKUP, INVALID, LIMITS, FIRST_DESK
     */
    CaseCategoryRow row(long id, long region, int version) {
        refuse(!CODE.matcher(code).matches(), "code", CaseErrorCode.INVALID);
        refuse(
                remindMinutes < SHORTEST_REMINDER || remindMinutes > LONGEST_REMINDER,
                "remindMinutes",
                CaseErrorCode.INVALID);
        refuse(position < 0 || position > LAST_POSITION, "position", CaseErrorCode.INVALID);
        refuse(first != Role.MEMBER_UNIT && !isOnLevel(), "first", CaseErrorCode.FIRST_DESK);
        boolean pool = first == Role.MEMBER_UNIT;
        boolean noPool = kind != CaseKind.ORDER || level != CaseLevel.COMMUNITY;
        refuse(pool && noPool, "first", CaseErrorCode.FIRST_DESK);
        Map<CaseLevel, CaseLimit> byLevel = byLevel();
        return new CaseCategoryRow(
                id,
                region,
                code,
                kind,
                line("name", SaidText.required("name", name, LONGEST_NAME)),
                hint == null || hint.isBlank() ? null : line("hint", SaidText.required("hint", hint, LONGEST_HINT)),
                urgent,
                priority == CasePriority.HIGH,
                photoNeeded,
                pool ? Role.COMMUNITY_STAFF : first,
                pool,
                minutes(byLevel, CaseLimit::acceptMinutes),
                minutes(byLevel, CaseLimit::solveMinutes),
                remindMinutes,
                position,
                false,
                version);
    }

    private boolean isOnLevel() {
        return CaseCategory.isFirst(first) && CaseCategory.levelOf(first) == level;
    }

    private Map<CaseLevel, CaseLimit> byLevel() {
        Map<CaseLevel, CaseLimit> byLevel = new EnumMap<>(CaseLevel.class);
        for (CaseLimit limit : limits) {
            boolean wrong = byLevel.put(limit.level(), limit) != null
                    || limit.acceptMinutes() < 1
                    || limit.solveMinutes() < limit.acceptMinutes()
                    || limit.solveMinutes() > LONGEST_LIMIT;
            refuse(wrong, "limits", CaseErrorCode.LIMITS);
        }
        boolean complete = Stream.of(CaseLevel.values())
                .allMatch(each -> byLevel.containsKey(each) == (each.compareTo(level) >= 0));
        refuse(!complete, "limits", CaseErrorCode.LIMITS);
        return byLevel;
    }

    /** Four numbers; below the level on which it starts, whither it may be sent down, as there. */
    private String minutes(Map<CaseLevel, CaseLimit> byLevel, ToIntFunction<CaseLimit> part) {
        return Stream.of(CaseLevel.values())
                .map(each -> byLevel.get(each.max(level)))
                .map(limit -> Integer.toString(part.applyAsInt(limit)))
                .collect(Collectors.joining(","));
    }

    private static String line(String field, String text) {
        refuse(text.indexOf('\n') >= 0, field, CaseErrorCode.MARKUP);
        return text;
    }

    private static void refuse(boolean wrong, String field, CaseErrorCode code) {
        if (wrong) {
            throw Declined.at(field, code);
        }
    }
}
