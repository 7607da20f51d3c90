package cn.doorplate.duty;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.CardGaps;
import cn.doorplate.place.CardGaps.Card;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.ResponsibilityRecord;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import graphql.GraphQLContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 责任空缺: what nobody answers for, as those see it who can name somebody. */
@Controller
class GapController {

    private final Viewers viewers;
    private final Gaps gaps;
    private final CardGaps cards;
    private final Posts posts;
    private final PlacePaths paths;
    private final Places places;

    GapController(Viewers viewers, Gaps gaps, CardGaps cards, Posts posts, PlacePaths paths, Places places) {
        this.viewers = viewers;
        this.gaps = gaps;
        this.cards = cards;
        this.posts = posts;
        this.paths = paths;
        this.places = places;
    }

    /** A gap as it is served. */
    record ResponsibilityGap(
            ResponsibilityGapKind kind,
            String text,
            @Nullable Object place,
            @Nullable ResponsibilityRecord responsibility,
            @Nullable NamedPost post) {}

    record ResponsibilityGapCount(ResponsibilityGapKind kind, int count) {}

    @QueryMapping
    Page<ResponsibilityGap> responsibilityGaps(
            @Argument String within,
            @Argument @Nullable List<ResponsibilityGapKind> kinds,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        int size = Paging.first(first);
        RegionCode region = region(within, context);
        Set<ResponsibilityGapKind> wanted = EnumSet.noneOf(ResponsibilityGapKind.class);
        wanted.addAll(kinds == null ? List.of(ResponsibilityGapKind.values()) : kinds);
        Page<Gap> page = gaps.page(region, wanted, size, after);
        return page.map(shown(page.nodes())::of);
    }

    @QueryMapping
    List<ResponsibilityGapCount> responsibilityGapCounts(@Argument String within, GraphQLContext context) {
        return gaps.counts(region(within, context)).entrySet().stream()
                .map(each -> new ResponsibilityGapCount(each.getKey(), each.getValue()))
                .toList();
    }

    private RegionCode region(String within, GraphQLContext context) {
        RegionCode region = RegionCode.asked(within);
        if (region.level() != RegionLevel.COMMUNITY && region.level() != RegionLevel.STREET) {
            throw new BadInput("请按社区或街道查看责任空缺。");
        }
        PlacePath path = paths.of(new PlaceRef(PlaceKind.REGION, region.value()))
                .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        viewers.of(context).require(Permission.KEEP_RESPONSIBILITIES, path);
        return region;
    }

    private Shown shown(List<Gap> page) {
        Map<Long, Card> ofCards =
                cards.cards(page.stream().filter(Gap::isOfCard).map(Gap::id).toList());
        Map<DutyPost, NamedPost> ofPosts = posts.named(
                page.stream().map(Gap::post).filter(Objects::nonNull).toList());
        Set<PlaceRef> asked = Stream.of(
                        page.stream().flatMap(gap -> gap.place().stream()),
                        ofCards.values().stream().map(Card::place),
                        page.stream().map(Gap::post).flatMap(GapController::grid))
                .flatMap(refs -> refs)
                .collect(Collectors.toSet());
        return new Shown(ofCards, ofPosts, places.of(asked));
    }

    private static Stream<PlaceRef> grid(@Nullable DutyPost post) {
        return post != null && post.kind() == DutyPostKind.GRID
                ? Stream.of(new PlaceRef(PlaceKind.GRID, post.id()))
                : Stream.empty();
    }

    /** What a page of gaps is told with, read once for all of them. */
    private record Shown(Map<Long, Card> cards, Map<DutyPost, NamedPost> posts, Map<PlaceRef, Object> places) {

        ResponsibilityGap of(Gap gap) {
            DutyPost post = gap.post();
            if (post != null) {
                NamedPost named = Objects.requireNonNull(posts.get(post));
                Object grid = grid(post)
                        .map(places::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                return new ResponsibilityGap(gap.kind(), named.name() + "今后7天没有人值班", grid, null, named);
            }
            Card card = cards.get(gap.id());
            return card == null ? lacking(gap) : ofCard(gap, card);
        }

        private ResponsibilityGap lacking(Gap gap) {
            String who =
                    gap.kind().card().map(lacking -> lacking.role().title()).orElse("联系卡");
            Object there = gap.place().map(places::get).orElse(null);
            return new ResponsibilityGap(gap.kind(), gap.name() + "没有" + who, there, null, null);
        }

        private ResponsibilityGap ofCard(Gap gap, Card card) {
            Object there = places.get(card.place());
            String name = Places.nameOf(there);
            String who = (name == null ? "" : name)
                    + card.said().title()
                    + card.said().name();
            String what = gap.kind() == ResponsibilityGapKind.PERSON_GONE ? "的账号已注销或任职已结束" : "请假，没有人代班";
            return new ResponsibilityGap(gap.kind(), who + what, there, card.said(), null);
        }
    }
}
