package cn.doorplate.place;

import cn.doorplate.place.CardGapMapper.Looked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What nobody answers for now, within a region: looked for piece by piece, each of no more rows than the caller allows. */
@Service
public class CardGaps {

    /** So long before somebody leaves without a stand-in it is among the gaps. */
    private static final Duration AHEAD = Duration.ofDays(7);

    private final CardGapMapper rows;
    private final ResponsibilityMapper responsibilities;
    private final Clock clock;

    CardGaps(CardGapMapper rows, ResponsibilityMapper responsibilities, Clock clock) {
        this.rows = rows;
        this.responsibilities = responsibilities;
        this.clock = clock;
    }

    /**
     * Something that was looked at.
     *
     * @param behind where to go on after it
     * @param id of the place, or of the card
     * @param name of the place, as people say it; empty for a card
     * @param isGap whether anything is missing there
     */
    public record Seen(Behind behind, long id, String name, boolean isGap) {}

    /**
     * Where a piece ended: by community, then by id, then by what lies in that.
     *
     * @param region the code of a community
     */
    public record Behind(long region, long id, long inner) {

        public static final Behind START = new Behind(0, 0, 0);
    }

    /** Places of which the card may be missing, in order; fewer than asked for means that there are no more. */
    public List<Seen> lacking(CardGap what, RegionCode within, Behind behind, int atMost) {
        Search search = new Search(within, behind, clock.instant(), atMost);
        List<Looked> looked = switch (what.places()) {
            case BUILDING -> rows.buildings(what.role(), search);
            case UNIT -> rows.units(what.role(), search);
            default -> rows.areas(what.areas(), what.role(), search);
        };
        return looked.stream().map(Looked::seen).toList();
    }

    public int countLacking(CardGap what, RegionCode within) {
        Search search = new Search(within, Behind.START, clock.instant(), 0);
        return switch (what.places()) {
            case BUILDING -> rows.countBuildings(what.role(), search);
            case UNIT -> rows.countUnits(what.role(), search);
            default -> rows.countAreas(what.areas(), what.role(), search);
        };
    }

    /** Cards of those who are away, or soon will be, while nobody stands in: by their leaves, in order. */
    public List<Seen> away(RegionCode within, Behind behind, int atMost) {
        Search search = new Search(within, behind, clock.instant(), atMost);
        return rows.away(search.now().plus(AHEAD), search).stream()
                .map(Looked::seen)
                .toList();
    }

    public int countAway(RegionCode within) {
        Search search = new Search(within, Behind.START, clock.instant(), 0);
        return rows.countAway(search.now().plus(AHEAD), search);
    }

    /** Cards behind which somebody stood who has gone, in order. */
    public List<Seen> bereft(RegionCode within, Behind behind, int atMost) {
        return rows.bereft(new Search(within, behind, clock.instant(), atMost)).stream()
                .map(Looked::seen)
                .toList();
    }

    public int countBereft(RegionCode within) {
        return rows.countBereft(new Search(within, Behind.START, clock.instant(), 0));
    }

    /** Cards by their ids, each with its place; one statement. */
    public Map<Long, Card> cards(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : responsibilities.byIds(ids).stream()
                        .collect(Collectors.toMap(ResponsibilityRow::id, row -> new Card(row.place(), row.toRecord())));
    }

    /** A contact card and where it stands. */
    public record Card(PlaceRef place, ResponsibilityRecord said) {}

    /** Where to look, from where on, and how far. */
    record Search(RegionCode within, Behind behind, Instant now, int limit) {

        /** The place with which a piece begins may have been looked at before. */
        int limitAndOne() {
            return limit + 1;
        }

        long first() {
            return within.firstBelow(RegionLevel.COMMUNITY);
        }

        long last() {
            return within.lastBelow(RegionLevel.COMMUNITY);
        }
    }
}
