package cn.doorplate.hall;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.search.SearchText;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 服务事项: what can be had, for everyone. */
@Controller
class ServiceController {

    private static final int LONGEST_QUERY = 64;
    private static final int MOST_WORDS = 4;

    private final ServiceCatalogue catalogue;
    private final HallPlaces hall;
    private final Places places;
    private final Windows windows;

    ServiceController(ServiceCatalogue catalogue, HallPlaces hall, Places places, Windows windows) {
        this.catalogue = catalogue;
        this.hall = hall;
        this.places = places;
        this.windows = windows;
    }

    /** Nothing where there is no such place. */
    @QueryMapping
    Page<PublicService> publicServices(
            @Argument HallPlaces.At at,
            @Argument @Nullable LifeEvent lifeEvent,
            @Argument String query,
            @Argument int first,
            @Argument @Nullable String after) {
        Paging.first(first);
        ServiceCursor behind = ServiceCursor.parse(after);
        List<String> words = words(query);
        List<PublicService> found = hall.region(at).stream()
                .flatMap(region -> catalogue.at(region).stream())
                .filter(service -> lifeEvent == null || service.lifeEvents().contains(lifeEvent))
                .filter(service -> service.holds(words))
                .filter(service -> ServiceCursor.of(service).compareTo(behind) > 0)
                .limit(first + 1L)
                .toList();
        return Page.firstOf(found, first, service -> ServiceCursor.of(service).toString());
    }

    @QueryMapping
    @Nullable PublicService publicService(@Argument String key, @Argument HallPlaces.At at) {
        return hall.region(at).flatMap(region -> catalogue.find(region, key)).orElse(null);
    }

    private static List<String> words(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw new BadInput("查询内容请不要超过 64 个字。");
        }
        List<String> words = SearchText.words(query);
        if (words.size() > MOST_WORDS) {
            throw new BadInput("请用不超过 4 个词查找，例如“低保 申请”。");
        }
        return words;
    }

    @BatchMapping(typeName = "PublicService")
    Map<PublicService, Region> region(List<PublicService> services) {
        return regions(services, PublicService::nearest);
    }

    @BatchMapping(typeName = "ServiceEntry", field = "region")
    Map<ServiceEntry, Region> regionOfEntry(List<ServiceEntry> entries) {
        return regions(entries, ServiceEntry::place);
    }

    @BatchMapping(typeName = "ServiceWindow", field = "region")
    Map<ServiceWindow, Region> regionOfWindow(List<ServiceWindow> all) {
        return regions(all, ServiceWindow::place);
    }

    /** Where people of the service's region can book; by two statements for all. */
    @BatchMapping(typeName = "PublicService", field = "windows")
    Map<PublicService, List<ServiceWindow>> windowsOf(List<PublicService> services) {
        return windows.of(services);
    }

    private <T> Map<T, Region> regions(List<T> all, Function<T, RegionCode> of) {
        Map<PlaceRef, Object> found =
                places.of(all.stream().map(it -> place(of.apply(it))).collect(Collectors.toSet()));
        Map<T, Region> regions = new HashMap<>();
        all.forEach(it -> {
            if (found.get(place(of.apply(it))) instanceof Region region) {
                regions.put(it, region);
            }
        });
        return regions;
    }

    private static PlaceRef place(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }
}
