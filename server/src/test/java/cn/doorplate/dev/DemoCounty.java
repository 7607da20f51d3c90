package cn.doorplate.dev;

import cn.doorplate.DoorplateApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Puts the demo's county into the database that the environment names, and ends: what is run once beside servers of the production
 * jar, which know no demo (deploy/compose). Their secret and keys have to be given, for what is sealed is to be read by them. What
 * is there stays as it is.
 */
public final class DemoCounty {

    private DemoCounty() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(DoorplateApplication.class)
                .profiles("dev", "demo")
                .properties(
                        "server.port=0",
                        "management.server.port=0",
                        // A report for who writes the API, which does not get along with the demo's controllers outside
                        // a test.
                        "spring.graphql.schema.inspection.enabled=false")
                .run(args)
                .close();
    }
}
