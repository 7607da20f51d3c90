package cn.doorplate.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/**
 * The command line of the jar. A module contributes a command as a bean with picocli's {@code @Command}, named by one word
 * or two. The application is started for it without a web server, and lazily: what the command does not use (Redis,
 * schedules, for a mere {@code --help} even the database) is not touched; where the database is, it is migrated first.
 */
public final class Commands {

    private static final Set<String> HELP = Set.of("--help", "-h", "--version", "-V");

    /**
     * Nothing is logged, for a person reads: what goes wrong is said in words. No metrics of the pool, which would wake the
     * database.
     */
    private static final Map<String, String> QUIET = Map.of(
            "spring.main.banner-mode", "off",
            // An operator waits for as long as it takes.
            "spring.datasource.hikari.data-source-properties.socketTimeout", "0",
            "spring.main.log-startup-info", "false",
            "logging.structured.format.console", "",
            "logging.level.root", "off",
            "spring.autoconfigure.exclude",
                    "org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration");

    private Commands() {}

    /** Whether the arguments name a command or ask for help; if not, they are the server's. */
    public static boolean isNamedBy(String[] args) {
        return args.length > 0 && (!args[0].startsWith("-") || HELP.contains(args[0]));
    }

    /**
     * Runs the command that the arguments name. Properties of Spring, as in {@code --spring.datasource.url=…}, may stand
     * anywhere among them.
     *
     * @return the exit code: 0 when done, 1 when it could not be, 2 when there is no such command or argument
     */
    public static int run(Class<?> application, String... args) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try (ConfigurableApplicationContext context = start(application, args)) {
            return lineOf(context, err)
                    .execute(Arrays.stream(args)
                            .filter(argument -> !isProperty(argument))
                            .toArray(String[]::new));
        } catch (RuntimeException e) {
            err.println(FailureText.of(e));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static ConfigurableApplicationContext start(Class<?> application, String[] args) {
        List<String> properties = new ArrayList<>();
        for (String argument : args) {
            if (isProperty(argument)) {
                properties.add(argument);
            }
        }
        QUIET.forEach((name, value) -> {
            if (properties.stream().noneMatch(given -> given.startsWith("--" + name + "="))) {
                properties.add("--" + name + "=" + value);
            }
        });
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.addInitializers(context -> {
            context.addBeanFactoryPostProcessor(Commands::makeLazy);
            context.getBeanFactory().registerSingleton(NothingStarts.BEAN, new NothingStarts());
        });
        return spring.run(properties.toArray(String[]::new));
    }

    /** All, where {@code spring.main.lazy-initialization} spares mappers and what checks the application before it serves. */
    private static void makeLazy(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            beans.getBeanDefinition(name).setLazyInit(true);
        }
    }

    private static CommandLine lineOf(ConfigurableApplicationContext context, PrintWriter err) {
        CommandLine root = new CommandLine(new CommandRoot());
        for (String bean : context.getBeanNamesForAnnotation(CommandLine.Command.class)) {
            CommandLine.Command command = context.findAnnotationOnBean(bean, CommandLine.Command.class);
            if (command != null) {
                CommandRoot.add(root, command.name(), context.getBean(bean));
            }
        }
        return root.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(err)
                .setParameterExceptionHandler(new UsageText())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(FailureText.of(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** Spring's properties have a dot in their name; no option of a command has. */
    private static boolean isProperty(String argument) {
        int end = argument.indexOf('=');
        return argument.startsWith("--")
                && end > 0
                && argument.substring(0, end).indexOf('.') > 0;
    }
}
