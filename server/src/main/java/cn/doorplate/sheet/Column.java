package cn.doorplate.sheet;

import cn.doorplate.place.ResponsibilityRole;
import java.util.Arrays;
import java.util.List;

/** A column of the workbook: what it is called, how long its texts may be, and what to say about it. */
enum Column {
    COMPOUND("小区", 64, 18, "小区名称，如 御景苑。"),
    GATE("地址", 128, 30, "小区大门的街道和门牌号，如 子营街道 12号。"),
    BUILDING("楼栋", 64, 14, "大家怎么叫就怎么写，如 3栋。没有小区的楼，在“住户”“负责人”里请写全，如 积善巷12号。"),
    ADDRESS("地址", 128, 30, "街道和门牌号。留空时用小区的地址；没有小区时必须填写，如 积善巷12号。"),
    UNITS("单元", 400, 24, "这栋楼的全部单元，用顿号隔开，如 1单元、2单元。没有单元时留空。"),
    AREA("网格", 200, 24, "网格、责任区或十联户的名称。同名的请从网格写起，如 第一网格/1号责任区。"),
    LONGITUDE("经度", 32, 12, "火星坐标（GCJ-02），如 107.888600。与纬度同时填写，可以留空。"),
    LATITUDE("纬度", 32, 12, "火星坐标（GCJ-02），如 27.221600。与经度同时填写，可以留空。"),
    UNIT("单元", 32, 12, "如 2单元。没有单元时留空。"),
    DOOR("门号", 32, 12, "如 301。地下一层请写作 B1 或 负1。"),
    SCOPE("负责范围", 8, 12, "从列表中选择：社区、网格、小区、楼栋、单元。"),
    ROLE("职责", 16, 16, "从列表中选择，如 网格员、楼栋长、物业。"),
    NAME("姓名", 64, 14, "公开在门牌上的姓名或单位名称。"),
    PHONE("电话", 32, 18, "公开在门牌上的电话。座机请带区号，如 0851-24621234。"),
    NOTE("说明", 128, 26, "什么时候、什么事可以找，如 工作日 8:30–17:30。可以留空。");

    private final String title;
    private final int limit;
    private final int width;
    private final String hint;

    Column(String title, int limit, int width, String hint) {
        this.title = title;
        this.limit = limit;
        this.width = width;
        this.hint = hint;
    }

    String title() {
        return title;
    }

    /** The most characters that a cell may hold. */
    int limit() {
        return limit;
    }

    /** In characters of Excel's default face. */
    int width() {
        return width;
    }

    String hint() {
        return hint;
    }

    /** What a cell may say; empty where that is not a list. */
    List<String> choices() {
        return switch (this) {
            case SCOPE -> AnswersFor.titles();
            case ROLE ->
                Arrays.stream(ResponsibilityRole.values())
                        .map(ResponsibilityRole::title)
                        .toList();
            default -> List.of();
        };
    }
}
