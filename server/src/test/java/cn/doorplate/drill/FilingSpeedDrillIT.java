package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Cases filed a second, as {@link BesideJdbc} tells. */
@Tag("drill")
class FilingSpeedDrillIT extends BesideJdbc {

    private static final int DOORS = 15;
    private static final int RESIDENTS = 16;

    /** Behind doors of their own; what they file before the rounds compiles the server, and is not recorded. */
    private static final int EARLIER_DOORS = 50;

    private static final int EARLIER_RESIDENTS = 20;

    /** What one person may file in a day. */
    private static final int EACH = 20;

    FilingSpeedDrillIT() {
        super("doorplate_filing", """
                mutation FileReport($input: ReportFileInput!) {
                  reportFile(input: $input) { report { id number standing } userErrors { field message code } }
                }""", "\"userErrors\":[]", Crowd.ALONE, new Crowd(1, 8, 8));
    }

    @Test
    void filesAtLeastSeventyPerCentOfWhatBareJdbcDoes() throws Exception {
        assertThat(compare().get(0)).isGreaterThanOrEqualTo(0.7);
    }

    /** Doors in communities of their own, each with its offices, and those who live there; and what they will file. */
    @Override
    Asked settle(ConfigurableApplicationContext context) {
        JdbcTemplate rows = context.getBean(JdbcTemplate.class);
        TestPlaces places = new TestPlaces(rows, context.getBean(Doorplates.class));
        TestPeople people = new TestPeople(rows, context.getBean(PlacePaths.class), context.getBean(PersonKeys.class));
        return new Asked(
                requests(places, people, EARLIER_DOORS, EARLIER_RESIDENTS), requests(places, people, DOORS, RESIDENTS));
    }

    /** All that they may file in a day; those of one person far from each other. */
    private List<String> requests(TestPlaces places, TestPeople people, int doors, int residents) {
        List<Someone> filing = new ArrayList<>();
        List<Door> homes = new ArrayList<>();
        for (int i = 0; i < doors; i++) {
            Door door = places.door();
            people.holding(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, door.compoundId()));
            people.holding(
                    Role.COMMUNITY_STAFF,
                    new PlaceRef(PlaceKind.REGION, door.community().value()));
            for (int j = 0; j < residents; j++) {
                filing.add(people.someone());
                homes.add(door);
            }
        }
        List<String> requests = new ArrayList<>();
        for (int nth = 0; nth < EACH; nth++) {
            for (int i = 0; i < filing.size(); i++) {
                requests.add(request(filing.get(i), homes.get(i)));
            }
        }
        return requests;
    }

    private String request(Someone who, Door door) {
        Map<String, Object> input = Map.of(
                "idempotencyKey",
                UUID.randomUUID().toString(),
                "category",
                "street-lamp",
                "at",
                Map.of("doorplate", door.plate().toString()),
                "text",
                "楼道口的路灯不亮了，晚上回家看不见台阶，请派人来看看。");
        return Posts.request(
                who.token(),
                JSON.writeValueAsString(Map.of("documentId", documentId(), "variables", Map.of("input", input))));
    }
}
