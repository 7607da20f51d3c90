package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what came of orders, for all: a page costs as many statements as one. */
@Component
class ShownOrders {

    private static final String CLAIM = "case:";

    private final OrderShownMapper rows;
    private final CasePhotoMapper photos;
    private final MediaFiles files;
    private final CaseCategories categories;

    ShownOrders(OrderShownMapper rows, CasePhotoMapper photos, MediaFiles files, CaseCategories categories) {
        this.rows = rows;
        this.photos = photos;
        this.files = files;
        this.categories = categories;
    }

    Optional<ShownOrder> find(long order) {
        return Optional.ofNullable(rows.find(order))
                .map(row -> shown(List.of(row)).get(0));
    }

    /** Of a community, a street or a county; nothing of regions above. */
    Page<ShownOrder> in(RegionCode region, int first, @Nullable String after) {
        long before = Paging.before(after);
        int limit = Paging.first(first) + 1;
        List<OrderShownMapper.Row> found = switch (region.level()) {
            case COMMUNITY -> rows.inCommunity(region.value(), before, limit);
            case STREET -> rows.inStreet(region.value(), before, limit);
            case COUNTY -> rows.inCounty(region.value(), before, limit);
            default -> List.of();
        };
        return Page.firstOf(shown(found), first, ShownOrder::id);
    }

    private List<ShownOrder> shown(List<OrderShownMapper.Row> found) {
        List<Long> orders = found.stream().map(OrderShownMapper.Row::orderId).toList();
        Set<Long> forAll = orders.isEmpty() ? Set.of() : Set.copyOf(rows.fitPhotos(orders));
        List<CasePhotoRow> fit = forAll.isEmpty()
                ? List.of()
                : photos.of(orders).stream()
                        .filter(photo -> photo.state() == CaseTextState.FIT && forAll.contains(photo.mediaId()))
                        .toList();
        Map<String, Media> media = new HashMap<>();
        files.claimedBy(orders.stream()
                        .map(order -> CLAIM + Ids.toOpaque(order))
                        .toList())
                .values()
                .forEach(all -> all.forEach(it -> media.put(it.id(), it)));
        return found.stream()
                .map(row -> new ShownOrder(
                        Ids.toOpaque(row.id()),
                        categories
                                .the(new RegionCode(row.regionCode()), row.categoryCode())
                                .name(),
                        row.text(),
                        row.unit(),
                        new RegionCode(row.regionCode()),
                        photos(fit, row, CasePhotoRole.BEFORE, media),
                        photos(fit, row, CasePhotoRole.AFTER, media),
                        row.score(),
                        row.shownAt()))
                .toList();
    }

    private List<ShownPhoto> photos(
            List<CasePhotoRow> fit, OrderShownMapper.Row row, CasePhotoRole role, Map<String, Media> media) {
        return fit.stream()
                .filter(photo -> photo.caseId() == row.orderId() && photo.role() == role)
                .map(photo -> media.get(Ids.toOpaque(photo.mediaId())))
                .filter(Objects::nonNull)
                .map(it -> new ShownPhoto(it.id(), files.urlOf(it), files.thumbnailUrlOf(it)))
                .toList();
    }
}
