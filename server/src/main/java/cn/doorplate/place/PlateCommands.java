package cn.doorplate.place;

import cn.doorplate.shared.Ids;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an operator does with plates before staff do it in the mini-program. */
@Component
@Command(name = "plate", description = "发放、停用、更换门牌 (give out, revoke or replace a plate)")
class PlateCommands {

    private final ObjectProvider<Doorplates> doorplates;
    private final String publicUrl;

    @Spec
    @Nullable CommandSpec spec;

    PlateCommands(ObjectProvider<Doorplates> doorplates, @Value("${doorplate.public-url:}") String publicUrl) {
        this.doorplates = doorplates;
        this.publicUrl = publicUrl;
    }

    @Command(description = "为一栋楼（或一个单元）发一块新门牌 (give out a plate)")
    int issue(
            @Parameters(paramLabel = "BUILDING", description = "楼栋的 id (the building's id in the API)") String building,
            @Option(names = "--unit", description = "单元的 id (the unit's id)") @Nullable String unit) {
        return attempt(() -> {
            Long unitId = unit == null ? null : Ids.fromOpaque(unit);
            return told(doorplates.getObject().issue(Ids.fromOpaque(building), unitId));
        });
    }

    @Command(description = "停用一块门牌 (revoke a plate)")
    int revoke(@Parameters(paramLabel = "CODE", description = "门牌号 (the plate's code)") String code) {
        return attempt(() -> doorplates.getObject().revoke(parse(code)) ? done("已停用 (revoked)") : notInUse());
    }

    @Command(description = "发一块新门牌顶替旧的 (replace a plate)")
    int replace(@Parameters(paramLabel = "CODE", description = "旧门牌号 (the old plate's code)") String code) {
        return attempt(() -> {
            Optional<PlateCode> fresh = doorplates.getObject().replace(parse(code));
            return fresh.map(this::told).orElseGet(this::notInUse);
        });
    }

    private int attempt(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (IllegalArgumentException e) {
            err().println("门牌号或 id 有误，请核对 (no such code or id): " + e.getMessage());
            return 1;
        }
    }

    private static PlateCode parse(String code) {
        return PlateCode.parse(code).orElseThrow(() -> new IllegalArgumentException(code));
    }

    private int told(PlateCode code) {
        return done(code.spaced() + "  " + publicUrl + "/d/" + code);
    }

    private int done(String text) {
        out().println(text);
        return 0;
    }

    private int notInUse() {
        err().println("这块门牌不在用，没有改动 (not in use; nothing was changed)");
        return 1;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
