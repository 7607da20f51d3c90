package cn.doorplate.sheet;

import cn.doorplate.place.PlaceKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What kind of place somebody answers for, in the words of the workbook. */
enum AnswersFor {
    COMMUNITY("社区", PlaceKind.REGION),
    AREA("网格", PlaceKind.GRID),
    COMPOUND("小区", PlaceKind.COMPOUND),
    BUILDING("楼栋", PlaceKind.BUILDING),
    UNIT("单元", PlaceKind.UNIT);

    private final String title;
    private final PlaceKind kind;

    AnswersFor(String title, PlaceKind kind) {
        this.title = title;
        this.kind = kind;
    }

    PlaceKind kind() {
        return kind;
    }

    static Optional<AnswersFor> titled(String title) {
        return Arrays.stream(values()).filter(it -> it.title.equals(title)).findFirst();
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(it -> it.title).toList();
    }
}
