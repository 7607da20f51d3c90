package cn.doorplate.shared;

import com.baomidou.mybatisplus.core.MybatisConfiguration;
import com.baomidou.mybatisplus.core.toolkit.StringUtils;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.apache.ibatis.mapping.ResultFlag;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;

/**
 * Reads records by maps that are drawn once: a column for each component, named as it is with underscores. MyBatis itself would look
 * for the columns' names among the components' at each row, each of the ones beside each of the others.
 */
final class RowConfiguration extends MybatisConfiguration {

    @Override
    public void addResultMap(ResultMap map) {
        super.addResultMap(isDrawn(map) ? drawn(map) : map);
    }

    /** Of a record that says nothing itself of its columns, and each of whose components is read from one. */
    private boolean isDrawn(ResultMap map) {
        return map.getType().isRecord()
                && map.getResultMappings().isEmpty()
                && map.getDiscriminator() == null
                && !getTypeHandlerRegistry().hasTypeHandler(map.getType())
                && Arrays.stream(map.getType().getRecordComponents())
                        .allMatch(it -> getTypeHandlerRegistry().hasTypeHandler(it.getType()));
    }

    private ResultMap drawn(ResultMap map) {
        List<ResultMapping> columns = Arrays.stream(map.getType().getRecordComponents())
                .map(this::column)
                .toList();
        return new ResultMap.Builder(this, map.getId(), map.getType(), columns).build();
    }

    private ResultMapping column(RecordComponent component) {
        String name = component.getName();
        return new ResultMapping.Builder(this, name, StringUtils.camelToUnderline(name), component.getType())
                .flags(List.of(ResultFlag.CONSTRUCTOR))
                .build();
    }
}
