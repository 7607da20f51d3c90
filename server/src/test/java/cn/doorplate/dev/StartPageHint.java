package cn.doorplate.dev;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in the log, once all is up, where to go. */
@Component
@Profile("demo")
class StartPageHint {

    private static final Logger log = LoggerFactory.getLogger(StartPageHint.class);

    private final Environment environment;

    StartPageHint(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        String port = environment.getProperty("local.server.port", "8080");
        log.info("\n{}", box(lines(StartPageAddresses.all(), port)));
    }

    static List<String> lines(List<String> hosts, String port) {
        List<String> lines = new ArrayList<>();
        lines.add("数字门牌 Doorplate 已启动 is running");
        lines.add("");
        lines.add("本机打开    here    http://localhost:" + port + "/");
        for (String host : hosts) {
            if (!host.equals("localhost")) {
                lines.add("同一 Wi-Fi  phones  http://" + host + ":" + port + "/");
            }
        }
        lines.add("停止        stop    Ctrl-C");
        return lines;
    }

    static String box(List<String> lines) {
        int width = lines.stream().mapToInt(StartPageHint::width).max().orElse(0);
        StringBuilder box = new StringBuilder("┌" + "─".repeat(width + 4) + "┐\n");
        for (String line : lines) {
            box.append("│  ")
                    .append(line)
                    .append(" ".repeat(width - width(line)))
                    .append("  │\n");
        }
        return box.append("└").append("─".repeat(width + 4)).append("┘").toString();
    }

    /** In columns of a terminal: a Chinese character takes two. */
    private static int width(String line) {
        return line.chars().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }
}
