package cn.doorplate.resident;

import cn.doorplate.place.Building;
import cn.doorplate.place.HouseholdDoor;
import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this module keeps about a person: households, dependants and guardians. */
@Component
class ResidentData implements PersonalData {

    private final Households households;
    private final Guardianships guardianships;
    private final MembershipMapper memberships;
    private final GuardianshipMapper rows;
    private final MembershipViews views;
    private final GuardianshipViews relations;
    private final HouseholdDoors doors;
    private final Places places;

    ResidentData(
            Households households,
            Guardianships guardianships,
            MembershipMapper memberships,
            GuardianshipMapper rows,
            MembershipViews views,
            GuardianshipViews relations,
            HouseholdDoors doors,
            Places places) {
        this.households = households;
        this.guardianships = guardianships;
        this.memberships = memberships;
        this.rows = rows;
        this.views = views;
        this.relations = relations;
        this.doors = doors;
        this.places = places;
    }

    @Override
    public String name() {
        return "住址与家人";
    }

    @Override
    public void export(long personId, Export into) {
        List<Map<String, @Nullable Object>> homes = homes(personId);
        List<Dependant> dependants = relations.dependants(personId, rows.ofGuardian(personId));
        List<Guardian> guardians = relations.guardians(rows.ofDependant(personId));
        if (!homes.isEmpty()) {
            into.put("住址", homes);
        }
        if (!dependants.isEmpty()) {
            into.put("家人", dependants.stream().map(ResidentData::readable).toList());
        }
        if (!guardians.isEmpty()) {
            into.put("代办人", guardians.stream().map(ResidentData::readable).toList());
        }
    }

    private List<Map<String, @Nullable Object>> homes(long personId) {
        List<HouseholdMembership> mine = views.of(households.of(personId));
        Map<Long, HouseholdDoor> doors = this.doors.of(
                mine.stream().map(HouseholdMembership::householdId).toList());
        Map<PlaceRef, Object> buildings =
                places.of(doors.values().stream().map(ResidentData::building).collect(Collectors.toSet()));
        return mine.stream()
                .map(each -> readable(each, Optional.ofNullable(doors.get(each.householdId())), buildings))
                .toList();
    }

    private static PlaceRef building(HouseholdDoor door) {
        return new PlaceRef(PlaceKind.BUILDING, door.buildingId());
    }

    private static Map<String, @Nullable Object> readable(
            HouseholdMembership membership, Optional<HouseholdDoor> door, Map<PlaceRef, Object> buildings) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(
                "楼栋",
                door.map(each -> buildings.get(building(each)) instanceof Building found
                                ? found.address() + " " + found.name()
                                : null)
                        .orElse(null));
        line.put("门号", door.map(HouseholdDoor::door).orElse(null));
        line.put("状态", words(membership.status()));
        line.put("登记时间", membership.askedAt());
        line.put("核实时间", membership.decidedAt());
        line.put("结束时间", membership.endedAt());
        line.put("说明", membership.reason());
        return line;
    }

    private static String words(MembershipStatus status) {
        return switch (status) {
            case WAITING -> "待核实";
            case CONFIRMED -> "已核实";
            case REFUSED -> "未获核实";
            case ENDED -> "已结束";
        };
    }

    private static Map<String, @Nullable Object> readable(Dependant dependant) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("姓名", dependant.name());
        line.put("电话", dependant.phone());
        line.put("年龄", dependant.age());
        line.put("关系", dependant.kind() == DependantKind.CHILD ? "孩子" : "老人");
        line.put("状态", words(dependant.status()));
        line.put("同意方式", words(dependant.consent()));
        return line;
    }

    private static String words(GuardianshipStatus status) {
        return switch (status) {
            case WAITING -> "等待本人同意";
            case ACTIVE -> "代办中";
            case GROWN_UP -> "已成年";
            case REFUSED -> "本人未同意";
            case ENDED -> "已解除";
        };
    }

    private static String words(DependantConsent consent) {
        return switch (consent) {
            case AS_GUARDIAN -> "监护人同意";
            case IN_PERSON -> "当面同意";
            case BY_PHONE -> "电话同意";
            case IN_WRITING -> "书面同意";
            case OWN_ACCOUNT -> "用自己的账号同意";
        };
    }

    private static Map<String, @Nullable Object> readable(Guardian guardian) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("姓名（隐去一部分）", guardian.name());
        line.put("电话（隐去一部分）", guardian.phone());
        line.put("状态", words(guardian.status()));
        return line;
    }

    @Override
    public void erase(long personId) {
        households.endAllOf(personId, null);
        guardianships.endAllOf(personId);
        memberships.forgetReasons(personId);
    }
}
