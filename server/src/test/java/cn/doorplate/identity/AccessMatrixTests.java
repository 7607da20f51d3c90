package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.checks.schema.SchemaFolder;
import cn.doorplate.identity.AccessMatrix.Cell;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.TestPlaces;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Role × field × own, other, other region, against a table written by hand: {@code access/matrix.txt} says what each gets,
 * {@code access/*.graphql} how it is asked. Inputs are made so that what is allowed changes nothing, being declined for
 * another reason than who asks; where that cannot be, it is done by somebody new each time.
 */
@IntegrationTest
class AccessMatrixTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private MessageSource messages;

    @Test
    void everyCellIsAsTheTableSays() {
        AccessWorld world = new AccessWorld(jdbc, new TestPlaces(jdbc, doorplates), new TestPeople(jdbc, paths));
        TestClient client = TestClient.of(port);
        List<String> wrong = new ArrayList<>();
        List<Cell> cells = AccessMatrix.read().cells();
        for (Cell cell : cells) {
            JsonNode answer = world.ask(client, cell);
            char got = AccessMatrix.letter(answer);
            if (got != cell.expected()) {
                wrong.add(cell + " got " + got + ": " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(jdbc.queryForList("select distinct what from access_log", String.class))
                .as("what people are told was read of them")
                .isNotEmpty()
                .allSatisfy(what -> assertThat(messages.getMessage("access." + what, null, Locale.SIMPLIFIED_CHINESE))
                        .isNotBlank());
        System.out.println("The access matrix has " + cells.size() + " cells");
    }

    @Test
    void theTableHasEveryRootField() {
        Set<String> asked = new TreeSet<>();
        AccessMatrix.documents()
                .values()
                .forEach(document -> new Parser()
                        .parseDocument(document).getDefinitionsOfType(OperationDefinition.class).stream()
                                .flatMap(operation ->
                                        operation.getSelectionSet().getSelectionsOfType(Field.class).stream())
                                .map(Field::getName)
                                .forEach(asked::add));
        var schema = SchemaFolder.present();
        assertThat(asked)
                .containsAll(Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                        .flatMap(root -> root.getFields().stream())
                        .map(GraphQLFieldDefinition::getName)
                        .toList());
    }

    @Test
    void everyDocumentHasARow() {
        assertThat(AccessMatrix.read().rows())
                .containsExactlyInAnyOrderElementsOf(AccessMatrix.documents().keySet());
    }
}
