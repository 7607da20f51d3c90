package cn.doorplate.privacy;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Removes the content of copies whose time is over. */
@Component
class ExportRetention implements Retained {

    private final PersonalDataExportMapper exports;

    ExportRetention(PersonalDataExportMapper exports) {
        this.exports = exports;
    }

    @Override
    public String subject() {
        return "personal_data_export";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return exports.expire(limit, atMost);
    }
}
