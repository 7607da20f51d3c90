package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.band.BandFleet;
import cn.doorplate.dev.band.BandFleet.Given;
import cn.doorplate.dev.band.BandFleet.Mishap;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What befalls one of many who wear bands brings somebody to that one, and to nobody else. */
class BandFleetTests extends BandGround {

    @Autowired
    BandTown town;

    @Autowired
    BandMapper bands;

    @Autowired
    BandSeals seals;

    /** The fence holds at any hour. */
    private void fence(Given given) {
        BandRow row = Objects.requireNonNull(bands.bySerial(given.serial()));
        long wearer = Objects.requireNonNull(row.wearerId());
        BandCare care = new BandCare(45, 130, new BandFence(given.home(), BandTown.FENCE, null, null));
        bands.care(row.id(), row.version(), seals.care(seals.ring(wearer), wearer, care));
    }

    private List<String> alarms(Given given) {
        return jdbc.queryForList(
                "select a.kind from alarm a join band b on b.wearer_id = a.person_id where b.serial = ?",
                String.class,
                given.serial());
    }

    @Test
    void eachMishapRaisesOneAlarm() throws Exception {
        jdbc.update(
                "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, '101')",
                Ids.next(),
                door.buildingId(),
                door.unitId(),
                door.tenHouseholdUnitId());
        List<Given> given = town.put(5, door.community().value());
        given.forEach(this::fence);
        try (BandFleet fleet = new BandFleet("http://127.0.0.1:" + port, given, 2, 7).remembering(3)) {
            fleet.befall(0, Mishap.SOS);
            fleet.befall(1, Mishap.RACING);
            fleet.befall(2, Mishap.WANDERING);

            fleet.send(3);

            assertThat(fleet.refused()).isZero();
        }
        assertThat(alarms(given.get(0))).containsExactly("FALL");
        assertThat(alarms(given.get(1))).containsExactly("MEDICAL");
        assertThat(alarms(given.get(2))).containsExactly("OTHER");
        assertThat(alarms(given.get(3))).isEmpty();
        assertThat(alarms(given.get(4))).isEmpty();
    }
}
