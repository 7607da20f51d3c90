package cn.doorplate.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.media.content.Contents;
import cn.doorplate.media.content.SampleFiles;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Secrets;
import graphql.GraphQLContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The life of a file, from row to row: claimed, released, forgotten; on disk and in S3. */
@IntegrationTest
@ParameterizedClass
@EnumSource(Stores.class)
class MediaLifeTests {

    @Parameter
    @SuppressWarnings("NullAway.Init")
    Stores kind;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Statements statements;

    @Autowired
    MediaMapper rows;

    @Autowired
    MediaFiles proxied;

    @Autowired
    MediaLinks links;

    @Autowired
    MessageSource messages;

    @Autowired
    MediaSettings settings;

    @Autowired
    Secrets secrets;

    @Autowired
    Viewers viewers;

    @Autowired
    PlacePaths paths;

    @Autowired
    Clock clock;

    @SuppressWarnings("NullAway.Init")
    Faulty store;

    @SuppressWarnings("NullAway.Init")
    MediaFiles files;

    @SuppressWarnings("NullAway.Init")
    MediaBroom broom;

    @SuppressWarnings("NullAway.Init")
    MediaOrphans orphans;

    private final long owner = Ids.next();
    private final String claim = "case:" + Ids.next();

    @BeforeEach
    void open() {
        store = new Faulty(kind.fresh());
        MediaShelf shelf = new MediaShelf(store, messages);
        MediaIntake intake = new MediaIntake(rows, shelf, new Contents(2), clock);
        files = new MediaFiles(rows, shelf, intake, links, new MediaClaims(rows, clock));
        orphans = new MediaOrphans(store, rows, secrets);
        broom = new MediaBroom(rows, shelf, orphans, settings);
    }

    /** A store that fails when it is told to. */
    private static final class Faulty implements Store {

        private final Store real;
        boolean full;
        boolean stuck;

        Faulty(Store real) {
            this.real = real;
        }

        @Override
        public void put(String name, byte[] bytes) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            real.put(name, bytes);
        }

        @Override
        public InputStream open(String name) throws IOException {
            return real.open(name);
        }

        @Override
        public void remove(String name) throws IOException {
            if (stuck) {
                throw new IOException("Input/output error");
            }
            real.remove(name);
        }

