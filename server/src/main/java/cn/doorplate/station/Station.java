package cn.doorplate.station;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 站点: a station as everyone sees it, at the moment when it was looked at. The same station is equal to itself at any other. */
public final class Station {

    private final StationCard card;
    private final Opening opening;
    private final Instant now;

    Station(StationCard card, Opening opening, Instant now) {
        this.card = card;
        this.opening = opening;
        this.now = now;
    }

    StationCard card() {
        return card;
    }

    /** When it was looked at. */
    Instant now() {
        return now;
    }

    public long number() {
        return card.id();
    }

    public String id() {
        return Ids.toOpaque(card.id());
    }

    public StationKind kind() {
        return card.kind();
    }

    public String name() {
        return card.name();
    }

    /** The community in which it lies. */
    public RegionCode community() {
        return new RegionCode(card.region());
    }

    /** The building in which it is; null where it is in none of ours. */
    public @Nullable Long buildingNumber() {
        return card.buildingId();
    }

    /** Of which permissions are asked: its building, else its community. */
    public PlaceRef place() {
        Long building = card.buildingId();
        return building == null ? region(community()) : new PlaceRef(PlaceKind.BUILDING, building);
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    /** In GCJ-02. */
    public Location location() {
        return card.location();
    }

    public String address() {
        return card.content().address();
    }

    public @Nullable String note() {
        return card.content().note();
    }

    public List<String> phones() {
        return card.content().phones();
    }

    /** How many people can sit there at a time; null where nobody has counted. */
    public @Nullable Integer seats() {
        return card.content().seats();
    }

    public boolean openNow() {
        return opening.open();
    }

    public @Nullable Instant closesAt() {
        return opening.closesAt();
    }

    public @Nullable Instant opensAt() {
        return opening.opensAt();
    }

    public Instant confirmedAt() {
        return card.confirmedAt();
    }

    /** Grows with each change of what it is. */
    public int version() {
        return card.version();
    }

    public StationHoursSeen hours() {
        return new StationHoursSeen(card.content().hours(), LocalDate.ofInstant(now, OpenTimes.SHANGHAI));
    }

    /** As in 营业中，22:00 关门. */
    public String openText() {
        return OpenWords.now(opening, closed(), now);
    }

    /** Now, or to come. */
    public @Nullable StationClosed closed() {
        StationClosed closed = card.closed();
        return closed == null || closed.isOverAt(now) ? null : closed;
    }

    public List<StationFeature> features() {
        return card.content().features();
    }

    public List<StationAmenity> amenities() {
        LocalDate today = LocalDate.ofInstant(now, OpenTimes.SHANGHAI);
        return card.amenities().stream()
                .map(row -> StationAmenity.of(row, today))
                .toList();
    }

    Opening opening() {
        return opening;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Station station && station.card.id() == card.id();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(card.id());
    }
}
