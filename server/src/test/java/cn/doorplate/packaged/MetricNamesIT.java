package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards and alerts of {@code deploy/} ask for metrics that there are: a name that is none shows nothing and alerts nobody. */
class MetricNamesIT {

    private static final Path DEPLOY = Path.of("../deploy");

    /** Prometheus' own, the node exporter's, and those that scripts of {@code deploy/} write for it. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("up|node_filesystem_(avail|size)_bytes|doorplate_backup_\\w+|doorplate_certificate_\\w+");

    /** Out first: there are braces in them. */
    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private static final Pattern NOT_NAMES =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    /** Not before a parenthesis: that is a function. */
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    @RegisterExtension
    static final PackagedPair SERVERS = new PackagedPair();

    @Test
    void dashboardsAndAlertsNameMetricsThatExist() throws IOException {
        Set<String> there = scraped();
        Set<String> missing = new TreeSet<>();
        for (String expression : expressions()) {
            namesIn(expression).stream()
                    .filter(name ->
                            !there.contains(name) && !OF_OTHERS.matcher(name).matches())
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void readsTheNamesOutOfAnExpression() {
        assertThat(
                        namesIn(
                                "sum by (lane) (rate(a_b_count{uri=\"/d/{code}\",status=~\"5..\"}[5m])) / c:d > 14.4 * 0.05 and e"))
                .containsExactlyInAnyOrder("a_b_count", "c:d", "e");
    }

    /** As Prometheus has them, with those that its rules record. */
    private static Set<String> scraped() throws IOException {
        PackagedServer server = SERVERS.one();
        server.get(server.port, "/d/0000000000000");
        Set<String> names = server.get(server.managementPort, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(names).contains("jvm_memory_used_bytes");
        rules().filter(rule -> rule.has("record"))
                .forEach(rule -> names.add(rule.get("record").asString()));
        return names;
    }

    private static List<String> expressions() throws IOException {
        Stream<String> alerts = rules().map(rule -> rule.get("expr").asString());
        try (Stream<Path> dashboards = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
            List<String> all = Stream.concat(alerts, dashboards.flatMap(MetricNamesIT::queriesOf))
                    .toList();
            assertThat(all).hasSizeGreaterThan(40);
            return all;
        }
    }

    private static Stream<String> queriesOf(Path dashboard) {
        return JsonMapper.shared().readTree(dashboard.toFile()).findValues("expr").stream()
                .map(JsonNode::asString);
    }

    private static Stream<JsonNode> rules() throws IOException {
        try (Reader file = Files.newBufferedReader(DEPLOY.resolve("prometheus/alerts.yml"))) {
            JsonNode whole = JsonMapper.shared().valueToTree(new Yaml().load(file));
            return whole.get("groups")
                    .valueStream()
                    .flatMap(group -> group.get("rules").valueStream());
        }
    }

    private static Set<String> namesIn(String expression) {
        String bare =
                NOT_NAMES.matcher(STRINGS.matcher(expression).replaceAll(" ")).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        for (Matcher matcher = NAME.matcher(bare); matcher.find(); ) {
            if (!WORDS.contains(matcher.group())) {
                names.add(matcher.group());
            }
        }
        return names;
    }
}
