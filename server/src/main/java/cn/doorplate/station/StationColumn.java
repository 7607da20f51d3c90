package cn.doorplate.station;

import cn.doorplate.sheet.TableColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A column of a workbook of stations. */
enum StationColumn {
    NUMBER("编号", 16, "导出时就有，请不要改。新站点留空：同一社区里同名的站点会按这一行修改，没有就新增。", ""),
    VERSION("版本", 6, "导出时就有，请不要改。新站点留空。", ""),
    COMMUNITY("社区代码", 16, "社区的 12 位区划代码。导入到一个社区时可以留空。", "640104001001"),
    KIND("类别", 14, "从列表中选择。", StationKind.REST_STATION.words()),
    NAME("名称", 24, "最多 30 个字。", "积善社区骑手驿站"),
    BUILDING("楼栋编号", 16, "导出时就有；新站点可以留空，填写经度和纬度。", ""),
    LONGITUDE("经度", 12, "火星坐标（GCJ-02），73 到 136。写了楼栋编号时，经度和纬度可以都留空。", "106.278100"),
    LATITUDE("纬度", 12, "火星坐标（GCJ-02），3 到 54。", "38.466400"),
    ADDRESS("地址", 30, "最多 60 个字。", "凤凰北街 72 号一楼"),
    NOTE("说明", 30, "还要让大家知道的，最多 200 个字。可以留空。", "从北门进"),
    PHONE_1("电话一", 18, "号码和说明，最多 30 个字。可以留空。", "0951-6012345"),
    PHONE_2("电话二", 18, "同上。", ""),
    PHONE_3("电话三", 18, "同上。", ""),
    MONDAY("周一", 24, "开放时间，几段之间用顿号隔开；24:00 是午夜，22:00-06:00 到第二天早上。留空就是不开放。", "08:30-12:00、14:00-18:00"),
    TUESDAY("周二", 24, "同上。", "08:30-12:00、14:00-18:00"),
    WEDNESDAY("周三", 24, "同上。", "08:30-12:00、14:00-18:00"),
    THURSDAY("周四", 24, "同上。", "08:30-12:00、14:00-18:00"),
    FRIDAY("周五", 24, "同上。", "22:00-06:00"),
    SATURDAY("周六", 24, "同上。", "00:00-24:00"),
    SUNDAY("周日", 24, "同上。", ""),
    HOLIDAYS("节假日", 24, "法定节假日：写“照常”“不开放”，或开放的时间。留空就是照常。", "照常"),
    EXCEPTIONS("特殊日期", 40, "一行一条：日期、开放时间或“不开放”、原因，用空格隔开。", "2027-01-20至2027-01-22 09:00-12:00 春节值班"),
    FEATURES("无障碍", 30, "用顿号隔开：" + StationSheet.featureWords() + "。可以留空。", "无障碍坡道、电梯"),
    SEATS("座位数", 8, "1 到 9999。可以留空。", "12");

    /** Of Monday to Sunday. */
    static final List<StationColumn> WEEK = List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY);

    static final List<StationColumn> PHONES = List.of(PHONE_1, PHONE_2, PHONE_3);

    private final String title;
    private final int width;
    private final String hint;
    private final String example;

    StationColumn(String title, int width, String hint, String example) {
        this.title = title;
        this.width = width;
        this.hint = hint;
        this.example = example;
    }

    String title() {
        return title;
    }

    int width() {
        return width;
    }

    static List<String> titles() {
        return Stream.of(values()).map(StationColumn::title).toList();
    }

    /** One of {@link #titles}. */
    static StationColumn titled(String title) {
        return Stream.of(values())
                .filter(it -> it.title.equals(title))
                .findFirst()
                .orElseThrow();
    }

    TableColumn forTemplate() {
        List<String> choices = this == KIND
                ? Arrays.stream(StationKind.values()).map(StationKind::words).toList()
                : List.of();
        return new TableColumn(title, width, hint, example, choices);
    }
}
