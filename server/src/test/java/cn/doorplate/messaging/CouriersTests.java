package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CouriersTests {

    @Test
    void aProviderThatHangsHoldsUpNoOtherChannel() throws Exception {
        Couriers couriers = new Couriers();
        CountDownLatch over = new CountDownLatch(1);
        Runnable hangs = () -> {
            try {
                assertThat(over.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        CompletableFuture<Void> weChat =
                CompletableFuture.runAsync(() -> couriers.all(DeliveryChannel.WECHAT, Collections.nCopies(100, hangs)));
        CountDownLatch sent = new CountDownLatch(1);

        CompletableFuture<Void> sms =
                CompletableFuture.runAsync(() -> couriers.all(DeliveryChannel.SMS, List.of(sent::countDown)));

        assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
        sms.join();
        assertThat(weChat).isNotDone();
        over.countDown();
        weChat.join();
        couriers.destroy();
    }
}
