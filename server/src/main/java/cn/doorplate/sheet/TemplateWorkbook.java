package cn.doorplate.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The empty workbook that staff fill in. Its examples stand among the instructions, where they cannot be imported. */
final class TemplateWorkbook {

    private static final List<String> RULES = List.of(
            "请在“小区”“楼栋”“住户”“负责人”四张表里填写，一行一条；用不到的表可以空着。",
            "标题带 * 的列必须填写。请不要改动标题行和工作表的名称，不要合并单元格，不要使用公式。",
            "已经登记过的，再导入一次不会重复：内容相同的不动，内容不同的按表格修改，留空的列保持原样。",
            "导入不会删除任何小区、楼栋、单元、住户或负责人。",
            "整份表格要么全部导入，要么一行也不导入。有问题时，系统会退回一份标明了每一处问题的表格，改好后直接再传。",
            "网格员导入自己的网格：新楼栋自动归入该网格；已登记的小区和负责人由社区工作人员修改。");

    private static final Map<PlaceSheet, List<List<String>>> EXAMPLES = new EnumMap<>(Map.of(
            PlaceSheet.COMPOUNDS, List.of(List.of("御景苑", "子营街道 12号")),
            PlaceSheet.BUILDINGS,
                    List.of(
                            List.of("御景苑", "3栋", "", "1单元、2单元", "第一网格/1号责任区", "107.888600", "27.221600"),
                            List.of("", "12号", "积善巷12号", "", "第二网格", "", "")),
            PlaceSheet.HOUSEHOLDS, List.of(List.of("御景苑", "3栋", "2单元", "301", ""), List.of("", "积善巷12号", "", "1楼", "")),
            PlaceSheet.RESPONSIBILITIES,
                    List.of(
                            List.of("网格", "第一网格", "", "", "", "网格员", "王英", "13885200000", "每天 8:30–20:00"),
                            List.of("单元", "", "御景苑", "3栋", "2单元", "楼道红管家", "李秀兰", "0851-24621234", ""))));

    private TemplateWorkbook() {}

    static byte[] write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Doorplate", "1.0")) {
            Instructions instructions = new Instructions(workbook.newWorksheet(PlaceSheet.INSTRUCTIONS));
            for (PlaceSheet kind : PlaceSheet.values()) {
                Map<Column, Range> choices = instructions.of(kind);
                sheet(workbook.newWorksheet(kind.title()), kind, choices);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void sheet(Worksheet sheet, PlaceSheet kind, Map<Column, Range> choices) {
        WorkbookStyle.columns(sheet, kind);
        for (int i = 0; i < kind.columns().size(); i++) {
            Column column = kind.columns().get(i);
            sheet.value(0, i, kind.heading(column));
            sheet.comment(0, i, column.hint());
            Range list = choices.get(column);
            if (list != null) {
                sheet.range(1, i, WorkbookReader.MOST_ROWS, i)
                        .validateWithList(list)
                        .errorTitle("请从列表中选择")
                        .error(column.hint());
            }
        }
        WorkbookStyle.heading(sheet, kind.columns().size());
    }

    /** The sheet in front: the rules, then each column with its hint, examples, and what may be chosen. */
    private static final class Instructions {

        private final Worksheet sheet;
        private int row;

        Instructions(Worksheet sheet) {
            this.sheet = sheet;
            double[] widths = {14, 16, 70, 26, 26, 18};
            for (int i = 0; i < widths.length; i++) {
                sheet.width(i, widths[i]);
            }
            RULES.forEach(rule -> sheet.value(row++, 0, row + ". " + rule));
        }

        Map<Column, Range> of(PlaceSheet kind) {
            row++;
            head();
            Map<Column, Range> choices = new EnumMap<>(Column.class);
            for (Column column : kind.columns()) {
                int first = row;
                line(kind, column);
                List<String> options = column.choices();
                for (int i = 0; i < options.size(); i++) {
                    sheet.value(first + i, 5, options.get(i));
                }
                row = first + Math.max(1, options.size());
                if (!options.isEmpty()) {
                    choices.put(column, sheet.range(first, 5, row - 1, 5));
                }
            }
            return choices;
        }

        private void head() {
            List<String> titles = List.of("工作表", "列", "怎么填", "例一", "例二", "可选的内容");
            for (int i = 0; i < titles.size(); i++) {
                sheet.value(row, i, titles.get(i));
            }
            sheet.range(row, 0, row, 5).style().bold().fillColor("DBE7F6").set();
            row++;
        }

        private void line(PlaceSheet kind, Column column) {
            int at = kind.columns().indexOf(column);
            sheet.value(row, 0, kind.title());
            sheet.value(row, 1, kind.heading(column));
            sheet.value(row, 2, column.hint());
            List<List<String>> examples = EXAMPLES.getOrDefault(kind, List.of());
            for (int i = 0; i < examples.size(); i++) {
                sheet.value(row, 3 + i, examples.get(i).get(at));
            }
            sheet.range(row, 2, row, 4)
                    .style()
                    .wrapText(true)
                    .verticalAlignment("top")
                    .set();
        }
    }
}
