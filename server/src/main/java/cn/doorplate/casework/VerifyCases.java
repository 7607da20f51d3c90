package cn.doorplate.casework;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cases verify}. */
@Component
@Command(
        name = "cases verify",
        description = {
            "核对事项的登记、文字、照片和办理记录有没有被改动、删除；每道打印末尾编号，请抄存备查。",
            "Verifies the history of all cases and what was fixed at filing, their texts and photos, and names the first broken row"
                    + " of each. Note the last numbers of the lanes down elsewhere: they only ever grow."
        })
class VerifyCases implements Callable<Integer> {

    /** After so many pages of a thousand it says how far it has come. */
    private static final int PAGES = 10;

    private final ObjectProvider<CaseVerification> verification;

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            description = "从上次打印的位置接着核对。 Goes on from a position that was printed.")
    private @Nullable String after;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VerifyCases(ObjectProvider<CaseVerification> verification) {
        this.verification = verification;
    }

    @Override
    public Integer call() {
        boolean whole = cases();
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            whole &= tell(verification.getObject().lane(lane));
        }
        out().println(whole ? "全部相符 (all as written)" : "有记录与写入时不符 (not as written)");
        return whole ? 0 : 1;
    }

    private boolean cases() {
        long cases = 0;
        long events = 0;
        boolean whole = true;
        CaseErased erased = CaseErased.NOTHING;
        int pages = 0;
        Long last = after == null ? Long.valueOf(0) : Long.valueOf(Ids.fromOpaque(after));
        while (last != null) {
            CaseVerification.Page page = verification.getObject().cases(last);
            page.broken().forEach(this::tell);
            whole &= page.broken().isEmpty();
            erased = erased.and(page.erased());
            cases += page.cases();
            events += page.events();
            last = page.last();
            if (last != null && ++pages % PAGES == 0) {
                out().println("已核对到 (position) " + Ids.toOpaque(last));
            }
        }
        out().printf("事项 (cases) %,d 件，记录 (events) %,d 条%n", cases, events);
        out().printf(
                        "依规已删除 (erased as they may be)：文字 (texts) %,d 段，照片 (photos) %,d 张，人与位置 (people, places) %,d 项%n",
                        erased.texts(), erased.photos(), erased.details());
        return whole;
    }

    private void tell(CaseVerification.Broken broken) {
        out().println("编号 " + broken.number().spaced() + "，第 " + broken.fault().seq() + " 条："
                + broken.fault().why().text());
    }

    private boolean tell(CaseVerification.Lane lane) {
        CaseVerification.LaneFault fault = lane.fault();
        out().println("第 " + lane.lane() + " 道 (lane)："
                + (fault == null ? "末尾编号 " + lane.seq() : "编号 " + lane.seq() + " " + fault.text()));
        return fault == null;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
