package cn.doorplate.alarm;

import java.util.List;
import java.util.stream.Stream;

/** What somebody needs. */
enum AlarmKind {
    POLICE("警情", "110"),
    FIRE("火情", "119"),
    MEDICAL("急病", "120"),
    FALL("摔倒", "120"),
    OTHER("求助", "110");

    private static final List<String> ALL = List.of("110", "119", "120");

    private final String title;
    private final String number;

    AlarmKind(String title, String number) {
        this.title = title;
        this.number = number;
    }

    String title() {
        return title;
    }

    /** The public emergency numbers, the one for this first. */
    List<String> numbers() {
        return Stream.concat(Stream.of(number), ALL.stream().filter(it -> !it.equals(number)))
                .toList();
    }
}
