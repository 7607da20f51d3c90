package cn.doorplate.station;

import cn.doorplate.sheet.TableTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The workbook of stations: what its sheet is called, how large it may be, and how it is filled in. */
final class StationSheet {

    static final String TITLE = "站点";

    /** A county has some hundreds. */
    static final int MOST_ROWS = 10_000;

    static final String CLOSED = "不开放";

    static final String AS_USUAL = "照常";

    private static final List<String> RULES = List.of(
            "请在“站点”表里填写，一行一个站点。请不要改动标题行和工作表的名称，不要合并单元格，不要使用公式。",
            "修改已有的站点，请先导出，在导出的表格里改：一行就是这个站点的全部内容，空着的格就是没有。",
            "内容没有变的行不动；再导入一次不会重复。导入不会撤销任何站点，也不改图片和设施。",
            "整份表格要么全部导入，要么一行也不导入；有问题时会告诉您在第几行、哪一列。");

    private StationSheet() {}

    static byte[] template() {
        return TableTemplate.write(
                TITLE,
                RULES,
                Stream.of(StationColumn.values())
                        .map(StationColumn::forTemplate)
                        .toList(),
                MOST_ROWS);
    }

    static String kindWords() {
        return Arrays.stream(StationKind.values()).map(StationKind::words).collect(Collectors.joining("、"));
    }

    static String featureWords() {
        return Arrays.stream(StationFeature.values()).map(StationFeature::words).collect(Collectors.joining("、"));
    }
}
