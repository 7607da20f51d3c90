package cn.doorplate.ledger;

import cn.doorplate.casework.Case;
import cn.doorplate.casework.CaseDeskView;
import cn.doorplate.casework.CaseFinish;
import cn.doorplate.casework.LedgerLine;
import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.privacy.Masks;
import cn.doorplate.shared.TextWorkbook.Column;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands of a case in the workbook: masked, or with names and phones. */
final class LedgerCells {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(FigureFold.ZONE);

    private static final List<Column> OF_CASES = List.of(
            new Column("编号", 14),
            new Column("种类", 8),
            new Column("类别", 16),
            new Column("社区", 14),
            new Column("地点", 28),
            new Column("内容", 50),
            new Column("登记时间", 17),
            new Column("状态", 10),
            new Column("层级", 12),
            new Column("岗位", 24),
            new Column("期限", 17),
            new Column("逾期", 6),
            new Column("加急", 6),
            new Column("催办", 6),
            new Column("退单次数", 10),
            new Column("重新办理", 10),
            new Column("处理结果", 16),
            new Column("处理说明", 50),
            new Column("办结时间", 17),
            new Column("结束方式", 14),
            new Column("结束时间", 17),
            new Column("评分", 6));

    private static final List<Column> OF_PEOPLE = List.of(
            new Column("反映人", 12),
            new Column("反映人电话", 16),
            new Column("为谁反映", 12),
            new Column("其电话", 16),
            new Column("代为登记", 12),
            new Column("代为登记人电话", 16));

    private final boolean names;

    LedgerCells(boolean names) {
        this.names = names;
    }

    List<Column> headings() {
        List<Column> all = new ArrayList<>(OF_CASES);
        if (names) {
            all.addAll(OF_PEOPLE);
        }
        return all;
    }

    /** @param people those whose names are shown, with names */
    List<String> of(LedgerLine line, Map<Long, PersonFile> people) {
        List<String> cells = new ArrayList<>(beginning(line));
        cells.addAll(way(line.shown()));
        cells.addAll(end(line.shown()));
        if (names) {
            addPerson(cells, people, line.raisedBy());
            addPerson(cells, people, line.raisedFor());
            addPerson(cells, people, line.filedBy());
        }
        return cells;
    }

    private List<String> beginning(LedgerLine line) {
        Case shown = line.shown();
        return List.of(
                shown.getNumber(),
                LedgerWords.of(shown.getKind()),
                line.category(),
                line.community(),
                names ? shown.getPlaceName() : line.place(),
                text(shown.getText()),
                TIME.format(shown.getFiledAt()));
    }

    private static List<String> way(Case shown) {
        CaseDeskView desk = shown.getDesk();
        return List.of(
                LedgerWords.of(shown.getState()),
                LedgerWords.of(shown.getLevel()),
                desk == null ? "" : desk.title(),
                time(shown.getDueAt()),
                yes(shown.getOverdue()),
                yes(shown.getUrgent()),
                yes(shown.getUrged()),
                shown.getReturns() == 0 ? "" : Integer.toString(shown.getReturns()),
                yes(shown.getReopened()));
    }

    private List<String> end(Case shown) {
        CaseFinish finish = shown.getFinish();
        CaseEnding ending = shown.getEnding();
        return List.of(
                finish == null ? "" : LedgerWords.of(finish.outcome()),
                finish == null ? "" : text(finish.text()),
                finish == null ? "" : time(finish.at()),
                ending == null ? "" : LedgerWords.of(ending),
                time(shown.getClosedAt()),
                shown.getScore() == null ? "" : Objects.toString(shown.getScore()));
    }

    private static void addPerson(List<String> cells, Map<Long, PersonFile> people, @Nullable Long id) {
        PersonFile file = id == null ? null : people.get(id);
        cells.add(file == null ? "" : Objects.toString(file.name(), ""));
        cells.add(file == null || file.phone() == null ? "" : file.phone().number());
    }

    private String text(@Nullable String text) {
        return text == null ? "" : names ? text : Masks.text(text);
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    private static String yes(boolean it) {
        return it ? "是" : "";
    }
}
