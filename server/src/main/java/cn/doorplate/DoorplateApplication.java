package cn.doorplate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The server behind the doorplate: the web application, and its command line when a command is named. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Doorplate", sharedModules = "shared")
public class DoorplateApplication {

    public static void main(String[] args) {
        SpringApplication.run(DoorplateApplication.class, args);
    }
}
