package cn.doorplate.identity;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Outcomes;
import java.io.PrintWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code operator appoint}: the first operator, whom nobody could appoint. */
@Component
@Command(name = "operator", description = "任命系统管理员 (appoint an operator)")
class OperatorCommands {

    private final ObjectProvider<RoleHolders> holders;
    private final ObjectProvider<Appointments> appointments;
    private final ObjectProvider<TransactionTemplate> transactions;
    private final ObjectProvider<Outcomes> outcomes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    OperatorCommands(
            ObjectProvider<RoleHolders> holders,
            ObjectProvider<Appointments> appointments,
            ObjectProvider<TransactionTemplate> transactions,
            ObjectProvider<Outcomes> outcomes) {
        this.holders = holders;
        this.appointments = appointments;
        this.transactions = transactions;
        this.outcomes = outcomes;
    }

    @Command(
            description = {
                "任命系统管理员。这个人要先在小程序里登录并绑定手机号。",
                "Appoints an operator, who has to log in with the mini-program and bind their phone first."
            })
    int appoint(
            @Option(names = "--phone", required = true, paramLabel = "PHONE", description = "其绑定的手机号 (as bound)")
                    String phone,
            @Option(
                            names = "--region",
                            required = true,
                            paramLabel = "CODE",
                            description = "管理的区划代码，2 至 6 位 (the region's code: a province, city or county)")
                    String region) {
        PrintWriter err = spec.commandLine().getErr();
        RegionCode code = RegionCode.parse(region).orElse(null);
        if (code == null) {
            err.println("区划代码有误，应为 2、4 或 6 位数字 (no such code): " + region);
            return 1;
        }
        try {
            transactions
                    .getObject()
                    .executeWithoutResult(status -> appointments
                            .getObject()
                            .appointOperator(holders.getObject().byPhone(phone), code));
        } catch (Declined e) {
            e.reasons()
                    .forEach(reason ->
                            err.println(outcomes.getObject().error(reason).message()));
            return 1;
        }
        spec.commandLine().getOut().println("已任命 (appointed)");
        return 0;
    }
}
