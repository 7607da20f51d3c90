package cn.doorplate.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, and what there is instead. */
final class UsageText implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        boolean unknown = failure instanceof UnmatchedArgumentException;
        err.println((unknown ? "没有这个命令或参数：" : "参数有误：") + failure.getMessage());
        if (!line.getSubcommands().isEmpty()) {
            err.println("可用的命令 (commands): "
                    + String.join(", ", line.getSubcommands().keySet()));
        }
        String name = line.getCommandSpec().qualifiedName();
        err.println("详见 (see): " + name + " --help");
        return CommandLine.ExitCode.USAGE;
    }
}
