package cn.doorplate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What stands when no command is named. A command of two words, as in {@code import regions}, is put under its first. */
@Command(
        name = "doorplate",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class,
        description = {
            "数字门牌。不带命令时启动服务器；带命令时执行命令后退出。",
            "Doorplate. Without a command the server starts; with one, the command is run."
        },
        footer = {
            "",
            "数据库 database: --spring.datasource.url=jdbc:mysql://… --spring.datasource.username=…，或环境变量"
                    + " SPRING_DATASOURCE_URL 等 (or environment variables)"
        })
final class CommandRoot {

    /** Puts a command where its name says. */
    static void add(CommandLine root, String name, Object command) {
        String[] words = name.split(" ", 2);
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().mixinStandardHelpOptions(true);
        if (words.length == 1) {
            line.getCommandSpec().name(name);
            root.addSubcommand(name, line);
            return;
        }
        line.getCommandSpec().name(words[1]);
        group(root, words[0]).addSubcommand(words[1], line);
    }

    private static CommandLine group(CommandLine root, String name) {
        CommandLine there = root.getSubcommands().get(name);
        if (there != null) {
            return there;
        }
        CommandLine.Model.CommandSpec spec =
                CommandLine.Model.CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        CommandLine group = new CommandLine(spec);
        root.addSubcommand(name, group);
        return group;
    }
}
