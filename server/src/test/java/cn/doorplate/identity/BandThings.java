package cn.doorplate.identity;

import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** A wristband that somebody wears, of whom nobody else is anything. */
final class BandThings {

    private final JdbcTemplate jdbc;

    BandThings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Door door, Map<String, Object> thing) {
        long band = Ids.next();
        jdbc.update(
                "insert into band (id, serial, region, status, code_hash, key_sealed, wearer_id, bound_by, consent, counter, seen,"
                        + " version, created_at) values (?, ?, ?, 'WORN', ?, 'x', ?, ?, 'OWN', 0, '', 0, '2026-01-01 00:00:00')",
                band,
                "AK" + band,
                door.community().value(),
                hash(band),
                band,
                band);
        thing.put("band", Ids.toOpaque(band));
    }

    private static byte[] hash(long band) {
        return Arrays.copyOf(ByteBuffer.allocate(Long.BYTES).putLong(band).array(), 32);
    }
}
