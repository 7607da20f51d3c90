package cn.doorplate.dev;

import cn.doorplate.place.GridKind;
import cn.doorplate.place.PlateCode;
import cn.doorplate.place.ResponsibilityRole;
import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;

/** Builds one community into rows: its areas, houses, doors and plates, and who answers for each. */
final class DemoBuilder {

    /** A ten-household unit has up to so many: six floors of two doors. */
    private static final int NEIGHBOURS = 12;

    private static final String WEEKDAYS = "工作日 8:30–17:30";

    private final DemoRows rows;
    private final DemoCommunity community;
    private final DemoPeople people;
    private int grids;
    private int zones;
    private long grid;
    private long zone;

    DemoBuilder(DemoRows rows, DemoCommunity community) {
        this.rows = rows;
        this.community = community;
        this.people = new DemoPeople(community.areaCode(), community.region());
    }

    void build() {
        offices();
        community.estates().forEach(this::estate);
        if (community.lane() != null) {
            lane(community.lane());
        }
    }

    private void offices() {
        long region = community.region();
        answers("REGION", region, ResponsibilityRole.MEDIATOR, people.name(), "邻里纠纷，9:00–17:00");
        answers("REGION", region, ResponsibilityRole.COMMUNITY_OFFICE, community.name() + "居委会", WEEKDAYS);
        answers("REGION", region, ResponsibilityRole.POLICE_OFFICER, people.name(), "不急的事；急事请打 110");
        answers("REGION", region / 1000, ResponsibilityRole.STREET_OFFICE, community.street() + "办事处", WEEKDAYS);
    }

    private void estate(DemoEstate estate) {
        long compound = rows.addWithId(
                "compound (id, region_code, name, address)", community.region(), estate.name(), estate.address());
        boolean managed = estate.property() != null;
        answers(
                "COMPOUND",
                compound,
                ResponsibilityRole.PROPERTY,
                managed ? estate.property() : community.name() + "物业服务站",
                managed ? "24 小时，报修请打这里" : "没有物业，由社区代管");
        for (int building = 0; building < estate.shape().buildings(); building++) {
            areasOf(estate.areas(), building);
            building(estate, compound, building);
        }
    }

    private void areasOf(DemoEstate.Areas areas, int building) {
        if (building % areas.buildingsPerGrid() == 0 && !(building == 0 && areas.joins())) {
            newGrid();
        }
        if (building % areas.buildingsPerZone() == 0) {
            newZone();
        }
    }

    private void newGrid() {
        grids++;
        zones = 0;
        grid = area(null, GridKind.GRID, "第" + "一二三四五六七八九".charAt(grids - 1) + "网格");
        answers("GRID", grid, ResponsibilityRole.GRID_WORKER, people.name(), "每天 8:30–20:00");
    }

    private void newZone() {
        zones++;
        zone = area(grid, GridKind.ZONE, zones + "号责任区");
    }

    private void building(DemoEstate estate, long compound, int index) {
        String name = index + 1 + estate.shape().suffix();
        long building = building(compound, zone, name, estate.address(), estate.locationOf(index));
        String door = door(estate.name(), name);
        plate(door, building, null);
        for (int unit = 1; unit <= estate.shape().units(); unit++) {
            unit(estate, building, name, unit);
        }
    }

    private void unit(DemoEstate estate, long building, String buildingName, int number) {
        DemoEstate.Shape shape = estate.shape();
        String name = number + "单元";
        int perArea = Math.max(1, NEIGHBOURS / shape.doors());
        int areas = (shape.floors() + perArea - 1) / perArea;
        Long whole = areas == 1 ? tenHouseholds(buildingName + name) : null;
        long unit = rows.addWithId(
                "building_unit (id, building_id, grid_id, name)", building, whole == null ? zone : whole, name);
        answers("UNIT", unit, ResponsibilityRole.STAIRWELL_STEWARD, people.name(), null);
        plate(door(estate.name(), buildingName, name), building, unit);
        for (int i = 0; i < areas; i++) {
            int floor = shape.floors() * i / areas + 1;
            int top = shape.floors() * (i + 1) / areas;
            long area = whole == null ? tenHouseholds(buildingName + name + floor + "–" + top + "层") : whole;
            doors(building, unit, area, floor, top, shape.doors());
        }
    }

