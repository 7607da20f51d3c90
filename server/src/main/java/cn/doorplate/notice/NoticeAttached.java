package cn.doorplate.notice;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of an edition, by their numbers. */
record NoticeAttached(@Nullable Long cover, List<Long> attachments) {

    /** As the row has them. */
    String written() {
        return attachments.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
