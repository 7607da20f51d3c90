package cn.doorplate.notice;

import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import cn.doorplate.shared.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which notices a person read or was told of. When they leave, what they still were to read goes; that somebody was reached stays
 * in the counts, under a number that is nobody's.
 */
@Component
class NoticeData implements PersonalData {

    private static final int MOST = 10_000;

    private final ReceiptMapper rows;

    NoticeData(ReceiptMapper rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "通知";
    }

    @Override
    public void export(long personId, Export into) {
        List<Map<String, @Nullable Object>> lines =
                rows.own(personId, MOST).stream().map(NoticeData::line).toList();
        if (!lines.isEmpty()) {
            into.put("读过或被告知的通知", lines);
        }
    }

    private static Map<String, @Nullable Object> line(OwnReceipt receipt) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("通知", receipt.title());
        line.put("阅读时间", receipt.readAt());
        line.put("上门告知时间", receipt.toldAt());
        line.put("手机上有国家反诈中心", receipt.appInstalled());
        line.put("开着来电预警", receipt.callWarning());
        return line;
    }

    @Override
    @Transactional
    public void erase(long personId) {
        rows.removeOpen(personId);
        rows.doneBy(personId).forEach(notice -> rows.makeNobodys(notice, personId, Ids.next()));
    }
}
