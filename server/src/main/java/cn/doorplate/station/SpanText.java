package cn.doorplate.station;

import cn.doorplate.station.StationHoursInput.Day;
import cn.doorplate.station.StationHoursInput.Other;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hours as a cell has them, as in 08:30-12:00、14:00-18:00. What is none is read as one that is declined later, at its place. */
final class SpanText {

    private static final Pattern DASH = Pattern.compile("\\s*(?:—+|–|－|-|~|～|至|到)\\s*");
    private static final Pattern BETWEEN = Pattern.compile("[、,，;；\\s]+");
    private static final Pattern EXCEPTION = Pattern.compile("(\\S{1,12}?)(?:[至到~～](\\S{1,12}))?\\s+(\\S+)\\s+(.+)");

    private SpanText() {}

    static String of(List<DaySpan> spans) {
        return spans.stream().map(it -> it.from() + "-" + it.until()).collect(Collectors.joining("、"));
    }

    static List<Day> read(String text) {
        String plain = DASH.matcher(text.replace('：', ':')).replaceAll("-");
        return Arrays.stream(BETWEEN.split(plain))
                .filter(piece -> !piece.isEmpty())
                .map(SpanText::span)
                .toList();
    }

    private static Day span(String piece) {
        int dash = piece.indexOf('-');
        return dash < 0 ? new Day(piece, "") : new Day(time(piece.substring(0, dash)), time(piece.substring(dash + 1)));
    }

    private static String time(String typed) {
        return typed.indexOf(':') == 1 ? "0" + typed : typed;
    }

    static String of(HoursException it) {
        String days = it.from().equals(it.until()) ? it.from() : it.from() + "至" + it.until();
        String spans = it.spans().isEmpty() ? StationSheet.CLOSED : of(it.spans());
        return days + " " + spans + " " + it.reason();
    }

    /** A line of a cell. */
    static Other exception(String line) {
        Matcher matcher = EXCEPTION.matcher(line.strip());
        if (!matcher.matches()) {
            return new Other("", "", List.of(), line);
        }
        String from = matcher.group(1);
        String until = matcher.group(2) == null ? from : matcher.group(2);
        String spans = matcher.group(3);
        return new Other(from, until, spans.equals(StationSheet.CLOSED) ? List.of() : read(spans), matcher.group(4));
    }
}
