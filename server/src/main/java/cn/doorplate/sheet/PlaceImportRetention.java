package cn.doorplate.sheet;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How long it is known who brought what in. */
@Component
class PlaceImportRetention implements Retained {

    private final PlaceImportMapper rows;

    PlaceImportRetention(PlaceImportMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "place_import";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return rows.forgetBefore(limit, atMost);
    }
}
