package cn.doorplate.privacy;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code privacy rotate-keys}. */
@Component
@Command(
        name = "privacy rotate-keys",
        description = {
            "把所有人的密钥改用当前主密钥封装；可随时中断后重新运行，服务器不用停。",
            "Seals the keys of all persons under the current master key. It may be stopped anywhere and run again, while servers"
                    + " run. First give every server the new key in doorplate.privacy.master-keys, then name it in"
                    + " doorplate.privacy.master-key, then run this, then take the old one out."
        })
class RotateKeys implements Callable<Integer> {

    private static final int BATCH = 500;

    private final ObjectProvider<KeyRotation> rotation;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RotateKeys(ObjectProvider<KeyRotation> rotation) {
        this.rotation = rotation;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            KeyRotation keys = rotation.getObject();
            List<String> missing = keys.missing();
            if (!missing.isEmpty()) {
                err.println("没有改动：有人的密钥由主密钥 " + String.join("、", missing)
                        + " 封装，请先配置它 (nothing was changed: these master keys are in use and not configured)");
                return 1;
            }
            rotate(keys, spec.commandLine().getOut());
            return 0;
        } catch (MasterKeyProblem e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void rotate(KeyRotation keys, PrintWriter out) {
        long all = keys.left();
        long done = 0;
        KeyRotation.Step step = keys.step(KeyRotation.START, BATCH);
        while (step.seen() > 0) {
            done += step.seen();
            out.printf("%,d / %,d%n", done, Math.max(all, done));
            step = keys.step(step.last(), BATCH);
        }
        out.printf("完成：改用当前主密钥 %,d 个，尚余 %,d 个 (done, left)%n", done, keys.left());
    }
}