    private void doors(long building, long unit, long area, int floor, int top, int doors) {
        for (int at = floor; at <= top; at++) {
            for (int door = 1; door <= doors; door++) {
                household(building, unit, area, Integer.toString(100 * at + door));
            }
        }
    }

    /** Houses without stairwells: four of them, or three, are one ten-household unit. */
    private void lane(DemoCommunity.Lane lane) {
        newZone();
        int housesEach = NEIGHBOURS / lane.floors();
        long area = 0;
        for (int house = 0; house < lane.houses(); house++) {
            if (house % housesEach == 0) {
                int last = Math.min(house + housesEach, lane.houses()) - 1;
                area = tenHouseholds(lane.name() + lane.houseName(house) + "至" + lane.houseName(last));
            }
            String name = lane.houseName(house);
            long building = building(null, area, name, lane.name() + name, lane.locationOf(house));
            plate(door(lane.name(), name), building, null);
            for (int floor = 1; floor <= lane.floors(); floor++) {
                household(building, null, area, floor + "楼");
            }
        }
    }

    private long building(@Nullable Long compound, long area, String name, String address, Location at) {
        long building = rows.addWithId(
                "building (id, region_code, compound_id, grid_id, name, address, longitude, latitude)",
                community.region(),
                compound,
                area,
                name,
                address,
                at.longitude(),
                at.latitude());
        answers("BUILDING", building, ResponsibilityRole.BUILDING_HEAD, people.name(), null);
        return building;
    }

    private long tenHouseholds(String where) {
        long area = area(zone, GridKind.TEN_HOUSEHOLD_UNIT, where + "联户");
        answers("GRID", area, ResponsibilityRole.TEN_HOUSEHOLD_HEAD, people.name(), null);
        return area;
    }

    private long area(@Nullable Long above, GridKind kind, String name) {
        return rows.addWithId(
                "grid (id, region_code, parent_id, kind, name)", community.region(), above, kind.name(), name);
    }

    private void household(long building, @Nullable Long unit, long area, String door) {
        rows.addWithId("household (id, building_id, unit_id, grid_id, door)", building, unit, area, door);
    }

    private void plate(String door, long building, @Nullable Long unit) {
        PlateCode code = DemoCodes.of(door);
        String table = "doorplate (code, building_id, unit_id, status, replaced_by)";
        rows.add(table, code.toString(), building, unit, "ACTIVE", null);
        noted(code, "ISSUED");
        if (door.equals(DemoPlates.REVOKED_AT)) {
            rows.add(table, DemoPlates.REVOKED.toString(), building, unit, "REVOKED", null);
            noted(DemoPlates.REVOKED, "ISSUED");
            noted(DemoPlates.REVOKED, "REVOKED");
        }
        if (door.equals(DemoPlates.REPLACED_AT)) {
            rows.add(table, DemoPlates.REPLACED.toString(), building, unit, "REPLACED", code.toString());
            noted(DemoPlates.REPLACED, "ISSUED");
            noted(DemoPlates.REPLACED, "REPLACED");
        }
    }

    private void noted(PlateCode code, String what) {
        rows.add("doorplate_event (code, what, happened_at)", code.toString(), what, "2026-01-01 00:00:00");
    }

    private String door(String... parts) {
        return community.region() + "/" + String.join("/", parts);
    }

    private void answers(
            String kind, long place, ResponsibilityRole role, @Nullable String name, @Nullable String note) {
        rows.addWithId(
                "responsibility (id, place_kind, place_id, role, name, phone, note, position, valid_from)",
                kind,
                place,
                role.name(),
                name,
                people.phone(),
                note,
                role.ordinal(),
                "2026-01-01 00:00:00");
    }
}
