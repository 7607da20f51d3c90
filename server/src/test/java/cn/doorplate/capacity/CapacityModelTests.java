package cn.doorplate.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What people and time may do, in any order, comes to the same in the tables as in a model of the rules. */
@IntegrationTest
class CapacityModelTests {

    private static final int STEPS = 80;
    private static final int POOLS = 4;
    private static final List<Long> PEOPLE =
            LongStream.rangeClosed(1, 12).boxed().toList();

    @Autowired
    ApplicationContext context;

    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsDoneComesToWhatTheRulesSay(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < POOLS; i++) {
            follow(new TestPools(context), random);
        }
    }

    private void follow(TestPools pools, Random random) {
        Terms first = terms(pools, random, 1);
        PoolModel model = new PoolModel(first);
        long pool = pools.open(first);
        done.clear();
        done.add("open " + first);
        for (int i = 0; i < STEPS; i++) {
            step(pools, pool, model, random);
            assertSame(pools, pool, model);
        }
    }

    private void step(TestPools pools, long pool, PoolModel model, Random random) {
        long who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        Instant now = pools.clock.instant();
        int choice = random.nextInt(100);
        if (choice < 10) {
            crowd(pools, pool, model, random);
        } else if (choice < 45) {
            List<Integer> wanted = wanted(pools.state(pool).shares().size(), random);
            same("claim " + who + " " + wanted, claim(pools, pool, who, wanted), model.claim(now, who, wanted));
        } else if (choice < 62) {
            same("release " + who, pools.release(pool, who), model.release(now, who));
        } else if (choice < 77) {
            same("accept " + who, pools.accept(pool, who), model.accept(now, who));
        } else if (choice < 85) {
            Terms next = terms(pools, random, pools.state(pool).shares().size());
            same("change " + next, pools.change(pool, next), model.change(now, next));
        } else if (choice < 92) {
            Duration by = Duration.ofMinutes(random.nextInt(40));
            pools.clock.advance(by);
            done.add("wait " + by);
        } else if (choice < 99 || random.nextInt(4) > 0) {
            pools.settle(pool);
            model.pass(now);
            done.add("pass");
        } else {
            pools.close(pool);
            model.close();
            done.add("close");
        }
    }

    /** Some who come at once; who cannot be served together is served alone. */
    private void crowd(TestPools pools, long pool, PoolModel model, Random random) {
        Instant now = pools.clock.instant();
        int shares = pools.state(pool).shares().size();
        List<Long> people = new ArrayList<>(PEOPLE);
        Collections.shuffle(people, random);
        List<Asking> crowd = people.subList(0, 1 + random.nextInt(4)).stream()
                .map(who -> new Asking(who, who, wanted(shares, random)))
                .toList();
        boolean isNew = crowd.stream().noneMatch(it -> model.claims().containsKey(it.holder()));
        Optional<List<Claim>> real = pools.claimAll(pool, crowd);
        List<String> states = new ArrayList<>();
        for (int i = 0; i < crowd.size(); i++) {
            Asking it = crowd.get(i);
            String alone =
                    real.isPresent() ? real.get().get(i).state().name() : claim(pools, pool, it.holder(), it.shares());
            same("of a crowd " + it, alone, model.claim(now, it.holder(), it.shares()));
            states.add(alone);
        }
        boolean served = states.stream().allMatch(it -> it.equals("HELD") || it.equals("WAITING"));
        same("together " + crowd, real.isPresent(), isNew && served);
    }

    private void same(String what, Object real, Object expected) {
        done.add(what + ": " + expected);
        assertThat(real).as(() -> String.join("\n", done)).isEqualTo(expected);
    }

    private static String claim(TestPools pools, long pool, long who, List<Integer> wanted) {
        ClaimOutcome outcome = pools.claim(pool, who, wanted.toArray(Integer[]::new));
        if (outcome instanceof ClaimOutcome.Refused refused) {
            return refused.why().name();
        }
        if (outcome instanceof ClaimOutcome.Already) {
            return "ALREADY";
        }
        return (outcome instanceof ClaimOutcome.Placed ? ClaimState.HELD : ClaimState.WAITING).name();
    }

    private void assertSame(TestPools pools, long pool, PoolModel model) {
        Map<Long, PoolModel.Standing> real = pools.capacity.claims(pool, PEOPLE).values().stream()
                .collect(Collectors.toMap(Claim::holder, it -> standing(it, model)));
        assertThat(real).as(() -> String.join("\n", done)).isEqualTo(model.claims());
        assertThat(pools.happened(pool)).as(() -> String.join("\n", done)).isEqualTo(model.happened);
        pools.assertSound(pool);
    }

    /** A claim does not tell what was wanted; the lines are held against that. */
    private static PoolModel.Standing standing(Claim it, PoolModel model) {
        List<Integer> wanted = model.claims().containsKey(it.holder())
                ? model.claims().get(it.holder()).wanted()
                : List.of();
        return new PoolModel.Standing(it.holder(), wanted, it.seq(), it.state(), it.share(), it.until());
    }

    private static List<Integer> wanted(int shares, Random random) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, shares).boxed().toList());
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(shares));
    }

    private static Terms terms(TestPools pools, Random random, int shares) {
        List<Integer> places = IntStream.range(0, Math.min(3, shares + random.nextInt(2)))
                .mapToObj(i -> random.nextInt(4))
                .toList();
        return new Terms(
                places,
                random.nextInt(6) == 0 ? pools.in(Duration.ofMinutes(random.nextInt(20))) : null,
                random.nextInt(4) == 0 ? pools.in(Duration.ofMinutes(60 + random.nextInt(300))) : null,
                random.nextInt(2) == 0 ? pools.in(Duration.ofMinutes(random.nextInt(120))) : null,
                Duration.ofMinutes(1 + random.nextInt(60)),
                limit(random));
    }

    private static @Nullable Integer limit(Random random) {
        return random.nextInt(2) == 0 ? null : random.nextInt(6);
    }
}
