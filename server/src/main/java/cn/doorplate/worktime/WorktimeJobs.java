package cn.doorplate.worktime;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: learns what was changed through other servers, and asks for the next year in time. */
@Configuration(proxyBeanMethods = false)
class WorktimeJobs {

    @Bean
    Jobs worktimeRounds(WorkCalendars calendars, WorkYearWatch watch) {
        return new Jobs()
                .every(WorkCalendars.PAUSE, "worktime-changes", calendars::refresh)
                .every(WorkYearWatch.PAUSE, "work-year-watch", watch::look);
    }
}
