package cn.doorplate.ledger;

import cn.doorplate.privacy.PersonKeys;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was asked for until it is written, sealed: words that are looked for may be somebody's name. */
@Component
class LedgerExportAsked {

    private static final String PURPOSE = "ledger.export";
    private static final JsonMapper JSON = new JsonMapper();

    private final PersonKeys keys;

    LedgerExportAsked(PersonKeys keys) {
        this.keys = keys;
    }

    byte[] seal(long personId, LedgerAsk ask) {
        return keys.seal(personId, PURPOSE, JSON.writeValueAsString(ask));
    }

    /** Empty when the key of who asked is gone. */
    Optional<LedgerAsk> open(LedgerExportRow row) {
        return keys.open(row.personId(), PURPOSE, row.asked()).map(text -> JSON.readValue(text, LedgerAsk.class));
    }
}
