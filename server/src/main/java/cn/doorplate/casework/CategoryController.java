package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 事项类别: what can be filed, for everyone; and its settings, for those who keep them. */
@Controller
class CategoryController {

    private final Viewers viewers;
    private final CaseCategories categories;
    private final CategoryDesk desk;
    private final PlacePaths paths;
    private final Places places;
    private final Outcomes outcomes;

    CategoryController(
            Viewers viewers,
            CaseCategories categories,
            CategoryDesk desk,
            PlacePaths paths,
            Places places,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.categories = categories;
        this.desk = desk;
        this.paths = paths;
        this.places = places;
        this.outcomes = outcomes;
    }

    record CaseLimitInput(CaseLevel level, int acceptMinutes, int solveMinutes) {}

    record CaseCategorySetInput(
            String region,
            String code,
            CaseKind kind,
            String name,
            @Nullable String hint,
            boolean urgent,
            CasePriority priority,
            boolean photoNeeded,
            CaseLevel level,
            Role first,
            List<CaseLimitInput> limits,
            int remindMinutes,
            int position,
            int version) {

        CaseCategorySetting setting() {
            return new CaseCategorySetting(
                    code,
                    kind,
                    name,
                    hint,
                    urgent,
                    priority,
                    photoNeeded,
                    level,
                    first,
                    limits.stream()
                            .map(it -> new CaseLimit(it.level(), it.acceptMinutes(), it.solveMinutes()))
                            .toList(),
                    remindMinutes,
                    position);
        }
    }

    record CaseCategoryCloseInput(String region, String code, int version) {}

    record CaseCategoryPayload(@Nullable CaseCategoryEntry category, List<UserError> userErrors) {}

    /** Nothing where there is no such place. */
    @QueryMapping
    List<CaseCategory> caseCategories(@Argument PlaceInput at, @Argument @Nullable CaseKind kind) {
        return paths.of(at.ref()).map(PlacePath::region).map(categories::at).stream()
                .flatMap(Collection::stream)
                .filter(category -> !category.closed() && (kind == null || category.kind() == kind))
                .toList();
    }

    @QueryMapping
    List<CaseCategoryEntry> caseCatalogue(@Argument String region, GraphQLContext context) {
        return desk.of(viewers.of(context), RegionCode.asked(region));
    }

    @MutationMapping
    CaseCategoryPayload caseCategorySet(@Argument CaseCategorySetInput input, GraphQLContext context) {
        return payload(() -> desk.set(viewers.of(context), region(input.region()), input.setting(), input.version()));
    }

    @MutationMapping
    CaseCategoryPayload caseCategoryClose(@Argument CaseCategoryCloseInput input, GraphQLContext context) {
        return payload(() -> desk.close(viewers.of(context), region(input.region()), input.code(), input.version()));
    }

    private CaseCategoryPayload payload(Supplier<CaseCategoryEntry> work) {
        return outcomes.of(
                () -> new CaseCategoryPayload(work.get(), List.of()), errors -> new CaseCategoryPayload(null, errors));
    }

    @SchemaMapping(typeName = "CaseCategory")
    String id(CaseCategory category) {
        return Ids.toOpaque(category.id());
    }

    @SchemaMapping(typeName = "CaseCategory")
    CaseLevel level(CaseCategory category) {
        return category.level();
    }

    @SchemaMapping(typeName = "CaseCategory")
    String promise(CaseCategory category) {
        return CasePromise.of(category);
    }

    @BatchMapping(typeName = "CaseCategoryEntry")
    Map<CaseCategoryEntry, Region> region(List<CaseCategoryEntry> entries) {
        Map<PlaceRef, Object> found = places.of(entries.stream()
                .filter(entry -> entry.setAt() != CaseCategories.SHIPPED)
                .map(CategoryController::place)
                .collect(Collectors.toSet()));
        Map<CaseCategoryEntry, Region> regions = new HashMap<>();
        entries.forEach(entry -> {
            boolean shipped = entry.setAt() == CaseCategories.SHIPPED;
            if (!shipped && found.get(place(entry)) instanceof Region region) {
                regions.put(entry, region);
            }
        });
        return regions;
    }

    private static PlaceRef place(CaseCategoryEntry entry) {
        return new PlaceRef(PlaceKind.REGION, entry.setAt());
    }

    private static RegionCode region(String code) {
        return RegionCode.parse(code).orElseThrow(() -> Declined.at("region", CommonErrorCode.NOT_FOUND));
    }
}
