package cn.doorplate;

import cn.doorplate.cli.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.graphql.autoconfigure.observation.GraphQlObservationAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration;
import org.springframework.modulith.Modulithic;

/** The server behind the doorplate: the web application, and its command line when a command is named. */
@SpringBootApplication(
        exclude = {
            // The module api has routes, limits and meters of its own for GraphQL.
            GraphQlWebMvcAutoConfiguration.class,
            GraphQlObservationAutoConfiguration.class
        })
@ConfigurationPropertiesScan
@Modulithic(systemName = "Doorplate", sharedModules = "shared")
public class DoorplateApplication {

    public static void main(String[] args) {
        if (Commands.isNamedBy(args)) {
            System.exit(Commands.run(DoorplateApplication.class, args));
        }
        SpringApplication.run(DoorplateApplication.class, args);
    }
}
