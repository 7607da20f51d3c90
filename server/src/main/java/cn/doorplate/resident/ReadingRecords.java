package cn.doorplate.resident;

import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import cn.doorplate.shared.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who of the staff read a person's data, in the words of the copy that the person gets: as what, when, what and why. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 200)
class ReadingRecords implements PersonalData {

    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    private final DataAccesses accesses;
    private final Places places;

    ReadingRecords(DataAccesses accesses, Places places) {
        this.accesses = accesses;
        this.places = places;
    }

    @Override
    public String name() {
        return "查看记录";
    }

    @Override
    public void export(long personId, Export into) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        Page<DataAccess> page = accesses.of(personId, PAGE, null);
        lines.addAll(lines(page.nodes()));
        while (page.pageInfo().hasNextPage() && lines.size() < MOST) {
            page = accesses.of(personId, PAGE, page.pageInfo().endCursor());
            lines.addAll(lines(page.nodes()));
        }
        into.put("谁查看过您的信息", lines);
        if (page.pageInfo().hasNextPage()) {
            into.put("说明", "这里只列出最近的一万条，更早的请在小程序的“谁查看过我的信息”里查看。");
        }
    }

    private List<Map<String, @Nullable Object>> lines(List<DataAccess> some) {
        Map<PlaceRef, Object> found = places.of(
                some.stream().map(DataAccess::where).filter(Objects::nonNull).collect(Collectors.toSet()));
        return some.stream()
                .map(access -> line(access, access.where() == null ? null : found.get(access.where())))
                .toList();
    }

    private static Map<String, @Nullable Object> line(DataAccess access, @Nullable Object where) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("时间", access.at());
        line.put("查看人身份", access.role());
        line.put("查看人所在", Places.nameOf(where));
        line.put("内容", access.what());
        line.put("方式", access.full() ? "完整显示" : "只看到一部分");
        line.put("理由", why(access));
        return line;
    }

    private static String why(DataAccess access) {
        String words = access.words();
        if (words != null) {
            return words;
        }
        return access.full() ? "没有留下说明" : "只看到一部分的不要求说明";
    }

    /** The log stays: its reasons are sealed with the key that is about to go. */
    @Override
    public void erase(long personId) {}
}
