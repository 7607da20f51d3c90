package cn.doorplate.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Ids;
import cn.doorplate.station.TestStations.Draft;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told of medicine that comes near its last day, where not everyone is there to be told. */
class LotWarningTests extends StationGround {

    /** More than a round takes. */
    private static final int MANY = 60;

    private static final AtomicInteger FORSAKEN = new AtomicInteger();

    @Autowired
    LotWarnings warnings;

    @Autowired
    PlaceChanges changes;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whereNobodyIsNearTheStreetIsToldAndNobodyAtAllMeansLater() {
        RegionCode community = forsaken();
        long lot = lot(station(community, 74.1), today());
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            warnings.round();
            return tried(lot);
        });
        assertThat(warned(lot)).isFalse();

        Someone street = people.holding(
                Role.STREET_STAFF,
                new PlaceRef(PlaceKind.REGION, community.at(RegionLevel.STREET).value()));
        awaitRound(lot);
        assertThat(inbox(street)).containsOnlyOnce("站点物品快到有效期");
    }

    @Test
    void thoseOfWhichNobodyIsToldKeepTheOthersNotWaiting() {
        long forsaken = station(forsaken(), 74.2);
        for (int i = 0; i < MANY; i++) {
            lot(forsaken, today().minusDays(1));
        }
        awaitRound(lot(station(door.community(), 74.3), today()));
        assertThat(inbox(office)).contains("站点物品快到有效期");
        jdbc.update("delete from station_lot where station_id = ?", forsaken);
    }

    @Test
    void oneThatFailsDoesNotStopTheRest() {
        long broken = station(door.community(), 74.4);
        lot(broken, today().minusDays(1));
        jdbc.update("update station set content = 'none' where id = ?", broken);
        try {
            long lot = lot(station(door.community(), 74.5), today());
            awaitRound(lot);
            assertThat(inbox(office)).contains("站点物品快到有效期");
        } finally {
            jdbc.update("delete from station_lot where station_id = ?", broken);
            jdbc.update("delete from station where id = ?", broken);
        }
    }

    /** A community of a province where nobody works: other tests may give roles far above the communities they make. */
    private RegionCode forsaken() {
        return places.community(new RegionCode(880_101_001_000L + FORSAKEN.incrementAndGet() * 1_000_000L + 1));
    }

    private long station(RegionCode community, double longitude) {
        return new TestStations(jdbc, changes, transaction)
                .put(Draft.at(community, longitude, 4.1).having(AmenityKind.MEDICINE_BOX));
    }

    private long lot(long station, LocalDate expiresOn) {
        long id = Ids.next();
        jdbc.update(
                "insert into station_lot (id, station_id, kind, region, name, expires_on, created_at)"
                        + " select ?, id, 'MEDICINE_BOX', region, '布洛芬胶囊', ?, created_at from station where id = ?",
                id,
                expiresOn,
                station);
        return id;
    }

    /** A round of the server's own may be quicker. */
    private void awaitRound(long lot) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            warnings.round();
            return warned(lot);
        });
    }

    private boolean warned(long lot) {
        return is(lot, "warned_at");
    }

    private boolean tried(long lot) {
        return is(lot, "tried_at");
    }

    private boolean is(long lot, String column) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select " + column + " is not null from station_lot where id = ?", Boolean.class, lot));
    }

    private static LocalDate today() {
        return LocalDate.now(OpenTimes.SHANGHAI);
    }
}
