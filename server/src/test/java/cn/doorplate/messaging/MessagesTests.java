package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.Scope;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whatever a module tells somebody lies in their inbox with the commit, once, and nowhere in clear. */
@NullUnmarked // what is null where it must not be is a failed test
class MessagesTests extends InboxFixture {

    @Autowired
    private PlaceChanges changes;

    @Test
    void liesInTheInboxWithTheCommitOfWhatCausedIt() {
        Someone wang = people.someone();

        tell(wang, saying("住址已核实"));

        assertThat(texts(wang)).containsExactly("住址已核实");
    }

    @Test
    void isSealedWithThePersonsKey() {
        Someone wang = people.someone();

        tell(wang, saying("只给一个人看"));

        byte[] sealed =
                jdbc.queryForObject("select own_sealed from message where person_id = ?", byte[].class, wang.id());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String("只给一个人看".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        keys.destroy(wang.id());
        assertThat(texts(wang)).isEmpty();
    }

    @Test
    void leavesNothingOfATransactionThatIsRolledBack() {
        Someone wang = people.someone();
        long before = head(wang);

        transactions.executeWithoutResult(status -> {
            messages.send(wang.id(), saying("不会发生"));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    messages.send(wang.id(), saying("也不会发生"));
                    throw new IllegalStateException("as planned");
                }))
                .hasMessage("as planned");

        assertThat(count("select count(*) from message where person_id = ?", wang.id()))
                .isZero();
        assertThat(head(wang)).isEqualTo(before);
        tell(wang, saying("之后的"));
        assertThat(texts(wang)).containsExactly("之后的");
    }

