package cn.doorplate.sheet;

import cn.doorplate.place.PlateCode;
import cn.doorplate.shared.Bulkhead;
import cn.doorplate.shared.Parts;
import cn.doorplate.wechat.CodePicture;
import cn.doorplate.wechat.Respite;
import cn.doorplate.wechat.WeChat;
import cn.doorplate.wechat.WeChatRefused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * WeChat's codes for plates, each fetched once and kept. A page waits for those that are missing for a few seconds and then
 * goes without; what comes later is kept for the next page.
 */
@Component
class MiniProgramCodes implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MiniProgramCodes.class);
    private static final int AT_ONCE = 4;
    private static final int ASKED_AT_ONCE = 200;

    private final WeChat weChat;
    private final SheetSettings settings;
    private final JdbcTemplate jdbc;
    private final Map<PlateCode, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService fetching = Executors.newFixedThreadPool(AT_ONCE, MiniProgramCodes::thread);
    private final Respite respite = new Respite();

    MiniProgramCodes(WeChat weChat, SheetSettings settings, JdbcTemplate jdbc) {
        this.weChat = weChat;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** Those that there are, or come in time; none where WeChat is not configured. */
    Map<PlateCode, byte[]> of(List<PlateCode> plates) {
        Map<PlateCode, byte[]> kept = kept(plates);
        List<PlateCode> missing =
                plates.stream().filter(plate -> !kept.containsKey(plate)).toList();
        if (!missing.isEmpty() && respite.isOver()) {
            await(missing);
            kept.putAll(kept(missing));
        }
        return kept;
    }

    private Map<PlateCode, byte[]> kept(List<PlateCode> plates) {
        Map<PlateCode, byte[]> kept = new HashMap<>();
        for (List<PlateCode> part : Parts.of(plates, ASKED_AT_ONCE)) {
            String marks = "?" + ", ?".repeat(part.size() - 1);
            jdbc.query(
                    "select code, image from plate_wxcode where code in (" + marks + ")",
                    row -> {
                        kept.put(new PlateCode(row.getString(1)), row.getBytes(2));
                    },
                    part.stream().map(PlateCode::toString).toArray());
        }
        return kept;
    }

    private void await(List<PlateCode> missing) {
        Bulkhead.leave();
        CompletableFuture<?>[] all = missing.stream().map(this::begun).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).get(settings.pictureWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            long late = Arrays.stream(all).filter(code -> !code.isDone()).count();
            log.info("{} mini-program codes did not come in time", late);
        } catch (ExecutionException e) {
            log.warn("Mini-program codes could not be drawn; plates do without", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its own, or the one that another page has begun. */
    private CompletableFuture<Void> begun(PlateCode plate) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> others = underWay.putIfAbsent(plate, mine);
        if (others != null) {
            return others;
        }
        return CompletableFuture.runAsync(() -> fetch(plate), fetching).whenComplete((none, failure) -> {
            underWay.remove(plate);
            mine.complete(null);
        });
    }

    private void fetch(PlateCode plate) {
        try {
            if (respite.isOver()) {
                jdbc.update(
                        "insert ignore into plate_wxcode (code, image) values (?, ?)",
                        plate.toString(),
                        CodePicture.small(weChat.miniProgramCode(plate.toString(), settings.plateScreen())));
            }
        } catch (WeChatRefused e) {
            respite.begin();
            log.info("WeChat draws no mini-program codes now ({}); plates do without", e.why());
        } catch (RuntimeException e) {
            respite.begin();
            log.warn("A mini-program code could not be kept; plates do without", e);
        }
    }

    private static Thread thread(@Nullable Runnable work) {
        Thread thread = new Thread(work, "mini-program-codes");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void destroy() {
        fetching.shutdownNow();
    }
}
