package cn.doorplate.privacy;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code privacy verify-access-log}. */
@Component
@Command(
        name = "privacy verify-access-log",
        description = {
            "核对个人信息查看记录有没有被改动；每道打印末尾编号，请抄存备查。",
            "Verifies the log of who read whose data, and names the first broken row of each lane. Note the last numbers down"
                    + " elsewhere: they only ever grow."
        })
class VerifyAccessLog implements Callable<Integer> {

    private final ObjectProvider<AccessLogCheck> check;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VerifyAccessLog(ObjectProvider<AccessLogCheck> check) {
        this.check = check;
    }

    @Override
    public Integer call() {
        boolean whole = true;
        for (int lane = 0; lane < AccessLog.LANES; lane++) {
            whole &= tell(check.getObject().check(lane));
        }
        spec.commandLine().getOut().println(whole ? "全部相符 (all as written)" : "有记录与写入时不符 (not as written)");
        return whole ? 0 : 1;
    }

    private boolean tell(AccessLogCheck.Found found) {
        PrintWriter out = spec.commandLine().getOut();
        AccessFault fault = found.fault();
        out.printf("第 %d 道 (lane)：相符 %,d 条，", found.lane(), found.rows());
        out.println(fault == null ? "末尾编号 " + found.seq() : "编号 " + found.seq() + " " + fault.text());
        return fault == null;
    }
}
