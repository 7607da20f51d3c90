package cn.doorplate.place;

import cn.doorplate.place.PlateSection.PlateLine;
import cn.doorplate.shared.Location;
import com.samskivert.mustache.Mustache;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mustache.autoconfigure.MustacheResourceTemplateLoader;

/** Plates put together by hand, and the template that writes them, without server or store. */
final class PlatePageSamples {

    static final Instant READ = Instant.parse("2026-11-21T01:30:00Z");
    static final Clock CLOCK = Clock.fixed(READ.plusSeconds(60), ZoneId.of("Asia/Shanghai"));
    static final String CODE = PlateCode.ofRandomBits(0x123456789ABCDEFL).toString();

    private static final List<Region> REGIONS = List.of(
            new Region("52", RegionLevel.PROVINCE, "贵州省", "贵州省"),
            new Region("5203", RegionLevel.CITY, "遵义市", "遵义市"),
            new Region("520329", RegionLevel.COUNTY, "余庆县", "余庆县"),
            new Region("520329001", RegionLevel.STREET, "子营街道", "子营街道"),
            new Region("520329001005", RegionLevel.COMMUNITY, "积善社区居民委员会", "积善社区"));
    private static final List<Grid> GRIDS =
            List.of(new Grid("1", GridKind.GRID, "第一网格"), new Grid("2", GridKind.ZONE, "2号责任区"));

    private PlatePageSamples() {}

    static PlatePageTemplate template() {
        return new PlatePageTemplate(Mustache.compiler()
                .withLoader(new MustacheResourceTemplateLoader("classpath:/templates/", ".mustache")));
    }

    static String html(Doorplate plate, boolean large) {
        return template().write(PlatePage.of(plate, large, CLOCK));
    }

    static Doorplate active() {
        return active(building("3栋", "积善路18号", new Compound("3", "御景苑", "积善路18号")), new Unit("4", "2单元"), false);
    }

    static Doorplate stale() {
        return active(building("3栋", "积善路18号", new Compound("3", "御景苑", "积善路18号")), new Unit("4", "2单元"), true);
    }

    static Doorplate house() {
        return active(building("12号", "积善巷12号", null), null, false);
    }

    /** Nobody would paint such a plate; it stands for whatever may be in the store. */
    static Doorplate hostile() {
        String evil = "<script>alert(1)</script>\"'";
        Building building = building(evil, evil, new Compound("3", evil, evil));
        List<PlateSection> sections = List.of(new PlateTextSection(
                evil,
                List.of(
                        new PlateLine(evil, null),
                        new PlateLine("a", "javascript:alert(1)"),
                        new PlateLine("b", "//evil.example"),
                        new PlateLine("c", "http://evil.example"),
                        new PlateLine("d", "/\\evil.example"),
                        new PlateLine("e", "/fine?\"><script>"))));
        ContactCard card = new ContactCard(ResponsibilityRole.GRID_WORKER, evil, evil, evil + "110", evil, evil);
        return plate(DoorplateStatus.ACTIVE, building, new Unit("4", evil), List.of(card), sections, false);
    }

    /** The biggest that is plausible: twenty to call, five sections of eight lines, all of them long. */
    static Doorplate biggest() {
        String name = "余庆县子营街道积善社区党群服务中心便民服务站";
        List<ContactCard> contacts = IntStream.range(0, 20)
                .mapToObj(i -> new ContactCard(
                        ResponsibilityRole.values()[i % 9],
                        ResponsibilityRole.values()[i % 9].title() + "（代）",
                        name,
                        "0851-0000-1234转8001",
                        "工作日 8:30–17:30，节假日请打值班电话，夜间紧急情况由值班网格员接听",
                        "第十二网格三号责任区第一百二十三联户单元"))
                .toList();
        List<PlateSection> sections = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<PlateLine> lines = IntStream.range(0, 8)
                    .mapToObj(line -> new PlateLine("关于老旧小区供水管道改造期间分时段停水的温馨提示", "/notices/0123456789ABC"))
                    .toList();
            sections.add(new PlateTextSection("本楼近期需要知道的事情和办理时间", lines));
        }
        Building building =
                building("凤凰支部党群生活驿站综合服务楼", "子营街道积善路与河滨南路交叉口向东", new Compound("3", "余庆县供销合作社家属院", "积善路18号"));
        return plate(DoorplateStatus.ACTIVE, building, new Unit("4", "东侧第2单元"), contacts, sections, true);
    }

    static Doorplate without(DoorplateStatus status, String code) {
        return new Doorplate(code, status, null, null, null, List.of(), List.of(), false, READ);
    }

    private static Building building(String name, String address, @Nullable Compound compound) {
        return new Building("5", name, address, new Location(107.8886, 27.2216), compound, REGIONS, GRIDS, List.of());
    }

    private static Doorplate active(Building building, @Nullable Unit unit, boolean stale) {
        List<PlateSection> sections =
                List.of(new PlateTextSection("演示数据", List.of(new PlateLine("本页的人名和电话都是虚构的，打不通。", null))));
        return plate(DoorplateStatus.ACTIVE, building, unit, contacts(), sections, stale);
    }

    private static Doorplate plate(
            DoorplateStatus status,
            Building building,
            @Nullable Unit unit,
            List<ContactCard> contacts,
            List<PlateSection> sections,
            boolean stale) {
        return new Doorplate(CODE, status, null, building, unit, contacts, sections, stale, READ);
    }

    private static List<ContactCard> contacts() {
        return List.of(
                card(ResponsibilityRole.TEN_HOUSEHOLD_HEAD, "周明远", "0851-0000-1021", "住 2单元 702", "2单元 7–10层"),
                card(ResponsibilityRole.STAIRWELL_STEWARD, "陈桂兰", "0851-0000-1022", null, "3栋 2单元"),
                card(ResponsibilityRole.BUILDING_HEAD, "王英", "0851-0000-1023", "楼里的大小事都可以找", "3栋"),
                card(ResponsibilityRole.GRID_WORKER, "杨旭", "0851-0000-1024", "每天 8:30–20:00", "第一网格"),
                card(ResponsibilityRole.PROPERTY, "御景苑物业服务中心", "0851-0000-1025", "24 小时，报修请打这里", "御景苑"),
                card(ResponsibilityRole.MEDIATOR, "罗正华", "0851-0000-1026", "邻里纠纷，工作日 9:00–17:00", "积善社区"),
                card(ResponsibilityRole.COMMUNITY_OFFICE, "积善社区居委会", "0851-0000-1027", "工作日 8:30–17:30", "积善社区"),
                card(ResponsibilityRole.POLICE_OFFICER, "田警官", "0851-0000-1028", "不紧急的事；紧急请打 110", "积善社区"),
                card(ResponsibilityRole.STREET_OFFICE, "子营街道办事处", "0851-0000-1029", "工作日 8:30–17:30", "子营街道"));
    }

    private static ContactCard card(
            ResponsibilityRole role, String name, String phone, @Nullable String note, String place) {
        return new ContactCard(role, role.title(), name, phone, note, place);
    }
}
