package cn.doorplate.messaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * An audience as another module would bring one, of made-up persons: its key names the crowd, its position is how many of it
 * were told. All that run in this JVM know the same crowds, whichever of them goes on with a broadcast.
 */
@Component
@Profile("dev")
class TestCrowd implements Audience {

    private static final Map<String, List<Long>> CROWDS = new ConcurrentHashMap<>();
    private static final Map<String, List<Long>> WRITTEN = new ConcurrentHashMap<>();

    /** A crowd from now on. */
    static void gather(String key, List<Long> persons) {
        CROWDS.put(key, persons);
    }

    /** To whom {@link #written} was called, in order. */
    static List<Long> writtenTo(String key) {
        return WRITTEN.getOrDefault(key, List.of());
    }

    /** How often somebody is named. */
    static Map<Long, Integer> times(List<Long> persons) {
        Map<Long, Integer> times = new HashMap<>();
        persons.forEach(person -> times.merge(person, 1, Integer::sum));
        return times;
    }

    @Override
    public String name() {
        return "test-crowd";
    }

    @Override
    public Part next(String key, String position, int atMost) {
        List<Long> all = CROWDS.getOrDefault(key, List.of());
        int from = position.isEmpty() ? 0 : Integer.parseInt(position);
        int to = Math.min(all.size(), from + atMost);
        return new Part(all.subList(from, to), to == all.size() ? null : Integer.toString(to));
    }

    @Override
    public void written(String key, List<Long> persons) {
        WRITTEN.computeIfAbsent(key, none -> Collections.synchronizedList(new ArrayList<>()))
                .addAll(persons);
    }
}
