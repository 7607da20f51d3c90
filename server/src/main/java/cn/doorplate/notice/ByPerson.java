package cn.doorplate.notice;

import cn.doorplate.messaging.Audience.Part;
import java.util.List;
import java.util.function.LongFunction;

/** Goes through receipts by person. */
final class ByPerson {

    private ByPerson() {}

    /** @param behind the next persons behind one, by id; {@code atMost} of them unless they are the last */
    static Part part(String position, int atMost, LongFunction<List<Long>> behind) {
        List<Long> found = behind.apply(position.isEmpty() ? 0 : Long.parseLong(position));
        boolean last = found.size() < atMost;
        return new Part(found, last ? null : Long.toString(found.get(found.size() - 1)));
    }
}
