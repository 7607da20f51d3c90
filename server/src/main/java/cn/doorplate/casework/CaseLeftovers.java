package cn.doorplate.casework;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is only kept for a while: because something may still come, as slips, checks, and answers to checks that came too early; or
 * because it has been seen by then, as what is shown of orders. That somebody does not want that stays with their order.
 */
@Configuration(proxyBeanMethods = false)
class CaseLeftovers {

    @Bean
    Retained oldCaseSlips(JdbcTemplate jdbc) {
        return new Removed("case_slip", "delete from case_slip where created_at < ? limit ?", jdbc);
    }

    @Bean
    Retained oldCaseChecks(JdbcTemplate jdbc) {
        return new Removed("case_check", "delete from case_check where created_at < ? order by id limit ?", jdbc);
    }

    @Bean
    Retained oldEarlyChecks(JdbcTemplate jdbc) {
        return new Removed(
                "case_check_early",
                "delete from case_check_early where created_at < ? order by created_at limit ?",
                jdbc);
    }

    @Bean
    Retained oldShownOrders(JdbcTemplate jdbc) {
        return new Removed(
                "order_shown",
                "delete from order_shown where shown_at < ? and state <> 'UNWANTED' order by shown_at limit ?",
                jdbc);
    }

    /** @param delete takes the limit and how many */
    private record Removed(String subject, String delete, JdbcTemplate jdbc) implements Retained {

        @Override
        public int removeBefore(Instant limit, int atMost) {
            return jdbc.update(delete, limit, atMost);
        }
    }
}
