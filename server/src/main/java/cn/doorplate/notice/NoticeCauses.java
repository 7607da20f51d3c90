package cn.doorplate.notice;

import java.util.List;
import java.util.stream.IntStream;

/** For what people are told of a notice: nobody is told of the same twice. */
final class NoticeCauses {

    private NoticeCauses() {}

    /** An edition is in force. */
    static String edition(long notice, int number) {
        return "notice:" + notice + ":" + number;
    }

    /** Of all editions that there are, the oldest first; not of each anybody was told. */
    static List<String> ofEditions(NoticeRow row) {
        return IntStream.rangeClosed(1, row.lastEdition())
                .mapToObj(number -> edition(row.id(), number))
                .toList();
    }

    static String reminder(long notice, int number) {
        return "notice:" + notice + ":reminder:" + number;
    }

    static String withdrawn(long notice) {
        return "notice:" + notice + ":withdrawn";
    }
}
