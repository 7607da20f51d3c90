package cn.doorplate.event;

import cn.doorplate.privacy.Masks;
import cn.doorplate.shared.TextWorkbook;
import cn.doorplate.shared.TextWorkbook.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A roster as it is written: masked, what it is for in its first line, and a column for each question. */
final class RosterWorkbook implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(EventTimes.ZONE);

    private static final List<Column> OF_PEOPLE = List.of(
            new Column("序号", 6),
            new Column("姓名", 12),
            new Column("电话", 16),
            new Column("状态", 10),
            new Column("名额组", 16),
            new Column("他人代报", 10),
            new Column("签到时间", 17),
            new Column("签到方式", 12),
            new Column("没有来", 8));

    private final TextWorkbook book;
    private final List<EventQuestion> questions;
    private int lines;

    RosterWorkbook(OutputStream out, Event event, String purpose) {
        questions = event.questions();
        book = new TextWorkbook(out, "报名名单", List.of("用途：" + purpose, about(event)), columns());
    }

    private static String about(Event event) {
        return event.title() + "　" + TIME.format(event.startsAt()) + "　" + event.venue() + "　导出时间："
                + TIME.format(event.now());
    }

    private List<Column> columns() {
        return Stream.concat(OF_PEOPLE.stream(), questions.stream().map(question -> new Column(question.label(), 24)))
                .toList();
    }

    /** Some more; they are out of memory afterwards. */
    void add(List<EventRosterLine> more, Map<Long, List<EventAnswer>> answers) throws IOException {
        for (EventRosterLine line : more) {
            lines++;
            List<String> cells = new ArrayList<>(person(line));
            cells.addAll(answers(answers.getOrDefault(line.row().id(), List.of())));
            book.add(cells);
        }
        book.flush();
    }

    private List<String> person(EventRosterLine line) {
        CheckInWay way = line.checkedInBy();
        return List.of(
                Integer.toString(lines),
                text(line.name()),
                text(line.phone()),
                RosterWords.of(line.state()),
                text(line.group()),
                yes(line.byAnother()),
                time(line.checkedInAt()),
                way == null ? "" : RosterWords.of(way),
                yes(line.noShow()));
    }

    private List<String> answers(List<EventAnswer> given) {
        Map<Integer, String> texts = given.stream().collect(Collectors.toMap(EventAnswer::number, EventAnswer::text));
        return questions.stream()
                .map(question -> Masks.text(texts.getOrDefault(question.number(), "")))
                .toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    private static String yes(boolean it) {
        return it ? "是" : "";
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
