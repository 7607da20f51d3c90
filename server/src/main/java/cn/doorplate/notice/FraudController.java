package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 防骗指南: the catalogue of frauds. */
@Controller
class FraudController {

    private final Viewers viewers;
    private final Frauds frauds;
    private final FraudCatalogue catalogue;
    private final Regions regions;
    private final Once once;
    private final Outcomes outcomes;

    FraudController(
            Viewers viewers, Frauds frauds, FraudCatalogue catalogue, Regions regions, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.frauds = frauds;
        this.catalogue = catalogue;
        this.regions = regions;
        this.once = once;
        this.outcomes = outcomes;
    }

    record FraudTypeCreateInput(
            String idempotencyKey,
            String region,
            String name,
            String signs,
            String advice,
            String keywords,
            int position) {

        FraudContent content() {
            return new FraudContent(name, signs, advice, keywords, position);
        }

        FraudTypeCreateInput withoutKey() {
            return new FraudTypeCreateInput("", region, name, signs, advice, keywords, position);
        }
    }

    record FraudTypeCreatePayload(@Nullable FraudType fraudType, List<UserError> userErrors) {}

    record FraudTypeUpdateInput(
            String fraudType, int version, String name, String signs, String advice, String keywords, int position) {

        FraudContent content() {
            return new FraudContent(name, signs, advice, keywords, position);
        }
    }

    record FraudTypeUpdatePayload(@Nullable FraudType fraudType, List<UserError> userErrors) {}

    record FraudTypeRemoveInput(String fraudType, int version) {}

    record FraudTypeRemovePayload(List<UserError> userErrors) {}

    @QueryMapping
    Page<FraudType> fraudTypes(
            @Argument String region, @Argument String query, @Argument int first, @Argument @Nullable String after) {
        RegionCode code = RegionCode.asked(region);
        Page<FraudRow> page = catalogue.page(code, query, first, after);
        return page.map(FraudType::of);
    }

    @MutationMapping
    FraudTypeCreatePayload fraudTypeCreate(@Argument FraudTypeCreateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new FraudTypeCreatePayload(created(viewer, input), List.of()),
                errors -> new FraudTypeCreatePayload(null, errors));
    }

    /** Null if it was removed since a twin of this entered it. */
    private @Nullable FraudType created(Viewer viewer, FraudTypeCreateInput input) {
        RegionCode region =
                RegionCode.parse(input.region()).orElseThrow(() -> Declined.at("region", CommonErrorCode.NOT_FOUND));
        String id = once.run(
                Actor.person(viewer.personId()),
                "fraudTypeCreate",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(frauds.enter(viewer, region, input.content())));
        return catalogue.find(Ids.fromOpaque(id)).map(FraudType::of).orElse(null);
    }

    @MutationMapping
    FraudTypeUpdatePayload fraudTypeUpdate(@Argument FraudTypeUpdateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new FraudTypeUpdatePayload(
                        FraudType.of(frauds.correct(viewer, id(input.fraudType()), input.version(), input.content())),
                        List.of()),
                errors -> new FraudTypeUpdatePayload(null, errors));
    }

    @MutationMapping
    FraudTypeRemovePayload fraudTypeRemove(@Argument FraudTypeRemoveInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    frauds.remove(viewer, id(input.fraudType()), input.version());
                    return new FraudTypeRemovePayload(List.of());
                },
                FraudTypeRemovePayload::new);
    }

    /** A region that a newer division has no more is shown by its code. */
    @BatchMapping(typeName = "FraudType")
    Map<FraudType, Region> region(List<FraudType> types) {
        Map<RegionCode, List<Region>> paths =
                regions.paths(types.stream().map(FraudType::regionCode).collect(Collectors.toSet()));
        Map<FraudType, Region> found = new HashMap<>();
        types.forEach(type ->
                found.put(type, last(type.regionCode(), paths.getOrDefault(type.regionCode(), List.of()))));
        return found;
    }

    private static Region last(RegionCode code, List<Region> path) {
        return path.stream()
                .filter(region -> region.code().equals(code.toString()))
                .findFirst()
                .orElseGet(() -> new Region(code.toString(), code.level(), code.toString(), code.toString()));
    }

    @SchemaMapping
    String signsHtml(FraudType fraudType) {
        return fraudType.signsHtml();
    }

    @SchemaMapping
    String adviceHtml(FraudType fraudType) {
        return fraudType.adviceHtml();
    }

    @SchemaMapping
    String plainText(FraudType fraudType) {
        return fraudType.plainText();
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("fraudType", CommonErrorCode.NOT_FOUND));
    }
}
