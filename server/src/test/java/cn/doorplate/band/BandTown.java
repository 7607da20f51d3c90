package cn.doorplate.band;

import cn.doorplate.dev.band.BandFleet.Given;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts wristbands on people who do not exist, each at home somewhere in a community: for drills and the demo. */
@Component
public class BandTown {

    /** What a fence around home is set to, in metres. */
    public static final int FENCE = 500;

    private static final String[] NAMES = {"赵德福", "钱秀英", "孙志明", "李玉兰", "周桂花", "吴国栋", "郑淑珍", "王长贵"};

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final PersonKeys keys;
    private final BandMapper bands;
    private final BandSeals seals;

    BandTown(
            JdbcTemplate jdbc, TransactionOperations transactions, PersonKeys keys, BandMapper bands, BandSeals seals) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keys = keys;
        this.bands = bands;
        this.seals = seals;
    }

    /** A door at which somebody may be at home. */
    /** Of a wearer, by their number: every second has none. */
    public enum Fenced {
        NOT,
        AT_NIGHT,
        ALWAYS;

        public static Fenced of(int nth) {
            return nth % 2 == 0 ? NOT : nth % 4 == 1 ? AT_NIGHT : ALWAYS;
        }

        BandCare care(Location home) {
            return switch (this) {
                case NOT -> BandCare.USUAL;
                case AT_NIGHT ->
                    new BandCare(45, 130, new BandFence(home, FENCE, LocalTime.of(22, 0), LocalTime.of(6, 0)));
                case ALWAYS -> new BandCare(45, 130, new BandFence(home, FENCE, null, null));
            };
        }
    }

    private record Home(long household, Location at) {}

    /** So many, those among them that are there from an earlier start; in their order. Some have a fence around home, as {@link Fenced} says. */
    public List<Given> put(int number, long community) {
        List<Home> homes = homes(community);
        List<Given> given = new ArrayList<>(known(number, community));
        for (int i = given.size(); i < number; i++) {
            Home home = homes.get(i % homes.size());
            int nth = i;
            given.add(transactions.execute(status -> one(nth, community, home)));
        }
        return given;
    }

    private List<Given> known(int atMost, long community) {
        return jdbc.query(
                "select n.serial, n.key_sealed, n.counter, b.longitude, b.latitude from band n"
                        + " join household_member m on m.person_id = n.wearer_id and m.live = 1"
                        + " join household h on h.id = m.household_id join building b on b.id = h.building_id"
                        + " where n.serial like 'SIM-%' and n.region = ? order by n.id limit ?",
                (row, n) -> new Given(
                        row.getString(1),
                        HexFormat.of().formatHex(seals.openKey(row.getBytes(2))),
                        new Location(row.getDouble(4), row.getDouble(5)),
                        row.getLong(3)),
                community,
                atMost);
    }

    private List<Home> homes(long community) {
        return jdbc.query(
                "select h.id, b.longitude, b.latitude from household h join building b on b.id = h.building_id"
                        + " where b.region_code = ? and b.longitude is not null order by h.id",
                (row, n) -> new Home(row.getLong(1), new Location(row.getDouble(2), row.getDouble(3))),
                community);
    }

    private Given one(int nth, long community, Home home) {
        long wearer = Ids.next();
        jdbc.update("insert into person (id, status) values (?, 'ACTIVE')", wearer);
        keys.create(wearer);
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                keys.seal(wearer, "person.name", NAMES[nth % NAMES.length]),
                wearer);
        jdbc.update(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, ?)",
                Ids.next(),
                home.household(),
                wearer,
                wearer,
                community,
                Timestamp.valueOf("2026-01-01 00:00:00"));
        return band(nth, community, home, wearer);
    }

    private Given band(int nth, long community, Home home, long wearer) {
        byte[] secret = BandCodes.secret();
        String serial = "SIM-" + Ids.toOpaque(Ids.next());
        long id = Ids.next();
        bands.insert(
                new BandRow(
                        id,
                        serial,
                        community,
                        BandStatus.STOCK,
                        seals.codeHash(BandCodes.code()),
                        seals.key(secret),
                        null,
                        null,
                        null,
                        null,
                        0,
                        BandWindow.NOTHING.marks(),
                        null,
                        null,
                        null,
                        null,
                        0),
                Instant.now());
        Keyring ring = seals.ring(wearer);
        BandCare care = Fenced.of(nth).care(home.at());
        bands.wear(id, BandStatus.WORN, wearer, wearer, BandConsent.IN_PERSON, seals.care(ring, wearer, care));
        return new Given(serial, HexFormat.of().formatHex(secret), home.at(), 0);
    }
}
