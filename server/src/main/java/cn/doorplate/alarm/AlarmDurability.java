package cn.doorplate.alarm;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * An alarm is acknowledged when the database has committed it; whether it then lies on a disk, the database's own setting decides
 * (https://dev.mysql.com/doc/refman/9.4/en/innodb-parameters.html#sysvar_innodb_flush_log_at_trx_commit). Where it may not, that is
 * said at every start.
 */
@Component
class AlarmDurability {

    private static final Logger log = LoggerFactory.getLogger(AlarmDurability.class);

    private final AlarmMapper rows;

    AlarmDurability(AlarmMapper rows) {
        this.rows = rows;
    }

    @EventListener(ApplicationReadyEvent.class)
    void look() {
        try {
            if (!isOnDisk()) {
                log.warn(
                        "The database acknowledges alarms before they are on its disk: set innodb_flush_log_at_trx_commit = 1");
            }
        } catch (DataAccessException e) {
            log.warn("Whether what the database commits is on its disk is not known: it does not answer", e);
        }
    }

    /** Whether what is committed outlives the loss of power. */
    boolean isOnDisk() {
        return rows.flushes() == 1;
    }
}
