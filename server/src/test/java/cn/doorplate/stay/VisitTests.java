package cn.doorplate.stay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Someone;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is at a station, and how many seats that leaves. */
class VisitTests extends StayGround {

    private JsonNode checkIn(Someone who, String code) {
        return act(who, "stationCheckIn", "visit { station { id } since until }", Map.of("code", code));
    }

    private String seats(Place station) {
        return station(office, station, "seatsFree").path("seatsFree").asString();
    }

    private int visits(Place station) {
        Integer number = jdbc.queryForObject(
                "select coalesce(sum(number), 0) from stay_day where station_id = ? and what = 'VISIT'",
                Integer.class,
                station.number());
        return number == null ? 0 : number;
    }

    @Test
    void whoScansTheCodeOnTheWallTakesASeatAndIsCountedOnce() {
        Place station = station();
        Someone someone = passerBy();
        assertThat(seats(station)).isEqualTo("PLENTY");

        JsonNode visit = done(checkIn(someone, station.link()));
        done(checkIn(someone, station.code()));

        assertThat(visit.at("/station/id").asString()).isEqualTo(station.id());
        assertThat(visits(station)).isEqualTo(1);
        done(checkIn(passerBy(), station.link()));
        assertThat(seats(station)).isEqualTo("FEW");
        done(checkIn(passerBy(), station.link()));
        assertThat(seats(station)).isEqualTo("NONE");
    }

    @Test
    void whoChecksInElsewhereHasLeftAndAnHourLaterNobodyIsThere() {
        Place first = station();
        Place second = station();
        Someone someone = passerBy();
        done(checkIn(someone, first.link()));
        done(checkIn(passerBy(), second.link()));
        assertThat(seats(second)).isEqualTo("PLENTY");

        done(checkIn(someone, second.link()));

        assertThat(seats(first)).isEqualTo("PLENTY");
        assertThat(seats(second)).isEqualTo("FEW");
        jdbc.update("update stay_visit set until = until - interval 61 minute where station_id = ?", second.number());
        assertThat(seats(second)).isEqualTo("PLENTY");
        assertThat(as(someone)
                        .field("{ me { stationVisit { since } } }", Map.of())
                        .path("stationVisit")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoLeavesOneStationStaysAtAnother() {
        Place station = station();
        Someone someone = passerBy();
        done(checkIn(someone, station.link()));

        JsonNode still = act(
                someone,
                "stationCheckOut",
                "visit { since }",
                Map.of("station", station().id()));
        JsonNode gone = act(someone, "stationCheckOut", "visit { since }", Map.of());

        assertThat(still.path("visit").isNull()).isFalse();
        assertThat(gone.path("visit").isNull()).isTrue();
    }

    @Test
    void codesOfNoStationAreDeclinedAndCannotBeTriedOut() {
        Someone someone = passerBy();
        for (int i = 0; i < 10; i++) {
            assertThat(declined(checkIn(someone, "0NOSUCHCODE" + i))).isEqualTo("UNKNOWN_CODE@code");
        }

        assertThat(declined(checkIn(someone, "0NOSUCHCODE"))).isEqualTo("TOO_OFTEN@code");
        assertThat(done(checkIn(someone, station().link())).isNull()).isFalse();
    }
}
