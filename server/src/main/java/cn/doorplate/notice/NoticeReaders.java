package cn.doorplate.notice;

import cn.doorplate.messaging.Audience;
import java.util.List;
import org.springframework.stereotype.Component;

/** Those who read a notice or were told of it: they are to hear that it is withdrawn. The key is the notice's id as a number. */
@Component
class NoticeReaders implements Audience {

    static final String NAME = "notice-readers";

    private final ReceiptMapper rows;

    NoticeReaders(ReceiptMapper rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Part next(String key, String position, int atMost) {
        return ByPerson.part(position, atMost, after -> rows.informed(Long.parseLong(key), after, atMost));
    }

    /** Hearing that it is withdrawn asks nothing of them. */
    @Override
    public void written(String key, List<Long> persons) {}
}
