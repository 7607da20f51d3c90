package cn.doorplate.band;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Seals what bands tell with the key of who wears them, and bands' own secrets with ours. */
@Component
class BandSeals {

    private static final String STATE = "band.state";
    private static final String CARE = "band.care";
    private static final String READINGS = "band.readings";
    private static final String CALL = "band.call";
    private static final String KEY = "band.key";
    private static final TypeReference<List<BandReading>> LIST = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PersonKeys keys;
    private final Secrets secrets;

    BandSeals(PersonKeys keys, Secrets secrets) {
        this.keys = keys;
        this.secrets = secrets;
    }

    /** The wearer's key, for as long as one message or answer takes. */
    Keyring ring(long wearer) {
        return keys.of(wearer);
    }

    byte[] key(byte[] secret) {
        return secrets.seal(KEY, secret);
    }

    byte[] openKey(byte[] sealed) {
        return secrets.open(KEY, sealed);
    }

    /** Keyed: nobody reads the code from it. */
    byte[] codeHash(String code) {
        return secrets.lasting("band.code", code.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    byte[] state(Keyring ring, long wearer, BandState state) {
        return ring.seal(wearer, STATE, JSON.writeValueAsBytes(state));
    }

    BandState state(Keyring ring, long wearer, byte @Nullable [] sealed) {
        return sealed == null
                ? BandState.NOTHING
                : ring.openBytes(wearer, STATE, sealed)
                        .map(bytes -> JSON.readValue(bytes, BandState.class))
                        .orElse(BandState.NOTHING);
    }

    byte[] care(Keyring ring, long wearer, BandCare care) {
        return ring.seal(wearer, CARE, JSON.writeValueAsBytes(care));
    }

    BandCare care(Keyring ring, long wearer, byte @Nullable [] sealed) {
        return sealed == null
                ? BandCare.USUAL
                : ring.openBytes(wearer, CARE, sealed)
                        .map(bytes -> JSON.readValue(bytes, BandCare.class))
                        .orElse(BandCare.USUAL);
    }

    byte[] readings(Keyring ring, long wearer, List<BandReading> readings) {
        return ring.seal(wearer, READINGS, JSON.writeValueAsBytes(readings));
    }

    List<BandReading> readings(Keyring ring, long wearer, byte[] sealed) {
        return ring.openBytes(wearer, READINGS, sealed)
                .map(bytes -> JSON.readValue(bytes, LIST))
                .orElse(List.of());
    }

    byte[] call(Keyring ring, long wearer, BandCall call) {
        return ring.seal(wearer, CALL, JSON.writeValueAsBytes(call));
    }

    /** Null once nothing is kept of its wearer. */
    @Nullable BandCall call(long wearer, byte[] sealed) {
        return keys.of(wearer)
                .openBytes(wearer, CALL, sealed)
                .map(bytes -> JSON.readValue(bytes, BandCall.class))
                .orElse(null);
    }
}
