package cn.doorplate.messaging;

import cn.doorplate.messaging.BroadcastDeliveryMapper.Count;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What became of broadcasts on their way out: counted out of an index, for many at once. */
@Component
class BroadcastFigures {

    private final BroadcastDeliveryMapper rows;
    private final Outcomes outcomes;

    BroadcastFigures(BroadcastDeliveryMapper rows, Outcomes outcomes) {
        this.rows = rows;
        this.outcomes = outcomes;
    }

    /** By way; those by which nothing goes out are left out. */
    Map<Broadcast, List<BroadcastChannel>> channels(Collection<Broadcast> broadcasts) {
        return each(broadcasts, rows.count(ids(broadcasts)), BroadcastFigures::byChannel);
    }

    /** The most frequent first. */
    Map<Broadcast, List<BroadcastFailure>> failures(Collection<Broadcast> broadcasts) {
        return each(
                broadcasts,
                rows.countFailed(ids(broadcasts)),
                counts -> counts.stream()
                        .map(this::failure)
                        .sorted(Comparator.comparingInt(BroadcastFailure::count).reversed())
                        .toList());
    }

    private BroadcastFailure failure(Count count) {
        DeliveryFailure failure = Objects.requireNonNull(count.failure(), "asked for those alone");
        String text =
                outcomes.error(new Declined.Reason(failure, null, List.of())).message();
        return new BroadcastFailure(count.channel(), failure, text, count.number());
    }

    private static List<BroadcastChannel> byChannel(List<Count> counts) {
        Map<DeliveryChannel, BroadcastChannel> channels = new EnumMap<>(DeliveryChannel.class);
        for (Count count : counts) {
            BroadcastChannel before = channels.getOrDefault(count.channel(), BroadcastChannel.none(count.channel()));
            channels.put(count.channel(), before.plus(count.state(), count.number()));
        }
        return List.copyOf(channels.values());
    }

    private static <T> Map<Broadcast, List<T>> each(
            Collection<Broadcast> broadcasts, List<Count> counts, Function<List<Count>, List<T>> figures) {
        Map<String, List<Count>> byId =
                counts.stream().collect(Collectors.groupingBy(count -> Ids.toOpaque(count.broadcastId())));
        return broadcasts.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), broadcast -> figures.apply(byId.getOrDefault(broadcast.id(), List.of()))));
    }

    private static List<Long> ids(Collection<Broadcast> broadcasts) {
        return broadcasts.stream().map(Broadcast::id).map(Ids::fromOpaque).toList();
    }
}
