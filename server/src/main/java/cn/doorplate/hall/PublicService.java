package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 服务事项: a service as it holds at a place.
 *
 * @param at the region for which it was asked
 * @param nearest the region nearest to the place that says something of it
 * @param confirmedAt the oldest of its editions
 * @param madeOf its editions, from the top down
 */
record PublicService(
        String key, WholeService whole, RegionCode at, RegionCode nearest, Instant confirmedAt, List<Long> madeOf) {

    static final int ACCEPT_HOURS = 16;

    private static final int LAST = 1_000;

    /**
     * Empty if nobody says all of it, or it is not offered there.
     *
     * @param downwards what the regions say of one service, one at least, the highest first
     * @param whole what that is together
     */
    static Optional<PublicService> of(List<EditionRow> downwards, WholeService whole, @Nullable RegionCode at) {
        if (!whole.isHad()) {
            return Optional.empty();
        }
        EditionRow nearest = downwards.get(downwards.size() - 1);
        Instant oldest = downwards.stream()
                .map(EditionRow::confirmedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        List<Long> ids = downwards.stream().map(EditionRow::id).toList();
        RegionCode lowest = new RegionCode(nearest.regionCode());
        return Optional.of(
                new PublicService(nearest.serviceKey(), whole, at == null ? lowest : at, lowest, oldest, ids));
    }

    /** As staff name it in a row: ids with commas between. */
    static String kept(Collection<Long> editions) {
        return editions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static List<Long> editions(String kept) {
        return Stream.of(kept.split(",", -1)).map(Long::valueOf).toList();
    }

    ServiceContent content() {
        return whole.content();
    }

    public String edition() {
        return madeOf.stream().map(Ids::toOpaque).collect(Collectors.joining("-"));
    }

    public String name() {
        return Objects.requireNonNull(whole.content().name());
    }

    public String summary() {
        return Objects.requireNonNull(whole.content().summary());
    }

    public List<LifeEvent> lifeEvents() {
        return Objects.requireNonNull(whole.content().lifeEvents());
    }

    public String who() {
        return Objects.requireNonNull(whole.content().who());
    }

    public List<ServiceMaterial> materials() {
        return Objects.requireNonNull(whole.content().materials());
    }

    public List<ServiceVenue> venues() {
        return Objects.requireNonNull(whole.content().venues());
    }

    public @Nullable Integer promisedDays() {
        return days(whole.content().promisedDays());
    }

    public @Nullable Integer legalDays() {
        return days(whole.content().legalDays());
    }

    private static @Nullable Integer days(@Nullable Integer said) {
        return said == null || said == ServiceContent.NO_DAYS ? null : said;
    }

    public String fee() {
        return Objects.requireNonNull(whole.content().fee());
    }

    public List<String> grounds() {
        return Objects.requireNonNull(whole.content().grounds());
    }

    public List<String> steps() {
        return Objects.requireNonNullElse(whole.content().steps(), List.of());
    }

    public @Nullable String contact() {
        return whole.content().contact();
    }

    public List<FormField> form() {
        return Objects.requireNonNullElse(whole.content().form(), List.of());
    }

    public boolean online() {
        return !form().isEmpty();
    }

    public boolean delegable() {
        return Objects.requireNonNullElse(whole.content().delegable(), false);
    }

    public int acceptHours() {
        return Objects.requireNonNullElse(whole.content().acceptHours(), ACCEPT_HOURS);
    }

    public ServiceDeskLevel deskLevel() {
        return Objects.requireNonNullElse(whole.content().deskLevel(), ServiceDeskLevel.STREET);
    }

    int position() {
        return Objects.requireNonNullElse(whole.content().position(), LAST);
    }

    Optional<ServiceMaterial> material(int number) {
        return materials().stream().filter(it -> it.number() == number).findFirst();
    }

    /** Whether all of these words, normalised, stand in what people look for. */
    boolean holds(List<String> words) {
        return words.stream().allMatch(whole.searchText()::contains);
    }
}
