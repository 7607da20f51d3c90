package cn.doorplate.reserve;

import cn.doorplate.shared.Reserve;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The pools beside everybody's, to the same database and with the same settings; each is opened by who needs it first. */
final class ReservePools implements DisposableBean {

    /** Milliseconds that one waits for a connection: who raises an alarm is told soon to call instead. */
    private static final long PATIENCE = 1_000;

    private final ReserveSettings settings;
    private final Map<Reserve, HikariDataSource> pools = new EnumMap<>(Reserve.class);
    private boolean closed;

    ReservePools(ReserveSettings settings) {
        this.settings = settings;
    }

    /**
     * @param everybodys whose settings it has but for its size
     * @return null at the end, when what is still to be done takes everybody's
     */
    synchronized @Nullable HikariDataSource of(Reserve reserve, HikariDataSource everybodys) {
        return closed ? null : pools.computeIfAbsent(reserve, it -> open(it, everybodys));
    }

    private HikariDataSource open(Reserve reserve, HikariDataSource everybodys) {
        int size = settings.of(reserve);
        Integer idle = settings.idle();
        HikariConfig config = new HikariConfig();
        everybodys.copyStateTo(config);
        config.setPoolName("reserve-" + reserve.name().toLowerCase(java.util.Locale.ROOT));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(idle == null ? size : Math.min(idle, size));
        config.setConnectionTimeout(PATIENCE);
        config.setInitializationFailTimeout(-1);
        config.setDataSource(new PatientDataSource(opening(config)));
        config.setUsername(null);
        config.setPassword(null);
        return new HikariDataSource(config);
    }

    /** As the pool itself would open them. */
    private static DriverManagerDataSource opening(HikariConfig config) {
        Properties properties = new Properties();
        properties.putAll(config.getDataSourceProperties());
        DriverManagerDataSource opening = new DriverManagerDataSource(config.getJdbcUrl(), properties);
        opening.setUsername(config.getUsername());
        opening.setPassword(config.getPassword());
        return opening;
    }

    @Override
    public synchronized void destroy() {
        closed = true;
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
    }
}
