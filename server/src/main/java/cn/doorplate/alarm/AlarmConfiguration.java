package cn.doorplate.alarm;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What alarms do by themselves while a server runs. */
@Configuration(proxyBeanMethods = false)
class AlarmConfiguration {

    @Bean
    Jobs alarmJobs(AlarmRounds rounds, LiveAlarms live, AlarmMeter meter) {
        return new Jobs()
                .everyReserved(AlarmRounds.PAUSE, "alarms", rounds::round)
                .everyReserved(LiveAlarms.PERIOD, "live-alarms", live::look)
                .everyReserved(AlarmMeter.PAUSE, "alarm-meter", meter::look);
    }
}
