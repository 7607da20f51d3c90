package cn.doorplate.privacy;

import cn.doorplate.dev.TestServers;
import cn.doorplate.shared.Hmac;
import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.flywaydb.core.Flyway;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database of a test's own with this module's tables, empty at first, and the module's parts on it: what is forged, rotated and
 * pruned there is nobody else's, and no job runs in the background.
 */
final class PrivacyDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final SqlSessionTemplate session;
    final JdbcTemplate jdbc;
    final TransactionTemplate transactions;
    final TestClock clock = new TestClock();
    final AccessChain chain = new AccessChain(new Hmac(new byte[32]));

    PrivacyDatabase(String name) {
        pool.setJdbcUrl(TestServers.database("doorplate_" + name));
        pool.setUsername(TestServers.username());
        pool.setPassword(TestServers.password());
        pool.setMaximumPoolSize(16);
        pool.setDataSourceProperties(properties());
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration/privacy")
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        jdbc = new JdbcTemplate(pool);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
        session = new SqlSessionTemplate(sessions());
    }

    /** Those of application.yaml. */
    private static Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "connectionTimeZone", "+00:00",
                "forceConnectionTimeZoneToSession", "true",
                "rewriteBatchedStatements", "true",
                "cachePrepStmts", "true",
                "treatMysqlDatetimeAsTimestamp", "true"));
        return properties;
    }

    private SqlSessionFactory sessions() {
        try {
            Configuration configuration = new Configuration();
            configuration.setMapUnderscoreToCamelCase(true);
            configuration.setArgNameBasedConstructorAutoMapping(true);
            configuration.addMappers("cn.doorplate.privacy");
            SqlSessionFactoryBean bean = new SqlSessionFactoryBean();
            bean.setDataSource(pool);
            bean.setConfiguration(configuration);
            return Objects.requireNonNull(bean.getObject());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    <M> M mapper(Class<M> type) {
        return session.getMapper(type);
    }

    /** With the master keys k1 and k2 of which that one is current, or with some of them. */
    static MasterKeys masterKeys(String current, String... ids) {
        Map<String, String> all = Map.of(
                "k1", "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=",
                "k2", "MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjI=");
        Map<String, String> some = new HashMap<>(all);
        some.keySet().retainAll(Set.of(ids));
        return new MasterKeys(new PrivacySettings(current, some, "", "", ""));
    }

    PersonKeys keys() {
        return keys(masterKeys("k1", "k1", "k2"));
    }

    PersonKeys keys(MasterKeys masterKeys) {
        return new PersonKeys(mapper(PersonKeyMapper.class), masterKeys, clock);
    }

    AccessLog accessLog() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        return new AccessLog(mapper(AccessLogMapper.class), chain, keys(), transactions, messages, clock);
    }

    @Override
    public void close() {
        pool.close();
    }
}
