package cn.doorplate.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something at the same moment. */
final class AtOnce {

    private AtOnce() {}

    /** What came of it for each of so many, who are numbered from 0. */
    static <T> List<T> all(int many, IntFunction<T> work) {
        ExecutorService people = Executors.newFixedThreadPool(many);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> under = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int one = i;
                under.add(people.submit(() -> {
                    start.await();
                    return work.apply(one);
                }));
            }
            start.countDown();
            List<T> done = new ArrayList<>();
            for (Future<T> one : under) {
                done.add(one.get());
            }
            return done;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            people.shutdown();
        }
    }
}
