package cn.doorplate.checks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaChangesTests {

    private static final String RELEASED = """
            directive @cached(maxAge: Int!, scope: String) on FIELD_DEFINITION | OBJECT
            interface Node { id: ID! }
            interface Section { title: String! }
            type Query {
              region(code: String!, level: Level = CITY, first: Int! = 10): Region
              regions(filter: Filter): [Region!]!
              found: Found
              sections: [Section!]!
              former: Former @deprecated(reason: "Use region. Removal on 2027-03-01.")
              doubtful: Int @deprecated(reason: "No longer used.")
            }
            type Region implements Node { id: ID! name: String note: String! tags: [String!] children: [Region] }
            type Former { name: String part: FormerPart }
            type FormerPart { name: String whole: Former }
            type Notice implements Section { title: String! }
            union Found = Region | Notice
            enum Level { CITY COUNTY OLD @deprecated(reason: "Use CITY. Removal on 2027-03-01.") }
            input Filter { name: String, level: Level!, old: Int @deprecated(reason: "Use name. Removal on 2027-03-01.") }
            scalar DateTime
            """;

    private static final String FORMER =
            "  former: Former @deprecated(reason: \"Use region. Removal on 2027-03-01.\")\n";

    @ParameterizedTest
    @MethodSource
    void findsTheBreakingChange(String from, String to, String expected) {
        assertThat(breaking(from, to, "2026-11-21")).containsExactly(expected);
    }

    static Stream<Arguments> findsTheBreakingChange() {
        return Stream.of(
                arguments("scalar DateTime\n", "", "DateTime was removed"),
                arguments("name: String note", "note", "Region.name was removed"),
                arguments("name: String note", "title: String note", "Region.name was removed"),
                arguments("code: String!, ", "", "Query.region(code:) was removed"),
                arguments("CITY COUNTY", "CITY", "Level.COUNTY was removed"),
                arguments("{ name: String, level", "{ level", "Filter.name was removed"),
                arguments("note: String!", "note: String", "Region.note was String! and is String"),
                arguments("tags: [String!]", "tags: [String]", "Region.tags was [String!] and is [String]"),
                arguments("tags: [String!]", "tags: String", "Region.tags was [String!] and is String"),
                arguments("name: String note", "name: Int note", "Region.name was String and is Int"),
                arguments("found: Found", "found: Region", "Query.found was Found and is Region"),
                arguments("filter: Filter)", "filter: Filter!)", "Query.regions(filter:) was Filter and is Filter!"),
                arguments("{ name: String,", "{ name: String!,", "Filter.name was String and is String!"),
                arguments("code: String!,", "code: ID!,", "Query.region(code:) was String! and is ID!"),
                arguments("first: Int! = 10", "first: Int!", "Query.region(first:) must be given now"),
                arguments("filter: Filter)", "filter: Filter, of: ID!)", "Query.regions(of:) is new and must be given"),
                arguments("input Filter {", "input Filter { of: ID!", "Filter.of is new and must be given"),
                arguments("= Region | Notice", "= Region", "Found = Notice was removed"),
                arguments("Notice implements Section", "Notice", "Notice implements Section was removed"),
                arguments("Region implements Node", "Region", "Region implements Node was removed"),
                arguments("scalar DateTime", "enum DateTime { NOW }", "DateTime is another kind of thing now"),
                arguments(
                        "directive @cached(maxAge: Int!, scope: String) on FIELD_DEFINITION | OBJECT",
                        "",
                        "@cached was removed"),
                arguments(", scope: String)", ")", "@cached(scope:) was removed"),
                arguments("scope: String)", "scope: String, by: Int!)", "@cached(by:) is new and must be given"),
                arguments("FIELD_DEFINITION | OBJECT", "FIELD_DEFINITION", "@cached on OBJECT was removed"),
                arguments(FORMER, "", "Query.former was removed"),
                arguments(
                        " OLD @deprecated(reason: \"Use CITY. Removal on 2027-03-01.\")", "", "Level.OLD was removed"));
    }

    @ParameterizedTest
    @MethodSource
    void letsTheChangePass(String from, String to) {
        assertThat(breaking(from, to, "2026-11-21")).isEmpty();
    }

    static Stream<Arguments> letsTheChangePass() {
        return Stream.of(
                arguments("", ""),
                arguments("name: String note", "name: String! note"),
                arguments("children: [Region]", "children: [Region!]!"),
                arguments("code: String!,", "code: String,"),
                arguments("level: Level!", "level: Level"),
                arguments("filter: Filter)", "filter: Filter, of: ID, first: Int! = 5)"),
                arguments("input Filter {", "input Filter { of: ID"),
                arguments("CITY COUNTY", "CITY COUNTY STREET"),
                arguments("= Region | Notice", "= Region | Notice | Former"),
                arguments("scalar DateTime", "scalar DateTime scalar Date"),
                arguments("name: String note", "name: String @deprecated(reason: \"Use id.\") note"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-01", "2027-09-01"})
    void letsGoWhatWasDue(String today) {
        assertThat(breaking(FORMER, "", today)).isEmpty();
        assertThat(breaking(" OLD @deprecated(reason: \"Use CITY. Removal on 2027-03-01.\")", "", today))
                .isEmpty();
        assertThat(breaking(", old: Int @deprecated(reason: \"Use name. Removal on 2027-03-01.\")", "", today))
                .isEmpty();
    }

    @Test
    void keepsWhatWasDeprecatedWithoutADay() {
        assertThat(breaking("  doubtful: Int @deprecated(reason: \"No longer used.\")\n", "", "2030-01-01"))
                .containsExactly("Query.doubtful was removed");
    }

    @Test
    void letsTypesGoWithTheLastFieldThatLedToThem() {
        String without = RELEASED.replace(FORMER, "").replaceAll("type Former.*\n", "");
        assertThat(compare(without, "2027-03-01")).isEmpty();
        assertThat(compare(without, "2027-02-28"))
                .containsExactly("Former was removed", "FormerPart was removed", "Query.former was removed");
    }

    @Test
    void keepsATypeThatAnInterfaceLeadsTo() {
        String without = RELEASED.replaceAll("type Notice.*\n", "").replace(" | Notice", "");
        assertThat(compare(without, "2030-01-01")).containsExactly("Found = Notice was removed", "Notice was removed");
    }

    @Test
    void printsASchemaThatSaysTheSame() {
        var schema = SchemaFolder.present();
        var printed = SchemaFolder.build(SchemaFolder.print(schema));
        assertThat(SchemaChanges.breaking(schema, printed, clock("2026-11-21"))).isEmpty();
        assertThat(SchemaChanges.breaking(printed, schema, clock("2026-11-21"))).isEmpty();
        assertThat(SchemaFolder.print(printed)).isEqualTo(SchemaFolder.print(schema));
    }

    private static List<String> breaking(String from, String to, String today) {
        assertThat(RELEASED).contains(from);
        return compare(RELEASED.replace(from, to), today);
    }

    private static List<String> compare(String sdl, String today) {
        return SchemaChanges.breaking(SchemaFolder.build(RELEASED), SchemaFolder.build(sdl), clock(today));
    }

    private static Clock clock(String today) {
        return Clock.fixed(Instant.parse(today + "T12:00:00Z"), ZoneOffset.UTC);
    }
}
