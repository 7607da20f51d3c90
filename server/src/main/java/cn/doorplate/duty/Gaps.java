package cn.doorplate.duty;

import cn.doorplate.place.CardGap;
import cn.doorplate.place.CardGaps;
import cn.doorplate.place.CardGaps.Behind;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Looks for what nobody answers for, kind by kind, through so many places a page and no more. */
@Component
class Gaps {

    private static final int MOST_LOOKED_AT = 1_000;
    private static final Duration AHEAD = Duration.ofDays(7);

    private final CardGaps cards;
    private final RosterMapper rosters;
    private final Clock clock;

    Gaps(CardGaps cards, RosterMapper rosters, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.cards = cards;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** Something that was looked at, and whether it is a gap. */
    private record Looked(Gap gap, Behind behind, boolean isGap) {}

    Page<Gap> page(RegionCode within, Set<ResponsibilityGapKind> kinds, int first, @Nullable String after) {
        GapCursor at = GapCursor.parse(after);
        List<Gap> found = new ArrayList<>();
        int left = MOST_LOOKED_AT;
        for (ResponsibilityGapKind kind : ResponsibilityGapKind.values()) {
            if (kind.ordinal() < at.kind() || !kinds.contains(kind)) {
                continue;
            }
            List<Looked> looked = look(kind, within, kind.ordinal() == at.kind() ? at.behind() : Behind.START, left);
            for (Looked it : looked) {
                left--;
                if (it.isGap()) {
                    found.add(it.gap());
                }
                if (found.size() == first || left == 0) {
                    return Page.of(found, true, new GapCursor(kind.ordinal(), it.behind()).toString());
                }
            }
        }
        GapCursor end = new GapCursor(ResponsibilityGapKind.values().length, Behind.START);
        return Page.of(found, false, end.toString());
    }

    private List<Looked> look(ResponsibilityGapKind kind, RegionCode within, Behind behind, int atMost) {
        if (kind == ResponsibilityGapKind.NOBODY_ON_DUTY) {
            return posts(within, behind, atMost);
        }
        List<CardGaps.Seen> seen = kind.card()
                .map(card -> cards.lacking(card, within, behind, atMost))
                .orElseGet(() -> kind == ResponsibilityGapKind.PERSON_GONE
                        ? cards.bereft(within, behind, atMost)
                        : cards.away(within, behind, atMost));
        return seen.stream()
                .map(it -> new Looked(Gap.ofCard(kind, it.id(), it.name()), it.behind(), it.isGap()))
                .toList();
    }

    private List<Looked> posts(RegionCode within, Behind behind, int atMost) {
        Instant now = clock.instant();
        return rosters
                .looked(first(within), last(within), behind.region(), behind.id(), now, now.plus(AHEAD), atMost)
                .stream()
                .map(row -> new Looked(
                        Gap.ofPost(new DutyPost(row.postKind(), row.postId())),
                        new Behind(row.regionCode(), row.postId(), 0),
                        row.gap()))
                .toList();
    }

    /** Of all kinds, also of those of which there are none. */
    Map<ResponsibilityGapKind, Integer> counts(RegionCode within) {
        Map<ResponsibilityGapKind, Integer> counts = new TreeMap<>();
        for (ResponsibilityGapKind kind : ResponsibilityGapKind.values()) {
            counts.put(kind, count(kind, within));
        }
        return counts;
    }

    private int count(ResponsibilityGapKind kind, RegionCode within) {
        return switch (kind) {
            case LEAVE_WITHOUT_STAND_IN -> cards.countAway(within);
            case PERSON_GONE -> cards.countBereft(within);
            case NOBODY_ON_DUTY -> {
                Instant now = clock.instant();
                yield rosters.countEmpty(first(within), last(within), now, now.plus(AHEAD));
            }
            default ->
                kind.card()
                        .map((CardGap card) -> cards.countLacking(card, within))
                        .orElse(0);
        };
    }

    private static long first(RegionCode within) {
        return within.firstBelow(RegionLevel.COMMUNITY);
    }

    private static long last(RegionCode within) {
        return within.lastBelow(RegionLevel.COMMUNITY);
    }
}
