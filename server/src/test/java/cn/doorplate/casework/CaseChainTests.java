package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.doorplate.casework.CaseFault.Why;
import cn.doorplate.shared.Hmac;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody changes in the history of a case who has the database but not the key, the first event at fault is named. */
class CaseChainTests {

    private static final long CASE = 731_946_182_374_651_904L;
    private static final int EVENTS = 6;

    private final CaseChain chain = new CaseChain(new Hmac(new byte[32]));
    private final CaseHistoryCheck check = new CaseHistoryCheck(chain);
    private final Random random = new Random(6);
    private final List<CaseChained> history = history(CASE);

    @Test
    void aHistoryIsWholeAsItWasWritten() {
        assertThat(fault(history)).isNull();
        assertThat(check.firstFault(CASE, List.of(), 0, CaseChain.nothing())).isEmpty();
    }

    static List<RecordComponent> columns() {
        return Stream.of(CaseLink.class, CaseChained.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(column -> column.getType() != CaseLink.class)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void anyBitOfAnyColumnIsMissed(RecordComponent column) throws ReflectiveOperationException {
        for (int at = 0; at < EVENTS; at++) {
            CaseChained event = history.get(at);
            boolean ofLink = column.getDeclaringRecord() == CaseLink.class;
            for (Object other : others(column.getAccessor().invoke(ofLink ? event.link() : event))) {
                CaseChained changed = ofLink
                        ? linked(event, (CaseLink) with(event.link(), column, other))
                        : (CaseChained) with(event, column, other);
                assertThat(fault(replaced(at, changed)))
                        .as("%s of %s", column.getName(), at + 1)
                        .isNotNull()
                        .extracting(CaseFault::seq)
                        .isEqualTo(at + 1);
            }
        }
    }

    @Test
    void aTextTakenAwayOrPutInIsMissed() {
        for (int at = 0; at < EVENTS; at++) {
            CaseChained event = history.get(at);
            CaseLink link = event.link();
            CaseLink changed = new CaseLink(
                    link.caseId(),
                    link.seq(),
                    link.at(),
                    link.action(),
                    link.party(),
                    link.staff(),
                    link.role(),
                    link.delta(),
                    link.textSha() == null ? new byte[0] : null,
                    link.late());
            assertThat(fault(replaced(at, linked(event, changed)))).isEqualTo(new CaseFault(at + 1, Why.CHANGED));
        }
    }

    @Test
    void anyEventLeftOutIsMissed() {
        for (int at = 0; at + 1 < EVENTS; at++) {
            List<CaseChained> rest = new ArrayList<>(history);
            rest.remove(at);
            assertThat(fault(rest)).isEqualTo(new CaseFault(at + 1, Why.MISSING));
        }
    }

    @Test
    void anyEventLeftOutIsMissedThoughTheOthersAreNumberedAnew() {
        for (int at = 0; at + 1 < EVENTS; at++) {
            List<CaseChained> rest = new ArrayList<>(history.subList(0, at));
            for (CaseChained event : history.subList(at + 1, EVENTS)) {
                rest.add(linked(event, numbered(event.link(), event.link().seq() - 1)));
            }
            assertThat(check.firstFault(CASE, rest, EVENTS - 1, head(rest)))
                    .contains(new CaseFault(at + 1, Why.CHANGED));
        }
    }

    @Test
    void anyTailCutIsMissed() {
        for (int left = 0; left < EVENTS; left++) {
            assertThat(fault(history.subList(0, left))).isEqualTo(new CaseFault(left + 1, Why.TAIL_CUT));
        }
    }

    @Test
    void anyTwoEventsThatChangedPlacesAreMissed() {
        for (int one = 0; one < EVENTS; one++) {
            for (int two = one + 1; two < EVENTS; two++) {
                List<CaseChained> swapped = new ArrayList<>(history);
                Collections.swap(swapped, one, two);
                assertThat(fault(swapped))
                        .isNotNull()
                        .extracting(CaseFault::seq)
                        .isEqualTo(one + 1);
            }
        }
    }

    @Test
    void anEventOrAWholeHistoryOfAnotherCaseIsMissed() {
        List<CaseChained> another = history(CASE + 1);
        for (int at = 0; at < EVENTS; at++) {
            assertThat(fault(replaced(at, another.get(at)))).isEqualTo(new CaseFault(at + 1, Why.CHANGED));
        }
        assertThat(check.firstFault(CASE, another, EVENTS, head(another))).contains(new CaseFault(1, Why.CHANGED));
    }

    @Test
    void anEventThatTheCaseDoesNotCountIsNamedAndAHeadThatIsNotTheLast() {
        assertThat(check.firstFault(CASE, history, EVENTS - 1, head(history.subList(0, EVENTS - 1))))
                .contains(new CaseFault(EVENTS, Why.BEYOND));
        assertThat(check.firstFault(CASE, history, EVENTS, head(history.subList(0, EVENTS - 1))))
                .contains(new CaseFault(EVENTS, Why.HEAD_CHANGED));
    }

    @Test
    void nobodyMendsItWithoutTheKey() {
        CaseChain theirs = new CaseChain(new Hmac(new byte[] {1}));
        CaseChained last = history.get(EVENTS - 1);
        CaseChained forged = chained(theirs, history.get(EVENTS - 2).hash(), last.link(), last.lane(), last.laneSeq());
        assertThat(fault(replaced(EVENTS - 1, forged))).isEqualTo(new CaseFault(EVENTS, Why.CHANGED));
    }

    @Test
    void theLastNumberOfALaneIsSealed() {
        byte[] seal = chain.seal(3, 41);
        assertThat(chain.isSealed(3, 41, seal)).isTrue();
        assertThat(chain.isSealed(3, 40, seal)).isFalse();
        assertThat(chain.isSealed(4, 41, seal)).isFalse();
        assertThat(chain.isSealed(3, 41, CaseChain.nothing())).isFalse();
        assertThat(others(seal)).noneMatch(other -> chain.isSealed(3, 41, (byte[]) other));
    }

    @Test
    @SuppressWarnings("NullAway") // which does not read from a class file that an array may be null
    void aLaneInWhichNothingWasWrittenYetNeedsNoSeal() {
        assertThat(chain.isSealed(3, 0, null)).isTrue();
        assertThat(chain.isSealed(3, 41, null)).isFalse();
        assertThat(chain.isSealed(3, 0, CaseChain.nothing())).isFalse();
    }

    @Test
    void aTimeThatTheDatabaseWouldNotGiveBackIsNotChained() {
        CaseLink link = new CaseLink(
                CASE, 1, Instant.parse("2026-11-21T02:00:00.000001Z"), "FILE", 1, 0, "", "", new byte[32], false);
        assertThatIllegalArgumentException().isThrownBy(() -> chain.hash(CaseChain.nothing(), link));
    }

    private @Nullable CaseFault fault(List<CaseChained> events) {
        return check.firstFault(CASE, events, EVENTS, head(history)).orElse(null);
    }

    private static byte[] head(List<CaseChained> events) {
        return events.get(events.size() - 1).hash();
    }

    private List<CaseChained> replaced(int at, CaseChained by) {
        List<CaseChained> events = new ArrayList<>(history);
        events.set(at, by);
        return events;
    }

    private List<CaseChained> history(long caseId) {
        List<CaseChained> events = new ArrayList<>();
        byte[] before = CaseChain.nothing();
        for (int seq = 1; seq <= EVENTS; seq++) {
            CaseChained event = chained(chain, before, link(caseId, seq), random.nextInt(16), random.nextLong(1 << 20));
            events.add(event);
            before = event.hash();
        }
        return events;
    }

    private static CaseChained chained(CaseChain by, byte[] before, CaseLink link, int lane, long laneSeq) {
        byte[] hash = by.hash(before, link);
        return new CaseChained(link, hash, lane, laneSeq, by.laneMac(lane, laneSeq, link, hash));
    }

    /** Each second with a text, each third by a resident. */
    private CaseLink link(long caseId, int seq) {
        byte[] sha = new byte[32];
        random.nextBytes(sha);
        boolean resident = seq % 3 == 1;
        return new CaseLink(
                caseId,
                seq,
                Instant.ofEpochMilli(1_795_000_000_000L + random.nextInt(1_000_000)),
                resident ? "FILE" : "DISPATCH",
                resident ? 1 : -1,
                resident ? 0 : random.nextLong(),
                resident ? "" : "COMMUNITY_STAFF",
                "due=" + random.nextLong(1L << 40) + ";state=WAITING",
                seq % 2 == 0 ? sha : null,
                random.nextBoolean());
    }

    private static CaseLink numbered(CaseLink link, int seq) {
        return new CaseLink(
                link.caseId(),
                seq,
                link.at(),
                link.action(),
                link.party(),
                link.staff(),
                link.role(),
                link.delta(),
                link.textSha(),
                link.late());
    }

    private static CaseChained linked(CaseChained event, CaseLink link) {
        return new CaseChained(link, event.hash(), event.lane(), event.laneSeq(), event.laneMac());
    }

    /** The record with another value in that column. */
    private static Record with(Record row, RecordComponent column, Object other) throws ReflectiveOperationException {
        RecordComponent[] columns = row.getClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            boolean that = columns[i].getName().equals(column.getName());
            values[i] = that ? other : columns[i].getAccessor().invoke(row);
        }
        Class<?>[] types = Arrays.stream(columns).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return row.getClass().getDeclaredConstructor(types).newInstance(values);
    }

    /** All that differ from it by one bit. */
    private static List<Object> others(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Long number) {
            return bits(64, bit -> number ^ 1L << bit);
        }
        if (value instanceof Integer number) {
            return bits(32, bit -> number ^ 1 << bit);
        }
        if (value instanceof Instant at) {
            return bits(64, bit -> Instant.ofEpochMilli(at.toEpochMilli() ^ 1L << bit));
        }
        if (value instanceof String text) {
            return bits(16 * text.length(), bit -> flipped(text, bit));
        }
        if (value instanceof byte[] bytes) {
            return bits(8 * bytes.length, bit -> flipped(bytes, bit));
        }
        return List.of(!(Boolean) value);
    }

    private static List<Object> bits(int number, IntFunction<Object> flipping) {
        return IntStream.range(0, number).mapToObj(flipping).toList();
    }

    private static String flipped(String text, int bit) {
        StringBuilder other = new StringBuilder(text);
        other.setCharAt(bit / 16, (char) (text.charAt(bit / 16) ^ 1 << bit % 16));
        return other.toString();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }
}