        @Override
        public void list(Instant before, Consumer<List<String>> some) throws IOException {
            real.list(before, some);
        }
    }

    @Test
    void keepsWhatWeMadeAndGivesItBack() throws IOException {
        // Made twice, it could carry two times.
        byte[] sent = SampleFiles.xlsx();
        Media workbook = files.store(owner, sent);
        assertThat(workbook.kind()).isEqualTo(MediaKind.WORKBOOK);
        try (InputStream in = files.open(workbook.id())) {
            assertThat(in.readAllBytes()).isEqualTo(sent);
        }
        assertThat(files.find(workbook.id())).contains(workbook);
        assertThat(files.urlOf(workbook)).contains("/media/" + workbook.id() + "/original?");
        assertThatExceptionOfType(Denied.class).isThrownBy(() -> files.open(Ids.toOpaque(Ids.next())));
        assertThat(files.find("nonsense!")).isEmpty();
    }

    @Test
    void letsAFileBelongToOneThingOfItsSenderOnly() {
        Media media = files.store(owner, SampleFiles.jpeg());
        assertDeclined(() -> files.claim(media.id(), Ids.next(), claim, "photos"));
        assertDeclined(() -> files.claim(Ids.toOpaque(Ids.next()), owner, claim, "photos"));
        assertDeclined(() -> files.claim("nonsense!", owner, claim, "photos"));
        Media claimed = transaction.execute(status -> files.claim(media.id(), owner, claim, "photos"));
        assertThat(claimed).extracting(Media::claim).isEqualTo(claim);
        assertDeclined(() -> files.claim(media.id(), owner, "case:other", "photos"));
        assertThat(files.claimedBy(List.of(claim, "case:none"))).isEqualTo(Map.of(claim, List.of(claimed)));
    }

    @Test
    void whatIsEditedKeepsItsFilesAndTakesNoneOfAnothers() {
        Media own = files.store(owner, SampleFiles.jpeg());
        Media workbook = files.store(owner, SampleFiles.xlsx());
        Media anothers = files.store(Ids.next(), SampleFiles.jpeg());
        transaction.executeWithoutResult(status ->
                files.attaching(claim, owner, CommonErrorCode.CONFLICT).picture(own.id(), "cover"));

        transaction.executeWithoutResult(status -> {
            MediaAttaching again = files.attaching(claim, owner, CommonErrorCode.CONFLICT);
            assertThat(again.picture(own.id(), "cover").claim()).isEqualTo(claim);
            assertThat(again.file(workbook.id(), "files[0]")).isEqualTo(again.file(workbook.id(), "files[1]"));
            for (String unfit : List.of(anothers.id(), workbook.id(), "nonsense!")) {
                assertThatExceptionOfType(Declined.class)
                        .isThrownBy(() -> again.picture(unfit, "cover"))
                        .satisfies(declined -> assertThat(declined.reasons())
                                .containsExactly(new Declined.Reason(CommonErrorCode.CONFLICT, "cover", List.of())));
            }
        });
        assertThat(files.claimedBy(List.of(claim)).get(claim))
                .extracting(Media::id)
                .containsExactly(own.id(), workbook.id());
    }

    @Test
    void claimsWithinTheCallersTransactionAndNotWithout() {
        Media media = files.store(owner, SampleFiles.jpeg());
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> proxied.claim(media.id(), owner, claim, "photos"));
        transaction.executeWithoutResult(status -> {
            proxied.claim(media.id(), owner, claim, "photos");
            status.setRollbackOnly();
        });
        assertThat(files.claimedBy(List.of(claim))).isEmpty();
    }

    @Test
    void claimsNineByAsManyStatementsAsOne() {
        List<String> nine = stored(9);
        List<String> one = stored(1);
        List<Media> claimed = new ArrayList<>();

        List<String> sent = statements.ofThisThreadDuring(() -> claimed.addAll(claimAll(nine)));
        List<String> sentForOne = statements.ofThisThreadDuring(() -> claimAll(one));

        assertThat(claimed).extracting(Media::id).containsExactlyElementsOf(nine);
        assertThat(claimed).extracting(Media::claim).containsOnly(claim);
        assertThat(files.claimedBy(List.of(claim)).get(claim))
                .extracting(Media::id)
                .containsAll(nine)
                .containsAll(one)
                .hasSize(10);
        assertThat(sent).hasSize(2);
        assertThat(sentForOne).hasSize(2);
    }

    @Test
    void claimsWhatIsNamedTwiceOnceAndNothingWhereNothingIsNamed() {
        List<String> two = stored(2);

        assertThat(claimAll(List.of(two.get(1), two.get(0), two.get(1))))
                .extracting(Media::id)
                .containsExactly(two.get(1), two.get(0));
        assertThat(claimAll(List.of())).isEmpty();
        assertDeclinedAt(() -> claimAll(two), "photos[0]", "photos[1]");
    }

    @Test
    void claimsNoneWhereOneIsNotThereToClaim() {
        List<String> mine = stored(2);
        Media theirs = files.store(Ids.next(), SampleFiles.jpeg());
        Media taken = files.store(owner, SampleFiles.jpeg());
        transaction.executeWithoutResult(status -> files.claim(taken.id(), owner, "case:other", "photos"));

        assertDeclinedAt(() -> claimAll(List.of(mine.get(0), theirs.id(), mine.get(1))), "photos[1]");
        assertDeclinedAt(
                () -> claimAll(List.of(mine.get(0), taken.id(), Ids.toOpaque(Ids.next()))), "photos[1]", "photos[2]");
        assertDeclinedAt(() -> claimAll(List.of("nonsense!", mine.get(0))), "photos[0]");
        assertDeclinedAt(() -> claimAll(List.of("nonsense!")), "photos[0]");

        assertThat(claimAll(mine)).hasSize(2);
        assertThat(files.find(taken.id()).orElseThrow().claim()).isEqualTo("case:other");
    }

    @Test
    void oneOfTwoWhoClaimTheSameAtOnceHasItAndTheOtherNothingAtAll() throws Exception {
        List<String> five = stored(5);
        String another = "case:" + Ids.next();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> waiting = transaction.execute(status -> {
                claimAll(five.subList(0, 3));
                List<String> some = List.of(five.get(4), five.get(3), five.get(2));
                Future<?> second = other.submit(() ->
                        transaction.executeWithoutResult(theirs -> files.claimAll(some, owner, another, "photos")));
                await().until(this::isSomebodyWaitingForARow);
                return second;
            });
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> Objects.requireNonNull(waiting).get())
                    .withCauseInstanceOf(Declined.class)
                    .satisfies(e -> assertThat(((Declined) Objects.requireNonNull(e.getCause())).reasons())
                            .containsExactly(new Declined.Reason(CommonErrorCode.NOT_FOUND, "photos[2]", List.of())));
        } finally {
            other.shutdown();
        }
        assertThat(files.claimedBy(List.of(claim, another))).containsOnlyKeys(claim);
        assertThat(claimAll(five.subList(3, 5))).hasSize(2);
    }

    private boolean isSomebodyWaitingForARow() {
        Integer waiting = jdbc.queryForObject(
                "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'", Integer.class);
        return waiting != null && waiting > 0;
    }

    private List<String> stored(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> files.store(owner, SampleFiles.jpeg()).id())
                .toList();
    }

    private List<Media> claimAll(List<String> ids) {
        return Objects.requireNonNull(transaction.execute(status -> files.claimAll(ids, owner, claim, "photos")));
    }

    private void assertDeclinedAt(Runnable claiming, String... fields) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(claiming::run)
                .satisfies(e -> assertThat(e.reasons())
                        .containsExactlyElementsOf(Arrays.stream(fields)
                                .map(field -> new Declined.Reason(CommonErrorCode.NOT_FOUND, field, List.of()))
                                .toList()));
    }

    @Test
    void showsAClaimedFileToWhomItsThingKnows() {
        TestPeople people = new TestPeople(jdbc, paths);
        TestPeople.Someone friend = people.someone();
        MediaAudience cases = new MediaAudience() {

            @Override
            public String prefix() {
                return "case";
            }

            @Override
            public boolean maySee(Viewer viewer, Media media, String what) {
                return what.equals(claim) && viewer.personId() == friend.id();
            }
        };
        MediaSight sight = new MediaSight(
                new StaticListableBeanFactory(Map.of("cases", cases)).getBeanProvider(MediaAudience.class), viewers);
        Media claimed = media("case", claim);
        assertThat(sight.allows(claimed, as(friend))).isTrue();
        assertThat(sight.allows(claimed, as(people.someone()))).isFalse();
        assertThat(sight.allows(media("x", claim.replace("case", "cases")), as(friend)))
                .isFalse();
        assertThat(sight.allows(claimed, GraphQLContext.newContext().build())).isFalse();
        // One request, two things: what was said of one does not hold for the other.
        GraphQLContext context = as(friend);
        assertThat(sight.allows(claimed, context)).isTrue();
        assertThat(sight.allows(media("case", "case:other"), context)).isFalse();
    }

    @Test
    void forgetsAfterADayWhatNothingClaimed() throws IOException {
        Media lost = files.store(owner, SampleFiles.jpeg());
        Media kept = files.store(owner, SampleFiles.jpeg());
        transaction.executeWithoutResult(status -> files.claim(kept.id(), owner, claim, "photos"));
        String lostFile = fileOf(lost);
        broom.round(clock.instant().plus(Duration.ofHours(23)));
        assertThat(files.find(lost.id())).isPresent();
        broom.round(clock.instant().plus(Duration.ofHours(25)));
        assertThat(files.find(lost.id())).isEmpty();
        assertThat(countOf(lost)).isZero();
        assertThat(isThere(lostFile)).isFalse();
        assertThat(isThere(lostFile + "-t")).isFalse();
        assertThat(files.find(kept.id())).isPresent();
        assertThat(isThere(fileOf(kept))).isTrue();
    }

    @Test
    void forgetsWhatWasReleased() throws IOException {
        Media media = files.store(owner, SampleFiles.jpeg());
        String file = fileOf(media);
        transaction.executeWithoutResult(status -> {
            files.claim(media.id(), owner, claim, "photos");
            files.release(claim);
        });
        assertThat(files.find(media.id())).isEmpty();
        broom.round(clock.instant());
        assertThat(countOf(media)).isZero();
        assertThat(isThere(file)).isFalse();
        Media other = files.store(owner, SampleFiles.jpeg());
        transaction.executeWithoutResult(status -> files.releaseAllOf(owner));
        assertThat(files.find(other.id())).isEmpty();
    }

    @Test
    void leavesNothingForeverWhereAServerDied() throws IOException {
        // Died between row and file, or the disk was full.
        store.full = true;
        assertThatExceptionOfType(cn.doorplate.shared.Unavailable.class)
                .isThrownBy(() -> files.store(owner, SampleFiles.jpeg()));
        store.full = false;
        // Died between the row's last word and the file's end.
        Media half = files.store(owner, SampleFiles.jpeg());
        String file = fileOf(half);
        transaction.executeWithoutResult(status -> files.releaseAllOf(owner));
        store.stuck = true;
        broom.round(clock.instant());
        assertThat(countOf(half)).isOne();
        store.stuck = false;
        broom.round(clock.instant().plus(Duration.ofHours(25)));
        assertThat(isThere(file)).isFalse();
        assertThat(jdbc.queryForObject("select count(*) from media where owner_id = ?", Integer.class, owner))
                .isZero();
    }

    @Test
    void sweepsFilesWithoutRowsFromItsOwnStoreAlone() throws IOException {
        String orphan = UUID.randomUUID().toString().replace("-", "");
        String foreign = "somebody-elses-file";
        store.put(orphan, new byte[10]);
        store.put(orphan + "-t", new byte[10]);
        store.put(foreign, new byte[10]);
        Media known = files.store(owner, SampleFiles.jpeg());
        orphans.sweep(Instant.now().minus(Duration.ofHours(1)));
        assertThat(isThere(orphan)).isTrue();
        store.put("owner", new byte[] {1});
        orphans.sweep(Instant.now().plus(Duration.ofHours(1)));
        assertThat(isThere(orphan)).isTrue();
        store.remove("owner");
        orphans.sweep(Instant.now().plus(Duration.ofHours(1)));
        assertThat(isThere(orphan)).isFalse();
        assertThat(isThere(orphan + "-t")).isFalse();
        assertThat(isThere(foreign)).isTrue();
        assertThat(isThere(fileOf(known))).isTrue();
        assertThat(isThere(fileOf(known) + "-t")).isTrue();
    }

    @Test
    void leavesItToTheServerThatIsAtIt() {
        Media lost = files.store(owner, SampleFiles.jpeg());
        Instant later = clock.instant().plus(Duration.ofHours(25));
        assertThat(rows.lease("another", later, later.plus(Duration.ofMinutes(10))))
                .isOne();
        try {
            broom.round(later.plus(Duration.ofMinutes(9)));
            assertThat(countOf(lost)).isOne();
            broom.round(later.plus(Duration.ofMinutes(11)));
            assertThat(countOf(lost)).isZero();
        } finally {
            jdbc.update("update media_broom set leased_until = '2026-01-01'");
        }
    }

    private Media media(String prefix, String what) {
        return new Media(prefix, MediaKind.PICTURE, 1, 1, 1, owner, what);
    }

    private static GraphQLContext as(TestPeople.Someone someone) {
        GraphQLContext context = GraphQLContext.newContext().build();
        new Credential(someone.token()).putInto(context);
        return context;
    }

    private void assertDeclined(Runnable claiming) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> claiming.run()))
                .satisfies(e -> assertThat(e.reasons())
                        .containsExactly(new Declined.Reason(CommonErrorCode.NOT_FOUND, "photos", List.of())));
    }

    private String fileOf(Media media) {
        List<String> names = new ArrayList<>(jdbc.queryForList(
                "select file_name from media where id = ?", String.class, Ids.fromOpaque(media.id())));
        return names.get(0);
    }

    private int countOf(Media media) {
        return jdbc.queryForList("select id from media where id = ?", Ids.fromOpaque(media.id()))
                .size();
    }

    private boolean isThere(String name) throws IOException {
        try (InputStream in = store.open(name)) {
            return in.read() >= 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
