package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.IntegrationTest;
import java.time.Instant;
import java.util.Collection;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows are read as records of ours. */
@IntegrationTest
class RowTests {

    @Autowired
    private SqlSessionFactory factory;

    @Autowired
    private SqlSessionTemplate session;

    @Test
    void ofEveryRecordTheColumnsAreKnownBeforeItsFirstRow() {
        // Where two have the same short name, something else stands for it.
        Collection<?> all = factory.getConfiguration().getResultMaps();

        assertThat(all)
                .filteredOn(ResultMap.class::isInstance)
                .map(ResultMap.class::cast)
                .filteredOn(map -> map.getType().isRecord())
                .hasSizeGreaterThan(100)
                .allSatisfy(map -> assertThat(map.getConstructorResultMappings())
                        .as(map.getId())
                        .hasSameSizeAs(map.getType().getRecordComponents()));
    }

    @Test
    void aColumnFindsItsComponentInWhateverOrderTheyCome() {
        assertThat(rows().turned()).isEqualTo(new Named(7, "李", Instant.parse("2026-03-01T00:00:00Z")));
    }

    @Test
    void whatIsNullInTheRowIsNullInTheRecord() {
        assertThat(rows().halfEmpty()).isEqualTo(new Named(7, null, null));
    }

    @Test
    void aRecordWithoutItsColumnIsNotMade() {
        assertThatThrownBy(rows()::lacking).hasMessageContaining("family_name");
    }

    @Test
    void whereANumberIsNullNoRecordIsMadeWithAnother() {
        assertThatThrownBy(rows()::nameless).hasMessageContaining("Named");
    }

    private Rows rows() {
        if (!factory.getConfiguration().hasMapper(Rows.class)) {
            factory.getConfiguration().addMapper(Rows.class);
        }
        return session.getMapper(Rows.class);
    }

    record Named(
            long id, @Nullable String familyName, @Nullable Instant bornAt) {}

    interface Rows {

        @Select("select timestamp '2026-03-01 00:00:00' as born_at, '李' as family_name, 7 as id")
        Named turned();

        @Select("select 7 as id, null as family_name, null as born_at")
        Named halfEmpty();

        @Select("select 7 as id, null as born_at")
        Named lacking();

        @Select("select null as id, '李' as family_name, null as born_at")
        Named nameless();
    }
}
