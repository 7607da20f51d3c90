package cn.doorplate.dev;

import cn.doorplate.identity.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People to be in the demo, one for every role, all at 积善社区 in 余庆县, and one in 兴庆区, where the rest stations are. They do not exist: numbers that begin with 140 belong
 * to machines (IoT) and are answered by nobody.
 */
final class DemoCast {

    private static final String BUILDING = """
            select b.id from building b join compound c on c.id = b.compound_id
            where b.region_code = 520329001005 and c.name = '滨河花园' and b.name = '3栋'""";
    private static final String UNIT =
            "select u.id from building_unit u where u.name = '2单元' and u.building_id = (" + BUILDING + ")";
    /** Where the resident lives, and where the rider says that he does. */
    static final String HOME = "select h.id from household h where h.door = '501' and h.unit_id = (" + UNIT + ")";

    static final String HOME_TO_CONFIRM =
            "select h.id from household h where h.door = '502' and h.unit_id = (" + UNIT + ")";
    private static final String TEN_HOUSEHOLDS =
            "select u.grid_id from building_unit u where u.name = '2单元' and u.building_id = (" + BUILDING + ")";
    private static final String GRID = """
            select g.parent_id from grid g join building b on b.grid_id = g.id
            where b.id = (""" + BUILDING + ")";
    private static final String COMPOUND = "select id from compound where region_code = 520329001005 and name = '滨河花园'";
    private static final String COMMUNITY = "select 520329001005";
    private static final String STREET = "select 520329001";
    private static final String COUNTY = "select 520329";

    /**
     * @param key by which links name them
     * @param role null for who holds none
     * @param place SQL that finds the id of the place at which the role holds
     * @param consents whether they have agreed to the privacy policy
     * @param remark what they are to be tried for
     */
    record DemoPerson(
            String key,
            String name,
            String phone,
            @Nullable Role role,
            String placeKind,
            String place,
            String where,
            boolean consents,
            String remark) {

        /** By which the stand-in for WeChat knows them. */
        String openid() {
            return "demo-" + key;
        }

        String title() {
            return role == null ? "新来的人" : role.title();
        }
    }

    static final List<DemoPerson> ALL = List.of(
            new DemoPerson("newcomer", "周小满", "14000001001", null, "", "", "刚刚扫码", false, "还没有同意隐私政策，只能看公开的内容"),
            person("resident", "李桂兰", 1002, Role.RESIDENT, "UNIT", UNIT, "滨河花园 3栋2单元", "看自己的住处、家人，管自己的数据"),
            person("rider", "马国强", 1003, Role.RIDER, "REGION", COUNTY, "余庆县", "外卖骑手，自己登记的；住址在等网格员核实"),
            person(
                    "ten-household-head",
                    "杨秀珍",
                    1004,
                    Role.TEN_HOUSEHOLD_HEAD,
                    "GRID",
                    TEN_HOUSEHOLDS,
                    "滨河花园 3栋2单元联户",
                    "十户邻居的联户长"),
            person("building-head", "陈永福", 1005, Role.BUILDING_HEAD, "BUILDING", BUILDING, "滨河花园 3栋", "志愿者，楼里的事先知道"),
            person("grid-worker", "王英", 1006, Role.GRID_WORKER, "GRID", GRID, "滨河花园所在网格", "建档、核实住户、打印门牌，只看得到自己的网格"),
            person("mediator", "吴志平", 1007, Role.MEDIATOR, "REGION", COMMUNITY, "积善社区", "邻里纠纷来找他"),
            person("property", "何军", 1008, Role.PROPERTY_STAFF, "COMPOUND", COMPOUND, "滨河花园", "物业，接报修"),
            person("member-unit", "郑丽华", 1009, Role.MEMBER_UNIT, "REGION", COMMUNITY, "积善社区", "包保单位，接社区派的单"),
            person("community", "张晓燕", 1010, Role.COMMUNITY_STAFF, "REGION", COMMUNITY, "积善社区", "任命网格员，维护全社区的门牌和联系卡"),
            person("street", "田文军", 1011, Role.STREET_STAFF, "REGION", STREET, "子营街道", "任命社区工作人员"),
            person("county", "苏建平", 1012, Role.COUNTY_STAFF, "REGION", COUNTY, "余庆县", "任命街道工作人员"),
            person("operator", "罗明", 1013, Role.OPERATOR, "REGION", COUNTY, "余庆县", "管系统，看不到居民的数据"),
            person(
                    "keeper",
                    "马晓兰",
                    1014,
                    Role.COMMUNITY_STAFF,
                    "REGION",
                    "select 640104007006",
                    "银华社区",
                    "银川市兴庆区的社区工作人员，管骑手驿站"));

    private DemoCast() {}

    private static DemoPerson person(
            String key, String name, int number, Role role, String kind, String place, String where, String remark) {
        return new DemoPerson(key, name, "1400000" + number, role, kind, place, where, true, remark);
    }
}
