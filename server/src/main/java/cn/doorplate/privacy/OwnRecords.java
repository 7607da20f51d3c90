package cn.doorplate.privacy;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The copies that a person asked for. Who read their data is told by the module that knows the readers' roles. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class OwnRecords implements PersonalData {

    private final PersonalDataExportMapper exports;

    OwnRecords(PersonalDataExportMapper exports) {
        this.exports = exports;
    }

    @Override
    public String name() {
        return "副本申请";
    }

    @Override
    public void export(long personId, Export into) {
        into.put(
                "您申请过的副本",
                exports.newest(personId).stream()
                        .map(export -> Map.of("申请时间", export.requestedAt()))
                        .toList());
    }

    @Override
    public void erase(long personId) {
        exports.removeOf(personId);
    }
}
