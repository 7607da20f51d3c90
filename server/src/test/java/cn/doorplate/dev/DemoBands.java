package cn.doorplate.dev;

import cn.doorplate.band.BandTown;
import cn.doorplate.dev.band.BandFleet;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The wristbands of the demo ({@code doorplate.dev.bands}, how many; none without): they are put on and send by themselves once the
 * server runs, and {@code POST /dev/bands/sos}, {@code /racing} and {@code /wandering} let that happen to one of their wearers.
 */
@Controller
@Profile("demo")
class DemoBands implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DemoBands.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** In which a heart has raced, or somebody been away, for long enough to be worth an alarm. */
    private static final int MINUTES = 3;

    private final BandTown town;
    private final int number;
    private volatile @Nullable BandFleet fleet;

    DemoBands(BandTown town, @Value("${doorplate.dev.bands:0}") int number) {
        this.town = town;
        this.number = number;
    }

    @EventListener
    void start(ServletWebServerInitializedEvent event) {
        if (number == 0 || "management".equals(event.getApplicationContext().getServerNamespace())) {
            return;
        }
        Thread thread = new Thread(() -> roam(event.getWebServer().getPort()), "demo-bands");
        thread.setDaemon(true);
        thread.start();
    }

    private void roam(int port) {
        BandFleet roaming = new BandFleet("http://127.0.0.1:" + port, town.put(number, DemoPlan.JISHAN.region()), 2, 1);
        fleet = roaming;
        roaming.roam(EVERY);
        log.info("{} wristbands are worn, each heard of every {} minutes", roaming.size(), EVERY.toMinutes());
    }

    @PostMapping("/dev/bands/{mishap}")
    ResponseEntity<Void> befall(@PathVariable String mishap) {
        BandFleet roaming = fleet;
        if (roaming == null) {
            return ResponseEntity.notFound().build();
        }
        try {
            BandFleet.Mishap what = BandFleet.Mishap.valueOf(mishap.toUpperCase(Locale.ROOT));
            roaming.strike(someone(roaming, what), what, MINUTES);
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/#bands"))
                    .build();
        } catch (IllegalArgumentException e) {
            return ResponseEntity.notFound().build();
        }
    }

    /** Who wanders has a fence that holds at any hour. */
    private static int someone(BandFleet roaming, BandFleet.Mishap what) {
        return ThreadLocalRandom.current()
                .ints(0, roaming.size())
                .filter(nth -> what != BandFleet.Mishap.WANDERING || BandTown.Fenced.of(nth) == BandTown.Fenced.ALWAYS)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void destroy() {
        BandFleet roaming = fleet;
        if (roaming != null) {
            roaming.close();
        }
    }
}