    @Test
    void isTakenOnlyInsideATransaction() {
        Someone wang = people.someone();

        assertThatThrownBy(() -> messages.send(wang.id(), saying("没有事务")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void writesWhatATransactionSendsAtOnce() {
        List<Someone> few = Stream.generate(people::someone).limit(2).toList();
        List<Someone> many = Stream.generate(people::someone).limit(60).toList();

        List<String> ofFew = statements.ofThisThreadDuring(() -> tellEach(few));
        List<String> ofMany = statements.ofThisThreadDuring(() -> tellEach(many));

        assertThat(ofMany).hasSameSizeAs(ofFew).hasSizeLessThanOrEqualTo(6);
        assertThat(many).allSatisfy(someone -> assertThat(texts(someone)).hasSize(1));
    }

    private void tellEach(List<Someone> all) {
        transactions.executeWithoutResult(status -> all.forEach(someone -> messages.send(someone.id(), saying("给您"))));
    }

    @Test
    void writesMoreThanAThousandOfOneTransactionToo() {
        Someone wang = people.someone();
        List<Long> others =
                Stream.generate(people::someone).limit(30).map(Someone::id).toList();

        transactions.executeWithoutResult(status -> IntStream.range(0, 1_205).forEach(i -> {
            messages.send(wang.id(), saying("第" + i + "条"));
            messages.send(others.get(i % others.size()), saying("别人的"));
        }));

        assertThat(count("select count(*) from message where person_id = ?", wang.id()))
                .isEqualTo(1_205);
        assertThat(texts(wang).get(0)).as("in the order of sending").isEqualTo("第1204条");
    }

    @Test
    void tellsAPersonOfACauseOnce() {
        Someone wang = people.someone();
        Someone li = people.someone();
        Outgoing first = saying("一次");

        tell(wang, first, first);
        tell(wang, first);
        tell(li, first);

        assertThat(texts(wang)).containsExactly("一次");
        assertThat(texts(li)).containsExactly("一次");
    }

    @Test
    void tellsOfACauseOnceThoughManySendItAtTheSameMoment() {
        Someone wang = people.someone();
        Outgoing same = saying("一次");

        inParallel(8, number -> tell(wang, same, saying("第" + number + "个")));

        assertThat(texts(wang)).hasSize(9).containsOnlyOnce("一次");
    }

    @Test
    void passesOverWhoHasLeftAndWhoHasNoKeyAndTellsTheOthers() {
        Someone closed = people.someone();
        jdbc.update("update person set status = 'CLOSED' where id = ?", closed.id());
        Someone keyless = people.someone();
        keys.destroy(keyless.id());
        Someone wang = people.someone();

        transactions.executeWithoutResult(status -> Stream.of(closed.id(), keyless.id(), wang.id(), Ids.next())
                .forEach(person -> messages.send(person, saying("在的人"))));

        assertThat(texts(wang)).containsExactly("在的人");
        assertThat(count("select count(*) from message where person_id in (?, ?)", closed.id(), keyless.id()))
                .isZero();
    }

    @Test
    void isNotLostWhenItIsSentInAnothersLastStep() {
        Someone alone = people.someone();
        Someone late = people.someone();
        Someone early = people.someone();

        transactions.executeWithoutResult(status -> inTheLastStep(alone, "只在最后一步"));
        transactions.executeWithoutResult(status -> {
            messages.send(early.id(), saying("先发的"));
            inTheLastStep(late, "最后一步又发的");
        });

        assertThat(texts(alone)).containsExactly("只在最后一步");
        assertThat(texts(early)).containsExactly("先发的");
        assertThat(texts(late)).containsExactly("最后一步又发的");
    }

    private void inTheLastStep(Someone someone, String text) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                messages.send(someone.id(), saying(text));
            }
        });
    }

    @Test
    void sendersNeverEndEachOtherWhateverTheOrder() {
        List<Someone> all = Stream.generate(people::someone).limit(40).toList();

        inParallel(
                8,
                number -> IntStream.range(0, 10).forEach(round -> {
                    List<Someone> shuffled = new ArrayList<>(all);
                    Collections.shuffle(shuffled, new Random(number * 100L + round));
                    transactions.executeWithoutResult(status -> {
                        if (number % 2 == 0) {
                            changes.changed(Scope.building(Ids.next()));
                        }
                        shuffled.subList(0, 20).forEach(someone -> messages.send(someone.id(), saying("快")));
                        changes.changed(Scope.building(Ids.next()));
                    });
                }));

        Object[] ids = all.stream().map(Someone::id).toArray();
        assertThat(count("select count(*) from message where person_id in (" + "?,".repeat(ids.length - 1) + "?)", ids))
                .isEqualTo(8 * 10 * 20);
    }

    @Test
    void whatWasSeenElsewhereCountsAsRead() {
        Someone wang = people.someone();
        Someone li = people.someone();
        Someone zhao = people.someone();
        long notice = Ids.next();
        for (Someone someone : List.of(wang, li, zhao)) {
            tell(someone, about(notice, MessageKind.NOTICE, "通知"), about(Ids.next(), MessageKind.NOTICE, "另一则"));
        }

        transactions.executeWithoutResult(status -> messages.readAbout(List.of(wang.id(), zhao.id()), notice));

        assertThat(inbox(wang, "unread").path("unread").asInt()).isEqualTo(1);
        assertThat(inbox(zhao, "unread").path("unread").asInt()).isEqualTo(1);
        assertThat(inbox(li, "unread").path("unread").asInt()).isEqualTo(2);
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertThatThrownBy(() -> saying("长".repeat(301))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outgoing(MessageKind.ROLE, "cause", "题".repeat(51), "内容", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outgoing(MessageKind.ROLE, "cause", "两\n行", "内容", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outgoing(MessageKind.ROLE, "原因", "题", "内容", null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheLongestTextWhateverItsCharacters() {
        Someone wang = people.someone();
        String longest = "𠮷".repeat(300);

        tell(wang, new Outgoing(MessageKind.ROLE, "c".repeat(64), "𠮷".repeat(50), longest, null, null));

        assertThat(texts(wang)).containsExactly(longest);
    }

    private long head(Someone someone) {
        return jdbc.queryForObject(
                "select coalesce(max(seq), 0) from message where person_id = ?", Long.class, someone.id());
    }

    private static void inParallel(int many, IntConsumer work) {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            CompletableFuture.allOf(IntStream.range(0, many)
                            .mapToObj(number -> CompletableFuture.runAsync(() -> work.accept(number), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }
}
