package cn.doorplate.media;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Lets files belong to something: those of their sender that belong to nothing yet, all of them or none. */
@Component
class MediaClaims {

    private final MediaMapper rows;
    private final Clock clock;

    MediaClaims(MediaMapper rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * By two statements, however many they are.
     *
     * @param fields where in the caller's input each of them stands
     * @param otherwise why it is declined
     * @return each once, in their order
     * @throws Declined at each that is not there for the owner to claim
     */
    List<Media> claim(List<String> ids, long ownerId, String claim, IntFunction<String> fields, Enum<?> otherwise) {
        Map<Long, MediaRow> stored = lock(ids, ownerId);
        List<Declined.Reason> missing = IntStream.range(0, ids.size())
                .filter(at -> number(ids.get(at)).filter(stored::containsKey).isEmpty())
                .mapToObj(at -> new Declined.Reason(otherwise, fields.apply(at), List.of()))
                .toList();
        if (!missing.isEmpty()) {
            throw new Declined(missing);
        }
        if (!stored.isEmpty() && rows.claim(stored.keySet(), claim, clock.instant()) != stored.size()) {
            throw new IllegalStateException("a file that was locked as stored is not any more");
        }
        return ids.stream()
                .flatMap(id -> number(id).stream())
                .distinct()
                .map(number ->
                        Objects.requireNonNull(stored.get(number)).toMedia().claimedBy(claim))
                .toList();
    }

    /** Who claims one of them meanwhile waits, and then finds it taken; in one order, so that no two wait in a circle. */
    private Map<Long, MediaRow> lock(List<String> ids, long ownerId) {
        TreeSet<Long> numbers =
                ids.stream().flatMap(id -> number(id).stream()).collect(Collectors.toCollection(TreeSet::new));
        return numbers.isEmpty()
                ? Map.of()
                : rows.lockStored(numbers, ownerId).stream()
                        .collect(Collectors.toMap(MediaRow::id, Function.identity()));
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Ids.fromOpaque(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
