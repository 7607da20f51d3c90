package cn.doorplate.privacy;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What this module keeps about a person: who read their data, and the copies that they asked for. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class OwnRecords implements PersonalData {

    private static final int PAGE = 500;
    /** Newest first; beyond them the person is told to ask. */
    private static final int MOST = 10_000;

    private final AccessLog log;
    private final PersonalDataExportMapper exports;

    OwnRecords(AccessLog log, PersonalDataExportMapper exports) {
        this.log = log;
        this.exports = exports;
    }

    @Override
    public String name() {
        return "查看记录与副本申请";
    }

    @Override
    public void export(long personId, Export into) {
        into.put("谁查看过您的信息", reads(personId));
        into.put(
                "您申请过的副本",
                exports.newest(personId).stream()
                        .map(export -> Map.of("申请时间", export.requestedAt()))
                        .toList());
    }

    private List<Map<String, @Nullable Object>> reads(long personId) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        Page<Access> page = log.of(personId, PAGE, null);
        page.nodes().forEach(access -> all.add(readable(access)));
        while (page.pageInfo().hasNextPage() && all.size() < MOST) {
            page = log.of(personId, PAGE, page.pageInfo().endCursor());
            page.nodes().forEach(access -> all.add(readable(access)));
        }
        return all;
    }

    private static Map<String, @Nullable Object> readable(Access access) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("时间", access.at());
        line.put("查看人编号", Ids.toOpaque(access.readerId()));
        line.put("内容", access.what());
        line.put("方式", access.inFull() ? "完整显示" : "脱敏显示");
        line.put("理由", access.reason());
        return line;
    }

    /** The access log stays: its reasons are sealed with the key that is about to go. */
    @Override
    public void erase(long personId) {
        exports.removeOf(personId);
    }
}
