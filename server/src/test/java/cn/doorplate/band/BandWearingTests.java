package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who may wear a band, how they agree, what is told of it, and what may be watched. */
class BandWearingTests extends BandGround {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    PersonFiles files;

    @Autowired
    TransactionTemplate transactions;

    private Someone daughter;
    private Someone father;

    @BeforeEach
    void family() {
        daughter = people.named("李秀兰");
        father = people.named("李德福");
        actsFor(daughter, father);
    }

    private Someone entered(LocalDate born) {
        long id = Objects.requireNonNull(
                transactions.execute(status -> files.enterDependant("李小明", born, null, daughter.id())));
        Someone dependant = new Someone(id, "");
        actsFor(daughter, dependant);
        return dependant;
    }

    private String relation(Someone dependant) {
        return Ids.toOpaque(Objects.requireNonNull(jdbc.queryForObject(
                "select id from guardianship where guardian_id = ? and dependant_id = ?",
                Long.class,
                daughter.id(),
                dependant.id())));
    }

    private JsonNode putOn(Someone dependant, JsonNode registered, String consent) {
        return act(
                daughter,
                "bandWear",
                "band " + BAND,
                Map.of(
                        "code",
                        registered.path("code").asString(),
                        "dependant",
                        relation(dependant),
                        "consent",
                        consent));
    }

    private List<String> told(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 50) { nodes { title } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(message -> message.path("title").asString())
                .toList();
    }

    @Test
    void forAChildTheGuardianAgreesAndForNobodyElse() {
        LocalDate today = LocalDate.now(ZONE);
        Someone child = entered(today.minusYears(14).plusDays(1));
        Someone elder = entered(today.minusYears(14));

        for (String spoken : List.of("IN_PERSON", "BY_PHONE", "IN_WRITING", "OWN")) {
            assertThat(declined(putOn(child, register(), spoken))).isEqualTo("NO_CONSENT@consent");
        }
        for (String other : List.of("AS_GUARDIAN", "OWN")) {
            assertThat(declined(putOn(elder, register(), other))).isEqualTo("NO_CONSENT@consent");
        }
        assertThat(declined(putOn(father, register(), "AS_GUARDIAN"))).isEqualTo("NO_CONSENT@consent");
        assertThat(declined(putOn(father, register(), "IN_PERSON"))).isEqualTo("NO_CONSENT@consent");

        assertThat(done(putOn(child, register(), "AS_GUARDIAN"))
                        .at("/band/status")
                        .asString())
                .isEqualTo("WORN");
        assertThat(done(putOn(elder, register(), "BY_PHONE")).at("/band/status").asString())
                .isEqualTo("WORN");
    }

    @Test
    void whoIsAskedIsToldAndAgreesByEnteringTheCode() {
        JsonNode registered = register();
        assertThat(done(putOn(father, registered, "OWN")).at("/band/status").asString())
                .isEqualTo("WAITING");
        assertThat(told(father)).containsExactly("家人请您佩戴安康手环");
        assertThat(told(daughter)).isEmpty();

        JsonNode worn = wear(father, registered).path("band");

        assertThat(worn.path("status").asString()).isEqualTo("WORN");
        assertThat(worn.path("consent").asString()).isEqualTo("OWN");
    }

    @Test
    void whatAnotherDoesWithOnesBandOneIsTold() {
        JsonNode registered = register();
        wear(father, registered);

        done(watch(father, registered, Map.of("heartLow", 50)));
        assertThat(told(father)).isEmpty();
        done(watch(daughter, registered, Map.of("heartLow", 55)));
        done(change(daughter, "bandReturn", "done", registered, Map.of()));

        assertThat(told(father)).containsExactlyInAnyOrder("看护设置有改动", "安康手环已归还");
        assertThat(told(daughter)).isEmpty();
    }

    @Test
    void thatTheCommunityGaveItUpTheWearerAndTheirFamilyAreTold() {
        JsonNode registered = register();
        wear(father, registered);

        done(act(
                office,
                "bandRetire",
                "band { status }",
                Map.of(
                        "band",
                        id(registered),
                        "version",
                        band(father, registered).path("version").asInt())));

        assertThat(told(father)).containsExactly("安康手环已停用");
        assertThat(told(daughter)).containsExactly("安康手环已停用");
    }

    @Test
    void nobodyWearsMoreThanThree() {
        for (int i = 0; i < BandWearing.MOST; i++) {
            wear(father, register());
        }

        assertThat(declined(act(
                        father,
                        "bandWear",
                        "band { id }",
                        Map.of("code", register().path("code").asString(), "consent", "OWN"))))
                .isEqualTo("ENOUGH_BANDS");
    }

    @Test
    void whatCannotBeWatchedIsSaid() {
        JsonNode registered = register();
        wear(father, registered);

        assertThat(declined(watch(father, registered, Map.of("heartLow", 24)))).isEqualTo("OUT_OF_RANGE@heartLow");
        assertThat(declined(watch(father, registered, Map.of("heartHigh", 221))))
                .isEqualTo("OUT_OF_RANGE@heartHigh");
        assertThat(declined(watch(father, registered, Map.of("fence", Map.of("radius", 99)))))
                .isEqualTo("OUT_OF_RANGE@fence.radius");
        assertThat(declined(watch(father, registered, Map.of("fence", Map.of("radius", 300, "from", "22:00")))))
                .isEqualTo("NO_TIME@fence.until");
        assertThat(declined(watch(father, registered, Map.of("fence", Map.of("radius", 300)))))
                .isEqualTo("NO_HOME@fence.centre");
        int version = band(father, registered).path("version").asInt();
        assertThat(declined(watch(father, registered, Map.of("version", version + 1))))
                .isEqualTo("CONFLICT");
        assertThat(declined(change(father, "bandReturn", "done", registered, Map.of("version", version + 1))))
                .isEqualTo("CONFLICT");
    }

    @Test
    void ofABandThatIsGivenBackNothingIsLeftThoughTheyWearAnother() {
        JsonNode one = register();
        JsonNode other = register();
        wear(father, one);
        wear(father, other);
        simulated(one).message().beats(Duration.ZERO, 70).sos().send();
        simulated(other).message().beats(Duration.ZERO, 71).send();

        done(change(father, "bandReturn", "done", one, Map.of()));

        long gone = Ids.fromOpaque(id(one));
        assertThat(jdbc.queryForObject("select count(*) from band_reading where band_id = ?", Integer.class, gone))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from band_call where band_id = ?", Integer.class, gone))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from band_reading where person_id = ?", Integer.class, father.id()))
                .isEqualTo(1);
    }
}
