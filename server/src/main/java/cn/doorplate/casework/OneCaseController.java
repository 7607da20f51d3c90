package cn.doorplate.casework;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Denied;
import graphql.GraphQLContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** A case by its number, the photos of cases, and the other sides of disputes. */
@Controller
class OneCaseController {

    /** Nobody walks through the numbers. */
    private static final RateLimit NUMBERS =
            new RateLimit("case-numbers-of-person", 30, Duration.ofMinutes(1), WhenRedisIsAway.LOCAL);

    private final Viewers viewers;
    private final CaseViews views;
    private final CaseGallery gallery;
    private final OtherSides sides;
    private final RateLimits limits;

    OneCaseController(Viewers viewers, CaseViews views, CaseGallery gallery, OtherSides sides, RateLimits limits) {
        this.viewers = viewers;
        this.views = views;
        this.gallery = gallery;
        this.sides = sides;
        this.limits = limits;
    }

    @QueryMapping
    @Nullable Case caseByNumber(@Argument String number, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        if (!limits.take(NUMBERS, "person:" + viewer.personId())) {
            throw new Denied(Denied.Why.TOO_MANY_REQUESTS);
        }
        return CaseNumber.parse(number)
                .flatMap(parsed -> views.find(viewer, parsed))
                .orElse(null);
    }

    @BatchMapping(typeName = "Case")
    Map<Case, List<CasePhoto>> photos(List<Case> cases) {
        return gallery.of(cases);
    }

    /** How it was, as who did it photographed it. */
    @BatchMapping
    Map<Order, List<CasePhoto>> before(List<Order> orders) {
        return photos(orders, CasePhotoRole.BEFORE);
    }

    /** How it is now. */
    @BatchMapping
    Map<Order, List<CasePhoto>> after(List<Order> orders) {
        return photos(orders, CasePhotoRole.AFTER);
    }

    private Map<Order, List<CasePhoto>> photos(List<Order> orders, CasePhotoRole role) {
        Map<Case, List<CasePhoto>> all = gallery.of(orders);
        return orders.stream()
                .distinct()
                .collect(Collectors.toMap(
                        order -> order,
                        order -> all.getOrDefault(order, List.of()).stream()
                                .filter(photo -> photo.role() == role)
                                .toList()));
    }

    @BatchMapping
    Map<Dispute, List<DisputeSide>> otherSides(List<Dispute> disputes) {
        return sides.of(disputes);
    }
}
