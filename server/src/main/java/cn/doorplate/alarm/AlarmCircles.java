package cn.doorplate.alarm;

import cn.doorplate.duty.DutyPost;
import cn.doorplate.duty.DutyPostKind;
import cn.doorplate.duty.DutyRosters;
import cn.doorplate.duty.OnDuty;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.resident.Guardianships;
import cn.doorplate.shared.Parts;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom the levels mean at the places of alarms, now: a handful of statements, however many alarms. */
@Component
class AlarmCircles {

    /** Grants in one statement. */
    private static final int TOGETHER = 200;

    private final PlacePaths paths;
    private final DutyRosters duty;
    private final RoleHolding roles;
    private final Guardianships guardianships;

    AlarmCircles(PlacePaths paths, DutyRosters duty, RoleHolding roles, Guardianships guardianships) {
        this.paths = paths;
        this.duty = duty;
        this.roles = roles;
        this.guardianships = guardianships;
    }

    /** Of an alarm: those of each level, with what they are; who raised it is not told. */
    record Circles(Map<AlarmStage, Map<Long, AlarmHandRole>> people) {

        Map<Long, AlarmHandRole> of(AlarmStage stage) {
            return people.getOrDefault(stage, Map.of());
        }
    }

    /** By the alarms' ids; each has its own, empty where its place is no more. */
    Map<Long, Circles> of(Collection<AlarmRow> alarms, Instant now) {
        Map<PlaceRef, PlacePath> around =
                paths.of(alarms.stream().map(AlarmRow::place).distinct().toList());
        Set<DutyPost> posts = new HashSet<>();
        Set<Grant> grants = new HashSet<>();
        around.values().forEach(path -> {
            posts.addAll(posts(path));
            List.of(AlarmHandRole.values()).forEach(role -> grants.addAll(grants(role, path)));
        });
        Map<Long, List<Long>> families = guardianships.guardiansOf(
                alarms.stream().map(AlarmRow::personId).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<DutyPost, List<OnDuty>> onDuty = duty.onDuty(posts, now);
        Map<Grant, List<Long>> holders = new HashMap<>();
        Parts.of(List.copyOf(grants), TOGETHER).forEach(part -> holders.putAll(roles.at(part)));
        Map<Long, Circles> found = new HashMap<>();
        alarms.forEach(alarm -> {
            PlacePath path = around.get(alarm.place());
            Long raiser = alarm.personId();
            List<Long> family = raiser == null ? List.of() : families.getOrDefault(raiser, List.of());
            found.put(alarm.id(), path == null ? new Circles(Map.of()) : circles(alarm, path, family, onDuty, holders));
        });
        return found;
    }

    private static Circles circles(
            AlarmRow alarm,
            PlacePath path,
            List<Long> family,
            Map<DutyPost, List<OnDuty>> onDuty,
            Map<Grant, List<Long>> holders) {
        Map<AlarmStage, Map<Long, AlarmHandRole>> people = new EnumMap<>(AlarmStage.class);
        Map<Long, AlarmHandRole> neighbours = new LinkedHashMap<>();
        posts(path).stream()
                .flatMap(post -> onDuty.getOrDefault(post, List.of()).stream())
                .forEach(it -> neighbours.putIfAbsent(it.personId(), AlarmHandRole.ON_DUTY));
        boolean attended = !neighbours.isEmpty();
        family.forEach(person -> neighbours.putIfAbsent(person, AlarmHandRole.FAMILY));
        add(neighbours, AlarmHandRole.TEN_HOUSEHOLD_HEAD, path, holders);
        add(neighbours, AlarmHandRole.BUILDING_HEAD, path, holders);
        if (!attended) {
            // Nobody keeps a roster there, or there is a gap in it: then it is whose grid it is.
            add(neighbours, AlarmHandRole.GRID_WORKER, path, holders);
        }
        people.put(AlarmStage.NEIGHBOURS, neighbours);
        Map<Long, AlarmHandRole> community = new LinkedHashMap<>();
        add(community, AlarmHandRole.COMMUNITY_STAFF, path, holders);
        if (attended) {
            add(community, AlarmHandRole.GRID_WORKER, path, holders);
        }
        people.put(AlarmStage.COMMUNITY, community);
        Map<Long, AlarmHandRole> street = new LinkedHashMap<>();
        add(street, AlarmHandRole.STREET_STAFF, path, holders);
        if (street.isEmpty()) {
            add(street, AlarmHandRole.COUNTY_STAFF, path, holders);
        }
        people.put(AlarmStage.STREET, street);
        Long raiser = alarm.personId();
        if (raiser != null) {
            people.values().forEach(it -> it.remove(raiser));
        }
        return new Circles(people);
    }

    private static void add(
            Map<Long, AlarmHandRole> people, AlarmHandRole role, PlacePath path, Map<Grant, List<Long>> holders) {
        grants(role, path).stream()
                .flatMap(grant -> holders.getOrDefault(grant, List.of()).stream())
                .forEach(person -> people.putIfAbsent(person, role));
    }

    private static List<DutyPost> posts(PlacePath path) {
        return at(path, PlaceKind.GRID)
                .map(grid -> new DutyPost(DutyPostKind.GRID, grid.id()))
                .toList();
    }

    /** What somebody has to hold to be told as that. */
    private static List<Grant> grants(AlarmHandRole role, PlacePath path) {
        return switch (role) {
            case FAMILY, ON_DUTY -> List.of();
            case TEN_HOUSEHOLD_HEAD -> grants(Role.TEN_HOUSEHOLD_HEAD, at(path, PlaceKind.GRID));
            case BUILDING_HEAD ->
                grants(Role.BUILDING_HEAD, Stream.concat(at(path, PlaceKind.UNIT), at(path, PlaceKind.BUILDING)));
            case GRID_WORKER -> grants(Role.GRID_WORKER, at(path, PlaceKind.GRID));
            case COMMUNITY_STAFF -> grants(Role.COMMUNITY_STAFF, region(path, RegionLevel.COMMUNITY));
            case STREET_STAFF -> grants(Role.STREET_STAFF, region(path, RegionLevel.STREET));
            case COUNTY_STAFF -> grants(Role.COUNTY_STAFF, region(path, RegionLevel.COUNTY));
        };
    }

    private static List<Grant> grants(Role role, Stream<PlaceRef> places) {
        return places.map(place -> new Grant(role, place)).toList();
    }

    private static Stream<PlaceRef> at(PlacePath path, PlaceKind kind) {
        return path.places().stream().filter(place -> place.kind() == kind);
    }

    private static Stream<PlaceRef> region(PlacePath path, RegionLevel level) {
        return at(path, PlaceKind.REGION).filter(place -> new RegionCode(place.id()).level() == level);
    }
}
