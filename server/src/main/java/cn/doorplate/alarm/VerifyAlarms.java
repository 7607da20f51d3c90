package cn.doorplate.alarm;

import cn.doorplate.shared.Ids;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code alarms verify}. */
@Component
@Command(
        name = "alarms verify",
        description = {
            "核对每个报警的处理记录有没有被改动、删除。",
            "Verifies the history of every alarm and names those whose history is not as it was written."
        })
class VerifyAlarms implements Callable<Integer> {

    private static final int PAGE = 500;

    private final ObjectProvider<AlarmMapper> alarms;
    private final ObjectProvider<AlarmEventMapper> events;
    private final ObjectProvider<AlarmChain> chain;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VerifyAlarms(
            ObjectProvider<AlarmMapper> alarms,
            ObjectProvider<AlarmEventMapper> events,
            ObjectProvider<AlarmChain> chain) {
        this.alarms = alarms;
        this.events = events;
        this.chain = chain;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long seen = 0;
        long broken = 0;
        List<AlarmRow> page = alarms.getObject().after(0, PAGE);
        while (!page.isEmpty()) {
            seen += page.size();
            broken += tellBroken(page, out);
            page = alarms.getObject().after(page.get(page.size() - 1).id(), PAGE);
        }
        out.printf("报警 (alarms) %,d 个，记录不符的 (not as written) %,d 个%n", seen, broken);
        return broken == 0 ? 0 : 1;
    }

    private long tellBroken(List<AlarmRow> page, PrintWriter out) {
        Map<Long, List<AlarmEventRow>> histories =
                events.getObject().of(page.stream().map(AlarmRow::id).toList()).stream()
                        .collect(Collectors.groupingBy(AlarmEventRow::alarmId));
        List<AlarmRow> broken = page.stream()
                .filter(row ->
                        !chain.getObject().isWhole(histories.getOrDefault(row.id(), List.of()), row.seq(), row.head()))
                .toList();
        broken.forEach(row -> out.println("报警 " + Ids.toOpaque(row.id()) + "：处理记录与写入时不符 (not as written)"));
        return broken.size();
    }
}
