package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.doorplate.IntegrationTest;
import cn.doorplate.place.PlateCode;
import cn.doorplate.wechat.CodePicture;
import cn.doorplate.wechat.WeChat;
import cn.doorplate.wechat.WeChatFailure;
import cn.doorplate.wechat.WeChatRefused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** WeChat's codes are fetched once, a few at a time, and nobody waits long for them. */
@IntegrationTest
class MiniProgramCodesTests {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G'};

    @Autowired
    private JdbcTemplate jdbc;

    private final WeChat weChat = mock(WeChat.class);
    private final List<PlateCode> plates =
            Stream.generate(PlateCode::random).limit(40).toList();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void fetchesEachOnceAndNoMoreThanFourAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        when(weChat.miniProgramCode(any(), any())).thenAnswer(call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            now.decrementAndGet();
            return PICTURE;
        });
        MiniProgramCodes codes = codes(Duration.ofSeconds(20));

        assertThat(codes.of(plates)).hasSize(40);
        assertThat(codes(Duration.ofSeconds(20)).of(plates))
                .as("another server")
                .hasSize(40);
        plates.forEach(plate -> verify(weChat, times(1)).miniProgramCode(plate.toString(), "pages/plate/plate"));
        assertThat(most.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void aPageDoesNotWaitForAWeChatThatHangs() {
        when(weChat.miniProgramCode(any(), any())).thenAnswer(call -> {
            release.await(30, TimeUnit.SECONDS);
            return PICTURE;
        });
        long start = System.nanoTime();
        assertThat(codes(Duration.ofMillis(200)).of(plates)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void leavesAWeChatThatFailsAloneForAWhile() {
        when(weChat.miniProgramCode(any(), any())).thenThrow(new WeChatRefused(WeChatFailure.AWAY));
        MiniProgramCodes codes = codes(Duration.ofSeconds(20));
        assertThat(codes.of(plates)).isEmpty();
        assertThat(codes.of(plates)).isEmpty();
        verify(weChat, atMost(4)).miniProgramCode(any(), any());
    }

    /** Who prints the same page again while its codes come does not go without. */
    @Test
    void aSecondPageWaitsForWhatTheFirstHasAskedFor() throws Exception {
        CountDownLatch asked = new CountDownLatch(4);
        when(weChat.miniProgramCode(any(), any())).thenAnswer(call -> {
            asked.countDown();
            release.await(30, TimeUnit.SECONDS);
            return PICTURE;
        });
        MiniProgramCodes codes = codes(Duration.ofSeconds(20));
        ExecutorService pages = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> first = pages.submit(() -> codes.of(plates).size());
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Integer> second = pages.submit(() -> codes.of(plates).size());
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS));
            release.countDown();
            assertThat(first.get()).isEqualTo(40);
            assertThat(second.get()).isEqualTo(40);
        } finally {
            pages.shutdownNow();
        }
        plates.forEach(plate -> verify(weChat, times(1)).miniProgramCode(plate.toString(), "pages/plate/plate"));
    }

    @Test
    void serversThatFetchTheSameAtOnceAllKeepThem() throws Exception {
        when(weChat.miniProgramCode(any(), any())).thenReturn(PICTURE);
        ExecutorService servers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> all = Stream.generate(() -> codes(Duration.ofSeconds(20)))
                    .limit(4)
                    .map(codes -> servers.submit(() -> codes.of(plates).size()))
                    .toList();
            for (Future<Integer> each : all) {
                assertThat(each.get()).isEqualTo(40);
            }
        } finally {
            servers.shutdownNow();
        }
    }

    /** Where the picture cannot even be drawn here, the page goes without at once. */
    @Test
    void aPageDoesNotWaitForAThreadThatDied() {
        when(weChat.miniProgramCode(any(), any())).thenThrow(new UnsatisfiedLinkError("no fonts here"));
        long start = System.nanoTime();
        assertThat(codes(Duration.ofSeconds(20)).of(plates)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void keepsPicturesNoLargerThanAPrinterNeeds() throws IOException {
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1280, 1280, BufferedImage.TYPE_INT_ARGB), "png", large);
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(CodePicture.small(large.toByteArray())));
        assertThat(small.getWidth()).isEqualTo(640);
        assertThat(CodePicture.small(PICTURE)).isEqualTo(PICTURE);
    }

    private MiniProgramCodes codes(Duration wait) {
        return new MiniProgramCodes(weChat, new SheetSettings("pages/plate/plate", wait), jdbc);
    }
}
