package cn.doorplate.ledger;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cases recount}. */
@Component
@Command(
        name = "cases recount",
        description = {
            "从事项的历史重新计算统计数字，与保存的数字核对，并打印不符之处；服务器不用停。",
            "Counts the figures of cases anew from their history and prints those that differ, while servers run. Ends with 1 if"
                    + " any differ and were not mended."
        })
class RecountCases implements Callable<Integer> {

    private final ObjectProvider<Recount> recount;

    @Option(
            names = "--mend",
            description = {"用重新计算的数字替换。", "Puts what was counted in the place of what differs."})
    private boolean mend;

    @Option(
            names = "--within",
            paramLabel = "CODE",
            description = {"只核对这个区划；不写则核对全部。", "Of this region alone; of all by default."})
    private @Nullable String within;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RecountCases(ObjectProvider<Recount> recount) {
        this.recount = recount;
    }

    @Override
    public Integer call() {
        Optional<SortedSet<Long>> communities = communities(recount.getObject());
        if (communities.isEmpty()) {
            spec.commandLine().getErr().println("没有这样的区划代码：" + within + " (no division code)");
            return 1;
        }
        int different = 0;
        for (long community : communities.get()) {
            different += tell(
                    mend
                            ? recount.getObject().mend(community)
                            : recount.getObject().compare(community));
        }
        String end = different == 0 ? "全部相符 (all agree)" : mend ? "已更正 (mended)" : "不符，可加 --mend 更正 (differ)";
        spec.commandLine()
                .getOut()
                .printf("社区 %,d 个，不符 %,d 处：%s%n", communities.get().size(), different, end);
        return different == 0 || mend ? 0 : 1;
    }

    private Optional<SortedSet<Long>> communities(Recount figures) {
        if (within == null) {
            return Optional.of(figures.communities(0, Long.MAX_VALUE));
        }
        return RegionCode.parse(within)
                .map(code -> figures.communities(
                        code.firstBelow(RegionLevel.COMMUNITY), code.lastBelow(RegionLevel.COMMUNITY)));
    }

    private int tell(List<Recount.Difference> differences) {
        PrintWriter out = spec.commandLine().getOut();
        differences.forEach(it -> out.printf("%s 保存 %,d，历史 %,d (kept, counted)%n", it.key(), it.kept(), it.counted()));
        return differences.size();
    }
}
