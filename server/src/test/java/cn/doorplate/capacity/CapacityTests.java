package cn.doorplate.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.capacity.ClaimOutcome.Already;
import cn.doorplate.capacity.ClaimOutcome.Placed;
import cn.doorplate.capacity.ClaimOutcome.Refused;
import cn.doorplate.capacity.ClaimOutcome.Waits;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.IllegalTransactionStateException;

@IntegrationTest
class CapacityTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    Capacity running;

    @Autowired
    Statements statements;

    private TestPools pools;

    @BeforeEach
    void poolsOfOurOwn() {
        pools = new TestPools(context);
    }

    @Test
    void whoComesFirstHasAPlaceAndTheNextWaitTheirTurn() {
        long pool = pools.open(TestPools.terms(1, 2));

        Placed first = (Placed) pools.claim(pool, 11);
        Waits second = (Waits) pools.claim(pool, 12);

        assertThat(pools.claim(pool, 13)).isInstanceOf(Waits.class);
        assertThat(pools.claim(pool, 14)).isEqualTo(new Refused(Refusal.FULL));
        assertThat(first.claim().share()).isZero();
        assertThat(first.claim().state()).isEqualTo(ClaimState.HELD);
        assertThat(second.claim().share()).isNull();
        assertThat(second.claim().seq()).isGreaterThan(first.claim().seq());
        assertThat(pools.state(pool).shares()).containsExactly(new ShareState(1, 1, 2));
        assertThat(pools.capacity.claims(pool, List.of(11L, 12L, 14L)))
                .isEqualTo(Map.of(11L, first.claim(), 12L, second.claim()));
        pools.assertSound(pool);
    }

    @Test
    void severalAreServedAtOnceAsTheyWouldBeOneAfterTheOther() {
        long pool = pools.open(new Terms(List.of(2, 1), null, null, null, TestPools.OFFER, 2));
        pools.claim(pool, 10, 1, 0);

        List<Claim> claims =
                pools.claimAll(pool, List.of(11L, 12L, 13L, 14L), 1, 0).orElseThrow();

        assertThat(claims).extracting(Claim::holder).containsExactly(11L, 12L, 13L, 14L);
        assertThat(claims).extracting(Claim::share).containsExactly(0, 0, null, null);
        assertThat(claims)
                .extracting(Claim::state)
                .containsExactly(ClaimState.HELD, ClaimState.HELD, ClaimState.WAITING, ClaimState.WAITING);
        assertThat(claims).isSortedAccordingTo(Comparator.comparingLong(Claim::seq));
        assertThat(pools.capacity.claims(pool, List.of(11L, 12L, 13L, 14L)).values())
                .containsExactlyInAnyOrderElementsOf(claims);
        assertThat(pools.vacancies).extracting(VacancyChanged::now).containsExactly(Vacancy.NONE);
        pools.assertSound(pool);
        pools.release(pool, 11);
        assertThat(pools.happened(pool)).containsExactly("13 OFFERED");
        pools.assertSound(pool);
    }

    @Test
    void nobodyOfSeveralIsServedWhereOneWouldNotBe() {
        long pool = pools.open(TestPools.terms(4, 1));
        pools.claim(pool, 10);
        pools.claim(pool, 11);
        pools.release(pool, 11);
        PoolState before = pools.state(pool);

        assertThat(pools.claimAll(pool, List.of(12L, 13L, 14L, 15L, 16L), 0))
                .as("too few")
                .isEmpty();
        assertThat(pools.claimAll(pool, List.of(12L, 10L), 0)).as("one has one").isEmpty();
        assertThat(pools.claimAll(pool, List.of(12L, 11L), 0))
                .as("one was here")
                .isEmpty();
        assertThat(pools.state(pool)).isEqualTo(before);
        pools.close(pool);
        assertThat(pools.claimAll(pool, List.of(12L), 0)).as("closed").isEmpty();

        assertThat(pools.capacity.claims(pool, List.of(12L, 13L, 14L, 15L))).isEmpty();
        pools.assertSound(pool);
    }

    @Test
    void severalStandBehindWhoWaits() {
        long pool = pools.open(TestPools.terms(1, null));
        List.of(11, 12, 13).forEach(it -> pools.claim(pool, it));
        pools.release(pool, 11);

        List<Claim> claims = pools.claimAll(pool, List.of(14L, 15L), 0).orElseThrow();

        assertThat(claims).extracting(Claim::state).containsOnly(ClaimState.WAITING);
        assertThat(pools.holders(pool, ClaimState.WAITING)).containsExactly(13L, 14L, 15L);
    }

    @Test
    void whoWouldBeServedIsToldWithoutALock() {
        long pool = pools.open(new Terms(List.of(1, 1), null, pools.in(Duration.ofHours(1)), null, TestPools.OFFER, 1));
        List<Asking> asking = LongStream.rangeClosed(21, 25)
                .mapToObj(it -> new Asking(it, it, List.of(it == 22 ? 1 : 0)))
                .toList();

        assertThat(pools.capacity.whoWouldBeServed(pool, asking))
                .extracting(Asking::holder)
                .containsExactly(21L, 22L, 23L);
        pools.clock.advance(Duration.ofHours(1));
        assertThat(pools.capacity.whoWouldBeServed(pool, asking)).isEmpty();
    }

    @Test
    void othersAreToldWhenItIsFullAndWhenItIsNoMore() {
        long pool = pools.open(TestPools.terms(2, 1));
        pools.claim(pool, 11);
        assertThat(pools.vacancies).isEmpty();

        pools.claim(pool, 12);
        pools.claim(pool, 13);
        pools.claim(pool, 14);
        pools.release(pool, 11);
        pools.accept(pool, 13);
        pools.release(pool, 12);
        pools.close(pool);

        assertThat(pools.vacancies)
                .extracting(VacancyChanged::now)
                .containsExactly(Vacancy.LINE, Vacancy.NONE, Vacancy.LINE, Vacancy.PLACES, Vacancy.NONE);
        assertThat(pools.vacancies)
                .allMatch(it -> it.pool() == pool && it.kind().equals("test"));
    }

    @Test
    void whoAsksTwiceHasOneClaim() {
        long pool = pools.open(TestPools.terms(2, 1));
        Placed first = (Placed) pools.claim(pool, 11);
        pools.claim(pool, 12);
        Waits third = (Waits) pools.claim(pool, 13);

        assertThat(pools.claim(pool, 11)).isEqualTo(new Already(first.claim()));
        assertThat(pools.claim(pool, 13)).isEqualTo(new Already(third.claim()));
        assertThat(pools.state(pool).shares()).containsExactly(new ShareState(2, 2, 1));
    }

    @Test
    void nobodyComesBeforeTheOpeningAndNobodyNewAfterTheClose() {
        Terms terms = new Terms(
                List.of(5), pools.in(Duration.ofHours(1)), pools.in(Duration.ofHours(2)), null, TestPools.OFFER, null);
        long pool = pools.open(terms);

        assertThat(pools.claim(pool, 11)).isEqualTo(new Refused(Refusal.NOT_OPEN_YET));
        pools.clock.advance(Duration.ofHours(1));
        assertThat(pools.claim(pool, 11)).isInstanceOf(Placed.class);
        pools.clock.advance(Duration.ofHours(1));
        assertThat(pools.claim(pool, 12)).isEqualTo(new Refused(Refusal.OVER));
        assertThat(pools.claim(pool, 11)).as("which a retry has to find").isInstanceOf(Already.class);
        assertThat(pools.release(pool, 11)).isTrue();
        assertThat(pools.state(pool).terms()).isEqualTo(terms);
    }

    @Test
    void aFreedPlaceIsOfferedAtOnceToWhoIsFirstInLine() {
        long pool = pools.open(TestPools.terms(1, null));
        List.of(11, 12, 13).forEach(it -> pools.claim(pool, it));

        assertThat(pools.release(pool, 11)).isTrue();

        assertThat(pools.happened(pool)).containsExactly("12 OFFERED");
        Claim offered = pools.told.get(0).moved().get(0).claim();
        assertThat(offered.until()).isEqualTo(pools.in(TestPools.OFFER));
        assertThat(pools.capacity.claims(pool, List.of(12L))).containsEntry(12L, offered);
        assertThat(pools.claim(pool, 14)).isInstanceOf(Waits.class);
        assertThat(pools.release(pool, 11)).as("a second time").isFalse();
        assertThat(pools.accept(pool, 12)).isEqualTo(Accepted.DONE);
        assertThat(pools.accept(pool, 12)).as("a second time").isEqualTo(Accepted.DONE);
        assertThat(pools.stateOf(pool, 12)).isEqualTo(ClaimState.HELD);
        assertThat(pools.happened(pool)).hasSize(1);
        pools.assertSound(pool);
    }

    @Test
    void anOfferThatIsNotTakenInTimeGoesToTheNext() {
        long pool = pools.open(TestPools.terms(1, null));
        List.of(11, 12, 13).forEach(it -> pools.claim(pool, it));
        pools.release(pool, 11);

        pools.clock.advance(TestPools.OFFER.minusMillis(1));
        pools.settle(pool);
        assertThat(pools.stateOf(pool, 12)).isEqualTo(ClaimState.OFFERED);
        pools.clock.advance(Duration.ofMillis(1));
        assertThat(pools.accept(pool, 12)).isEqualTo(Accepted.LATE);
        pools.settle(pool);

        assertThat(pools.happened(pool)).containsExactly("12 OFFERED", "12 LAPSED", "13 OFFERED");
        assertThat(pools.told).as("lapsed and offered in one transaction").hasSize(2);
        assertThat(pools.accept(pool, 12)).isEqualTo(Accepted.LATE);
        assertThat(pools.accept(pool, 13)).isEqualTo(Accepted.DONE);
        assertThat(pools.accept(pool, 14)).isEqualTo(Accepted.NONE);
        pools.assertSound(pool);
    }

    @Test
    void whoGaveUpAnOfferOrATurnIsNotInTheWayOfTheNext() {
        long pool = pools.open(TestPools.terms(1, null));
        List.of(11, 12, 13, 14).forEach(it -> pools.claim(pool, it));

        pools.release(pool, 13);
        pools.release(pool, 11);
        pools.release(pool, 12);

        assertThat(pools.happened(pool)).containsExactly("12 OFFERED", "14 OFFERED");
        assertThat(pools.accept(pool, 13)).isEqualTo(Accepted.NONE);
        pools.assertSound(pool);
    }

    @Test
    void whoComesBackStandsAtTheEndOfTheLine() {
        long pool = pools.open(TestPools.terms(1, null));
        List.of(11, 12, 13).forEach(it -> pools.claim(pool, it));
        pools.release(pool, 12);

        assertThat(pools.claim(pool, 12)).isInstanceOf(Waits.class);

        assertThat(pools.holders(pool, ClaimState.WAITING)).containsExactly(13L, 12L);
        assertThat(pools.capacity.ahead(
                        List.of(new PoolHolder(pool, 12), new PoolHolder(pool, 13), new PoolHolder(pool, 11))))
                .isEqualTo(Map.of(new PoolHolder(pool, 12), 1, new PoolHolder(pool, 13), 0));
        pools.assertSound(pool);
    }

    @Test
    void whenOffersEndOpenOnesLapseAndWhoWaitsIsToldOnce() {
        long pool =
                pools.open(new Terms(List.of(1), null, null, pools.in(Duration.ofMinutes(10)), TestPools.OFFER, null));
        List.of(11, 12, 13).forEach(it -> pools.claim(pool, it));
        pools.release(pool, 11);
        assertThat(pools.told.get(0).moved().get(0).claim().until()).isEqualTo(pools.in(Duration.ofMinutes(10)));

        pools.clock.advance(Duration.ofMinutes(10));
        pools.settle(pool);
        pools.settle(pool);

        assertThat(pools.happened(pool)).containsExactly("12 OFFERED", "12 LAPSED", "13 UNMET");
        assertThat(pools.claim(pool, 14)).as("a place is a place").isInstanceOf(Placed.class);
        assertThat(pools.claim(pool, 15)).as("nothing to wait for").isEqualTo(new Refused(Refusal.FULL));
        assertThat(pools.release(pool, 14)).isTrue();
        assertThat(pools.happened(pool)).hasSize(3);
        pools.assertSound(pool);
    }

    @Test
    void whoWaitsInVainIsNoLongerInTheWayOfWhoFindsAFreePlaceAfterTheEnd() {
        long pool =
                pools.open(new Terms(List.of(1), null, null, pools.in(Duration.ofMinutes(10)), TestPools.OFFER, null));
        List.of(11, 12).forEach(it -> pools.claim(pool, it));
        pools.clock.advance(Duration.ofMinutes(10));

        pools.release(pool, 11);

        assertThat(pools.claim(pool, 13)).isInstanceOf(Placed.class);
        pools.settle(pool);
        assertThat(pools.happened(pool)).containsExactly("12 UNMET");
        pools.assertSound(pool);
    }

    @Test
    void morePlacesAreOfferedInTheOrderOfTheLine() {
        long pool = pools.open(TestPools.terms(1, null));
        LongStream.rangeClosed(11, 16).forEach(it -> pools.claim(pool, it));

        assertThat(pools.change(pool, TestPools.terms(4, null))).isEqualTo(Changed.DONE);

        assertThat(pools.happened(pool)).containsExactly("12 OFFERED", "13 OFFERED", "14 OFFERED");
        assertThat(pools.state(pool).shares()).containsExactly(new ShareState(4, 4, 2));
        pools.assertSound(pool);
    }

    @Test
    void fewerPlacesThanAreTakenAreDeclined() {
        long pool = pools.open(TestPools.terms(3, null));
        LongStream.rangeClosed(11, 14).forEach(it -> pools.claim(pool, it));
        pools.release(pool, 11);
        PoolState before = pools.state(pool);

        assertThat(pools.change(pool, TestPools.terms(2, null)))
                .as("two are held, one is offered")
                .isEqualTo(Changed.BELOW_TAKEN);
        assertThat(pools.state(pool)).isEqualTo(before);

        pools.release(pool, 14);
        assertThat(pools.change(pool, TestPools.terms(2, null))).isEqualTo(Changed.DONE);
        assertThat(pools.claim(pool, 15)).isInstanceOf(Waits.class);
        pools.assertSound(pool);
    }

    @Test
    void anEarlierEndOfOffersShortensThoseThatAreOpen() {
        long pool = pools.open(TestPools.terms(1, null));
        List.of(11, 12).forEach(it -> pools.claim(pool, it));
        pools.release(pool, 11);

        pools.change(pool, new Terms(List.of(1), null, null, pools.in(Duration.ofMinutes(5)), TestPools.OFFER, null));

        pools.clock.advance(Duration.ofMinutes(5));
        assertThat(pools.accept(pool, 12)).isEqualTo(Accepted.LATE);
        pools.settle(pool);
        assertThat(pools.stateOf(pool, 12)).isEqualTo(ClaimState.LAPSED);
    }

    @Test
    void aClosedPoolKeepsItsClaimsAndGivesNothing() {
        long pool = pools.open(TestPools.terms(1, null));
        List.of(11, 12, 13).forEach(it -> pools.claim(pool, it));
        pools.release(pool, 11);
        pools.close(pool);

        assertThat(pools.claim(pool, 14)).isEqualTo(new Refused(Refusal.OVER));
        assertThat(pools.accept(pool, 12)).isEqualTo(Accepted.LATE);
        pools.clock.advance(TestPools.OFFER);
        assertThat(pools.settle(pool)).isZero();
        assertThat(pools.stateOf(pool, 12)).isEqualTo(ClaimState.OFFERED);
        assertThat(pools.release(pool, 12)).isTrue();
        assertThat(pools.happened(pool)).containsExactly("12 OFFERED");
        assertThat(pools.change(pool, TestPools.terms(9, null))).isEqualTo(Changed.CLOSED);
        assertThat(pools.state(pool).closed()).isTrue();
    }

    @Test
    void whoWouldTakeSeveralSharesGetsTheOneTheyLikeBest() {
        long pool = pools.open(new Terms(List.of(1, 1), null, null, null, TestPools.OFFER, null));

        assertThat(((Placed) pools.claim(pool, 11, 1, 0)).claim().share()).isEqualTo(1);
        assertThat(((Placed) pools.claim(pool, 12, 1, 0)).claim().share()).isZero();
        pools.claim(pool, 13, 1, 0);
        pools.claim(pool, 14);
        pools.claim(pool, 15, 1);

        assertThat(pools.state(pool).shares()).containsExactly(new ShareState(1, 1, 2), new ShareState(1, 1, 2));
        assertThat(pools.state(pool).waiting()).isEqualTo(3);
        pools.assertSound(pool);
        pools.change(pool, new Terms(List.of(2, 2), null, null, null, TestPools.OFFER, null));
        assertThat(pools.happened(pool)).containsExactly("13 OFFERED", "14 OFFERED");
        assertThat(pools.shareOf(pool, 13)).isEqualTo(1);
        pools.assertSound(pool);
        assertThatThrownBy(() -> pools.claim(pool, 16, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pools.change(pool, TestPools.terms(9, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyIsPassedOverByWhoStandsFurtherBackInASecondLine() {
        long pool = pools.open(new Terms(List.of(1, 1), null, null, null, TestPools.OFFER, null));
        pools.claim(pool, 11, 0);
        pools.claim(pool, 12, 1);
        pools.claim(pool, 13, 0, 1);
        pools.claim(pool, 14, 1);
        pools.claim(pool, 15, 1, 0);

        pools.change(pool, new Terms(List.of(4, 2), null, null, null, TestPools.OFFER, null));

        assertThat(pools.shareOf(pool, 13)).isZero();
        assertThat(pools.shareOf(pool, 14)).isEqualTo(1);
        assertThat(pools.shareOf(pool, 15)).isZero();
        pools.assertSound(pool);
    }

    @Test
    void aNewShareIsThereForWhoComesNew() {
        long pool = pools.open(TestPools.terms(1, 0));
        pools.claim(pool, 11);

        pools.change(pool, new Terms(List.of(1, 1), null, null, null, TestPools.OFFER, 0));

        assertThat(pools.claim(pool, 12, 0)).isEqualTo(new Refused(Refusal.FULL));
        assertThat(pools.claim(pool, 12, 0, 1)).isInstanceOf(Placed.class);
        pools.assertSound(pool);
    }

    @Test
    void aThousandPlacesForFiveThousandWhoWaitAreGivenStepByStepAndNobodyNewComesBetween() {
        long pool = pools.open(TestPools.terms(0, null));
        pools.transactions.executeWithoutResult(status ->
                LongStream.rangeClosed(1, 5_000).forEach(it -> pools.capacity.claim(pool, it, it, List.of(0))));

        pools.change(pool, TestPools.terms(1_000, null));
        assertThat(pools.holders(pool, ClaimState.OFFERED)).hasSize(PoolTime.STEP);
        pools.assertSound(pool);
        assertThat(pools.claim(pool, 5_001)).as("while places are free").isInstanceOf(Waits.class);
        pools.release(pool, 5_001);
        int steps = pools.settle(pool);

        assertThat(steps).isBetween(4, 6);
        assertThat(pools.holders(pool, ClaimState.OFFERED))
                .isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
        assertThat(pools.told).allMatch(it -> it.moved().size() <= PoolTime.STEP);
        assertThat(pools.happened(pool)).hasSize(1_000);
        pools.assertSound(pool);
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNothing() {
        long pool = pools.open(TestPools.terms(1, 1));
        pools.claim(pool, 11);
        pools.claim(pool, 12);
        PoolState before = pools.state(pool);

        pools.transactions.executeWithoutResult(status -> {
            pools.capacity.release(pool, 11);
            pools.capacity.claim(pool, 13, 13, List.of(0));
            status.setRollbackOnly();
        });

        assertThat(pools.state(pool)).isEqualTo(before);
        assertThat(pools.stateOf(pool, 11)).isEqualTo(ClaimState.HELD);
        pools.assertSound(pool);
    }

    @Test
    void oneOfFortyWhoAskAtOnceHasTheLastPlace() {
        long pool = pools.open(TestPools.terms(1, 0));

        List<ClaimOutcome> outcomes = AtOnce.all(40, i -> pools.claim(pool, 100 + i));

        assertThat(outcomes).filteredOn(Placed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new Refused(Refusal.FULL)::equals).hasSize(39);
        pools.assertSound(pool);
    }

    @Test
    void oneHolderWhoAsksFortyTimesAtOnceHasOnePlace() {
        long pool = pools.open(TestPools.terms(30, 10));

        List<ClaimOutcome> outcomes = AtOnce.all(40, i -> pools.claim(pool, 11));

        assertThat(outcomes).filteredOn(Placed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Already.class::isInstance).hasSize(39);
        pools.assertSound(pool);
    }

    @Test
    void ofTwoHundredAtOnceExactlyAsManyHaveAPlaceAndAsManyWaitAsThereIsRoom() {
        long pool = pools.open(TestPools.terms(50, 20));

        List<ClaimOutcome> outcomes = AtOnce.all(200, i -> pools.claim(pool, 1_000 + i));

        assertThat(outcomes).filteredOn(Placed.class::isInstance).hasSize(50);
        assertThat(outcomes).filteredOn(Waits.class::isInstance).hasSize(20);
        assertThat(outcomes).filteredOn(new Refused(Refusal.FULL)::equals).hasSize(130);
        assertThat(pools.holders(pool, ClaimState.WAITING))
                .as("in the order in which they were told")
                .isEqualTo(outcomes.stream()
                        .filter(Waits.class::isInstance)
                        .map(it -> ((Waits) it).claim())
                        .sorted((one, other) -> Long.compare(one.seq(), other.seq()))
                        .map(Claim::holder)
                        .toList());
        pools.assertSound(pool);
    }

    @Test
    void thoseWhoLeaveAndThoseWhoComeAtOnceLeaveNothingUneven() {
        long pool = pools.open(new Terms(List.of(10, 5), null, null, null, TestPools.OFFER, 30));
        LongStream.rangeClosed(1, 40).forEach(it -> pools.claim(pool, it, 0, 1));

        AtOnce.<Object>all(60, i -> switch (i % 3) {
            case 0 -> pools.release(pool, i);
            case 1 -> pools.accept(pool, i);
            default -> pools.claim(pool, i, 1, 0);
        });

        pools.assertSound(pool);
    }

    @Test
    void aPlaceForANewcomerCostsFourStatementsAndARefusalOne() {
        long pool = pools.open(TestPools.terms(1, 0));

        List<String> placed = statements.ofThisThreadDuring(() -> pools.claim(pool, 11));
        List<String> refused = statements.ofThisThreadDuring(() -> pools.claim(pool, 12));

        assertThat(placed).hasSize(4);
        assertThat(refused).hasSize(1);
    }

    @Test
    void whatIsReadOfManyCostsOneStatement() {
        long one = pools.open(TestPools.terms(1, null));
        long other = pools.open(TestPools.terms(1, null));
        LongStream.rangeClosed(1, 8).forEach(it -> {
            pools.claim(one, it);
            pools.claim(other, it);
        });
        List<PoolHolder> of = LongStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(it -> List.of(new PoolHolder(one, it), new PoolHolder(other, it)).stream())
                .toList();

        assertThat(statements.ofThisThreadDuring(
                        () -> assertThat(pools.capacity.claims(of)).hasSize(16)))
                .hasSize(1);
        assertThat(statements.ofThisThreadDuring(
                        () -> assertThat(pools.capacity.ahead(of)).hasSize(14)))
                .hasSize(1);
        assertThat(statements.ofThisThreadDuring(() -> assertThat(pools.capacity.pools(List.of(one, other, Ids.next())))
                        .hasSize(2)))
                .hasSize(1);
        Set<ClaimState> live = Set.of(ClaimState.HELD, ClaimState.OFFERED, ClaimState.WAITING);
        List<Claim> page = pools.capacity.page(one, live, 0, 3);
        assertThat(page).extracting(Claim::holder).containsExactly(1L, 2L, 3L);
        assertThat(pools.capacity.page(one, live, page.get(2).seq(), 10))
                .extracting(Claim::holder)
                .containsExactly(4L, 5L, 6L, 7L, 8L);
        assertThat(pools.capacity.page(one, Set.of(ClaimState.HELD), 0, 10)).hasSize(1);
    }

    @Test
    void nothingIsChangedOutsideATransaction() {
        long pool = pools.open(TestPools.terms(1, 0));

        assertThatThrownBy(() -> running.claim(pool, 11, 11, List.of(0)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> pools.claim(Ids.next(), 11)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onePoolThatFailsKeepsNoOtherFromItsTurn() {
        long broken = Ids.next();
        TestPools theirs = new TestPools(context, event -> {
            if (((ClaimsMoved) event).pool() == broken) {
                throw new IllegalStateException("as if a listener failed");
            }
        });
        Terms terms = new Terms(List.of(0), null, null, theirs.in(Duration.ofMinutes(1)), TestPools.OFFER, null);
        theirs.transactions.executeWithoutResult(status -> theirs.capacity.open(new NewPool(broken, "test", terms)));
        long sound = theirs.open(terms);
        theirs.claim(broken, 11);
        theirs.claim(sound, 11);

        theirs.clock.advance(Duration.ofMinutes(1));
        theirs.rounds.round();

        assertThat(theirs.stateOf(sound, 11)).isEqualTo(ClaimState.UNMET);
        assertThat(theirs.stateOf(broken, 11)).isEqualTo(ClaimState.WAITING);
        theirs.assertSound(broken);
    }

    @Test
    void timePassesByItselfWhileTheApplicationRuns() {
        long pool = Ids.next();
        Terms terms = new Terms(List.of(1), null, null, null, Duration.ofSeconds(1), null);
        pools.transactions.executeWithoutResult(status -> {
            running.open(new NewPool(pool, "test", terms));
            List.of(11, 12, 13).forEach(it -> running.claim(pool, it, it, List.of(0)));
            running.release(pool, 11);
        });

        await().atMost(Duration.ofSeconds(20)).until(() -> pools.stateOf(pool, 13) == ClaimState.LAPSED);

        assertThat(Objects.requireNonNull(running.claims(pool, List.of(12L)).get(12L))
                        .state())
                .isEqualTo(ClaimState.LAPSED);
    }
}
