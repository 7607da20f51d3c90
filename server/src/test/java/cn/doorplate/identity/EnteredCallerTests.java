package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.IntegrationTest;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.Phone;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who called, has no account, and whom nobody is guardian of. */
@IntegrationTest
@SuppressWarnings("NullAway.Init")
class EnteredCallerTests {

    private static final Phone PHONE = Phone.parse("14012345678").orElseThrow();

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private PersonFiles files;

    @Autowired
    private Reaches reaches;

    private long staff;

    @BeforeEach
    void open() {
        staff = new TestPeople(jdbc, paths, keys).someone().id();
    }

    @Test
    void areKeptSealedWithAKeyOfTheirOwnAndWithWhoStatedThatTheyAgreed() {
        long caller = enter();

        assertThat(files.of(List.of(caller))).containsEntry(caller, new PersonFile("王小英", PHONE, null, false));
        assertThat(keys.open(caller, "case.text", keys.seal(caller, "case.text", "漏水")))
                .contains("漏水");
        assertThat(jdbc.queryForObject(
                        "select count(*) from person where id = ? and locate(?, name_sealed) = 0 and phone_index is null",
                        Integer.class,
                        caller,
                        "王小英"))
                .isOne();
        assertThat(jdbc.queryForObject(
                        "select given_by from consent where person_id = ? and withdrawn_at is null",
                        Long.class,
                        caller))
                .isEqualTo(staff);
    }

    @Test
    void areToldAsGrownUpsWithoutAnAccount() {
        long caller = enter();

        assertThat(reaches.of(List.of(caller))).containsEntry(caller, new Reach(null, PHONE, false, false));
    }

    @Test
    void areNotFoundByThePhoneWhoseOwnerMayLogInOneDay() {
        enter();

        assertThat(files.byPhone(PHONE)).isEmpty();
    }

    @Test
    void areTwoWhereTwoCallFromOnePhone() {
        assertThat(enter()).isNotEqualTo(enter());
    }

    @Test
    void areErasedAsDependantsAreAndAgainWithoutHarm() {
        long caller = enter();
        byte[] sealed = keys.seal(caller, "case.text", "漏水");

        transactions.executeWithoutResult(status -> files.eraseDependant(caller));
        transactions.executeWithoutResult(status -> files.eraseDependant(caller));

        assertThat(reaches.of(List.of(caller))).isEmpty();
        PersonFile left = Objects.requireNonNull(files.of(List.of(caller)).get(caller));
        assertThat(left).isEqualTo(new PersonFile(null, null, null, false));
        assertThat(keys.open(caller, "case.text", sealed)).isEmpty();
    }

    @Test
    void areEnteredWithinTheCallersTransactionOrNotAtAll() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> files.enterCaller("王小英", PHONE, staff));
    }

    private long enter() {
        return Objects.requireNonNull(transactions.execute(status -> files.enterCaller("王小英", PHONE, staff)));
    }
}
