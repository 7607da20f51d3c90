package cn.doorplate.privacy;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keys check}. */
@Component
@Command(
        name = "keys check",
        description = {
            "核对给出的密钥是不是这个数据库用的那些，每把主密钥还有多少人在用；不改动任何数据。",
            "Checks that the keys given are those of this database, and says how many persons are under each master key. Changes nothing."
        })
class CheckKeys implements Callable<Integer> {

    private final ObjectProvider<KeyMarks> marks;
    private final ObjectProvider<PersonKeyMapper> keys;
    private final ObjectProvider<MasterKeys> masterKeys;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CheckKeys(
            ObjectProvider<KeyMarks> marks,
            ObjectProvider<PersonKeyMapper> keys,
            ObjectProvider<MasterKeys> masterKeys) {
        this.marks = marks;
        this.keys = keys;
        this.masterKeys = masterKeys;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<String> problems = marks.getObject().problems();
            boolean opens = true;
            for (String id : keys.getObject().masterKeysInUse()) {
                opens &= tell(id);
            }
            problems.forEach(out::println);
            boolean whole = opens && problems.isEmpty();
            out.println(whole ? "密钥齐全、相符 (the keys fit)" : "密钥不全或不相符 (the keys do not fit)");
            return whole ? 0 : 1;
        } catch (MasterKeyProblem e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    /** Whether it opens what it should: one person's key that lies under it. */
    private boolean tell(String id) {
        PersonKeyRow one = keys.getObject().oneUnder(id);
        String found = "未配置 (not given)";
        if (masterKeys.getObject().knows(id)) {
            found = one == null || opens(one) ? "可以打开 (opens)" : "打不开 (does not open)";
        }
        spec.commandLine()
                .getOut()
                .printf("主密钥 %s：%,d 人的密钥由它封装，%s%n", id, keys.getObject().countUnder(id), found);
        return found.startsWith("可以");
    }

    private boolean opens(PersonKeyRow row) {
        try {
            masterKeys.getObject().unwrap(row.masterKeyId(), row.personId(), row.wrapped());
            return true;
        } catch (IllegalStateException other) {
            return false;
        }
    }
}
