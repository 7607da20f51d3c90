package cn.doorplate.place;

import cn.doorplate.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** An integration test of places: with a clock to set, a contributor to ask, and places to stand on. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Import(PlaceTest.Beans.class)
@interface PlaceTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Beans {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        @Bean
        TestSections testSections(TransactionTemplate transaction) {
            return new TestSections(transaction);
        }

        @Bean
        TestPlaces testPlaces(JdbcTemplate jdbc, Doorplates doorplates) {
            return new TestPlaces(jdbc, doorplates);
        }
    }
}
