package cn.doorplate.messaging;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The two tables of what is on its way out. */
@Component
class Outbox {

    private final OutTable deliveries;
    private final OutTable digests;

    Outbox(JdbcClient jdbc) {
        deliveries = OutTable.deliveries(jdbc);
        digests = OutTable.digests(jdbc);
    }

    OutTable deliveries() {
        return deliveries;
    }

    OutTable digests() {
        return digests;
    }
}
